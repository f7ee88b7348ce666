package io.varscope.processor.report;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.model.Finding;
import io.varscope.rules.Id;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Says findings through the compiler. The first of each id ends with the address of its page: that
 * is enough in a list that is read from above.
 */
public final class Reporter {

  private final Messager messager;
  private final ElementLookup lookup;
  private final JavacSources sources;
  private final boolean isEclipse;
  private final Set<Id> idsWithPage = new HashSet<>();

  /**
   * A reporter.
   *
   * @param isEclipse whether messages become markers. These come and go one by one, so that none is
   *     the first; each has the address
   */
  public Reporter(Messager messager, Classes classes, JavacSources sources, boolean isEclipse) {
    this.sources = sources;
    this.messager = messager;
    this.lookup = new ElementLookup(classes);
    this.isEclipse = isEclipse;
  }

  /** A message with the address of the page about it. */
  static String withPage(String text, Finding finding) {
    return text + "\nSee docs/diagnostics/" + finding.problem().id() + ".md of Varscope.";
  }

  /** Says at once, at the element itself, what no later look-up would find. */
  public void report(Finding finding, Element element, String annotation) {
    messager.printMessage(
        Diagnostic.Kind.ERROR,
        textWithPage(finding.text(), finding),
        element,
        Annotations.find(element, annotation).orElse(null));
  }

  /** Adds the address of the page, unless it was told already. */
  private String textWithPage(String text, Finding finding) {
    return idsWithPage.add(finding.problem().id()) || isEclipse ? withPage(text, finding) : text;
  }

  /** Says each finding at its site. */
  public void report(List<Finding> findings) {
    for (Finding finding : findings) {
      print(finding);
    }
  }

  private void print(Finding finding) {
    Optional<ElementLookup.Target> target = lookup.find(finding.site());
    if (finding.isWarning()
        && target.isPresent()
        && isSuppressed(target.get().element(), finding)) {
      return;
    }
    String text = finding.text();
    Optional<Element> nearest = target.map(t -> sources.nearestWithLine(t.element()));
    boolean isElsewhere = target.isPresent() && !target.get().element().equals(nearest.get());
    if (isElsewhere || sources.mayBeClassFile(finding.site())) {
      text += "\nThis is about " + finding.site().place() + ".";
    }
    text = textWithPage(text, finding);
    Diagnostic.Kind kind = finding.isWarning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
    if (target.isEmpty()) {
      messager.printMessage(kind, finding.site().type() + ": " + text);
    } else if (isElsewhere || target.get().mirror() == null) {
      messager.printMessage(kind, text, nearest.get());
    } else {
      messager.printMessage(
          kind, text, target.get().element(), target.get().mirror(), target.get().value());
    }
  }

  private static boolean isSuppressed(Element element, Finding finding) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings suppressed = e.getAnnotation(SuppressWarnings.class);
      if (suppressed != null
          && List.of(suppressed.value()).contains(finding.problem().id().toString())) {
        return true;
      }
    }
    return false;
  }
}
