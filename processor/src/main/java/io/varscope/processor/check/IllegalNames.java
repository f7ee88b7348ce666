package io.varscope.processor.check;

import io.varscope.processor.files.FileMatch;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.LoadedFile.Entries;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** What a model says of the names in a file can be read, and its operations fit the tensors. */
final class IllegalNames extends FileRule {

  @Override
  void check(FileMatch match, Sources sources, Consumer<Finding> findings) {
    for (FileMatch.UnreadEntry unread : match.unread()) {
      int entry = unread.reason().entry();
      findings.accept(
          new Finding(
              match.file().site(unread.list(), entry),
              new Problem(
                  Id.ILLEGAL_NAMES,
                  "'"
                      + match.file().entries(unread.list()).get(entry)
                      + "', at index "
                      + unread.reason().index()
                      + ": "
                      + unread.reason().getMessage())));
    }
    for (FileMatch.Misapplied misapplied : match.misapplied()) {
      String variable = misapplied.variable().name();
      findings.accept(
          new Finding(
                  match.file().site(Entries.NAMES, misapplied.rule()),
                  new Problem(
                      Id.ILLEGAL_NAMES,
                      "'"
                          + match.file().entries(Entries.NAMES).get(misapplied.rule())
                          + "' cannot be done for "
                          + variable
                          + ": "
                          + misapplied.sentence()))
              .about(variable));
    }
  }
}
