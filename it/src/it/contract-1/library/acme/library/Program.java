package acme.library;

import io.varscope.VariableGraph;

/** The net and its evaluation, bound together. */
@VariableGraph({Evaluation.class, Net.class})
public class Program {}
