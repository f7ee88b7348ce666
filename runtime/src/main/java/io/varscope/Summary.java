package io.varscope;

import io.varscope.rules.Problem;
import io.varscope.text.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The variables of a store, as a table for people. */
final class Summary {

  private static final List<String> HEAD =
      List.of("variable", "shape", "dtype", "trainable", "parameters", "bytes", "memory", "groups");

  private Summary() {}

  static String of(List<AnyVariable> variables, String separator, Differences differences) {
    TextTable table = new TextTable(HEAD, Set.of("parameters", "bytes"), separator);
    long parameters = 0;
    long trainable = 0;
    long bytes = 0;
    StringBuilder remarks = new StringBuilder();
    for (AnyVariable variable : variables) {
      long size = (long) variable.size() * variable.dtype().bytes();
      parameters += variable.size();
      trainable += variable.trainable() ? variable.size() : 0;
      bytes += size;
      Optional<Problem> difference = differences.of(variable);
      difference.ifPresent(problem -> remarks.append("* ").append(problem.text()).append('\n'));
      table.add(
          variable.name() + (difference.isPresent() ? " *" : ""),
          List.of(
              variable.shape().toString(),
              variable.dtype().toString(),
              variable.trainable() ? "yes" : "no",
              TextTable.grouped(variable.size()),
              TextTable.grouped(size),
              variable.memory().words(),
              String.join(", ", new TreeSet<>(variable.groups()))));
    }
    return table
        + "\n"
        + remarks
        + (remarks.isEmpty() ? "" : "\n")
        + variables.size()
        + (variables.size() == 1 ? " variable, " : " variables, ")
        + TextTable.grouped(parameters)
        + " parameters, of which "
        + TextTable.grouped(trainable)
        + " are trainable, "
        + TextTable.grouped(bytes)
        + " bytes\n";
  }
}
