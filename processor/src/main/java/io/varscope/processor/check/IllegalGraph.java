package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A {@code @VariableGraph} names roots, of one graph, each once. */
final class IllegalGraph implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ProgramDeclaration program : model.programs()) {
      if (program.complete() && program.roots().isEmpty()) {
        findings.accept(
            new Finding(
                program.site().at("value"),
                new Problem(Id.ILLEGAL_GRAPH, "The graph " + program.name() + " names no root.")));
      }
      if (model.known().containsKey(program.name())) {
        findings.accept(
            new Finding(
                program.site(),
                new Problem(
                    Id.ILLEGAL_GRAPH,
                    program.name()
                        + " cannot be a graph: it is a scope class itself. Annotate another"
                        + " class.")));
      }
      new TreeMap<>(program.obstacles())
          .forEach(
              (index, reason) ->
                  findings.accept(
                      new Finding(
                          program.site(index),
                          new Problem(
                              Id.ILLEGAL_GRAPH,
                              program.roots().get(index)
                                  + " cannot be a root of the graph "
                                  + program.name()
                                  + ": "
                                  + reason
                                  + "."))));
    }
  }
}
