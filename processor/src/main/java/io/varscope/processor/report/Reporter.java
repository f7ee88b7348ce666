package io.varscope.processor.report;

import io.varscope.processor.model.Finding;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/** Says findings through the compiler. */
public final class Reporter {

  private final Messager messager;
  private final ElementLookup lookup;

  public Reporter(Messager messager, Elements elements) {
    this.messager = messager;
    this.lookup = new ElementLookup(elements);
  }

  /** Says each finding at its site. */
  public void report(List<Finding> findings) {
    for (Finding finding : findings) {
      print(finding);
    }
  }

  private void print(Finding finding) {
    StringBuilder message = new StringBuilder(finding.problem().toString());
    finding.more().forEach(line -> message.append("\n").append(line));
    if (!finding.hint().isEmpty()) {
      message.append("\n").append(finding.hint());
    }
    String text = message.toString();
    Optional<ElementLookup.Target> target = lookup.find(finding.site());
    if (target.isEmpty()) {
      messager.printMessage(Diagnostic.Kind.ERROR, finding.site().type() + ": " + text);
    } else if (target.get().mirror() == null) {
      messager.printMessage(Diagnostic.Kind.ERROR, text, target.get().element());
    } else {
      messager.printMessage(
          Diagnostic.Kind.ERROR,
          text,
          target.get().element(),
          target.get().mirror(),
          target.get().value());
    }
  }
}
