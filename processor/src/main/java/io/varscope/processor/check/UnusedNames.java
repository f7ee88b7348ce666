package io.varscope.processor.check;

import io.varscope.processor.files.FileMatch;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Each entry of a list is for something: what was renamed, or came back, is told. */
final class UnusedNames extends FileRule {

  @Override
  void check(FileMatch match, Sources sources, Consumer<Finding> findings) {
    for (FileMatch.IdleEntry idle : match.idle()) {
      findings.accept(
          new Finding(
              match.file().site(idle.list(), idle.index()),
              new Problem(Id.UNUSED_NAMES, sentence(idle, match))));
    }
  }

  private static String sentence(FileMatch.IdleEntry idle, FileMatch match) {
    String file = match.header().file();
    return switch (idle.list()) {
      case NAMES ->
          "'"
              + match.file().entries(idle.list()).get(idle.index())
              + (idle.isReplaced()
                  ? "' is never used: rules before it are for all the variables that it fits. Put it"
                      + " before them, or delete it."
                  : "' fits no variable of "
                      + match.root()
                      + "."
                      + suggestion(idle.name(), match.variables()));
      case ABSENT ->
          idle.isReplaced()
              ? idle.name() + " is not absent: " + file + " has it. Delete the entry."
              : idle.name()
                  + " is no variable of "
                  + match.root()
                  + "."
                  + suggestion(idle.name(), match.variables());
      case UNUSED ->
          idle.isReplaced()
              ? idle.name() + " is not unused: " + match.root() + " takes it. Delete the entry."
              : idle.name()
                  + " is no tensor of "
                  + file
                  + "."
                  + suggestion(idle.name(), tensors(match));
    };
  }

  private static List<String> tensors(FileMatch match) {
    List<String> names = new ArrayList<>();
    match.header().tensors().forEach(tensor -> names.add(tensor.name()));
    return names;
  }

  private static String suggestion(String name, Collection<String> candidates) {
    List<String> nearest = name.contains("{") ? List.of() : NearestNames.of(name, candidates);
    return nearest.isEmpty() ? "" : " Did you mean " + String.join(", or ", nearest) + "?";
  }
}
