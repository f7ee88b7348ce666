package io.varscope.processor.report;

import io.varscope.processor.model.Finding;
import io.varscope.processor.read.Classes;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Says findings through the compiler. */
public final class Reporter {

  private final Messager messager;
  private final ElementLookup lookup;
  private final JavacSources sources;

  public Reporter(Messager messager, Classes classes, JavacSources sources) {
    this.sources = sources;
    this.messager = messager;
    this.lookup = new ElementLookup(classes);
  }

  /** Says each finding at its site. */
  public void report(List<Finding> findings) {
    for (Finding finding : findings) {
      print(finding);
    }
  }

  private void print(Finding finding) {
    String text = finding.text();
    Diagnostic.Kind kind = finding.isWarning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
    Optional<ElementLookup.Target> target = lookup.find(finding.site());
    boolean isClassFile = sources.mayBeClassFile(finding.site());
    if (isClassFile) {
      text += "\nThis is about " + finding.site().place() + ".";
    }
    if (target.isEmpty()) {
      messager.printMessage(kind, finding.site().type() + ": " + text);
    } else if (finding.isWarning() && isSuppressed(target.get().element(), finding)) {
      return;
    } else if (target.get().mirror() == null) {
      messager.printMessage(kind, text, target.get().element());
    } else {
      messager.printMessage(
          kind, text, target.get().element(), target.get().mirror(), target.get().value());
    }
  }

  private static boolean isSuppressed(Element element, Finding finding) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings suppressed = e.getAnnotation(SuppressWarnings.class);
      if (suppressed != null && List.of(suppressed.value()).contains(finding.problem().id())) {
        return true;
      }
    }
    return false;
  }
}
