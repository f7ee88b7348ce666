package io.varscope.processor.report;

import static io.varscope.processor.eclipse.Reflection.call;

import io.varscope.processor.eclipse.EclipseProject;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The markers of problems in an Eclipse workspace, for what a compiler's messages cannot do there:
 * change what was said of a file that is not compiled.
 *
 * <p>Where a file is in error, other build tools compile it again with every build; Eclipse does
 * not, nor does it when something changes that the file does not mention. Then the markers of the
 * file are brought up to date here.
 */
public final class EclipseMarkers {

  /** The type of the markers that Eclipse makes of processors' messages. */
  private static final String MARKER = "org.eclipse.jdt.apt.pluggable.core.compileProblem";

  private static final int DEPTH_ZERO = 0;
  private static final int DEPTH_INFINITE = 2;
  private static final int SEVERITY_WARNING = 1;
  private static final int SEVERITY_ERROR = 2;

  /** What only a source tells, and no other class changes: it stays until its file is compiled. */
  private static final Set<Id> OF_ONE_SOURCE = Set.of(Id.REPLACED_VALUE);

  /** What a marker says, and where. */
  private record Mark(String text, boolean isWarning, int start, int end, int line) {

    int severity() {
      return isWarning ? SEVERITY_WARNING : SEVERITY_ERROR;
    }
  }

  private final EclipseProject project;

  /** The classes of {@link #faulty}, as they were when the rounds began. */
  private Set<String> faulty = Set.of();

  public EclipseMarkers(EclipseProject project) {
    this.project = project;
  }

  /**
   * The canonical names of the classes in all files of which something was said before; asked when
   * rounds begin, since to look through all files of a project takes Eclipse long.
   */
  public Set<String> faulty() {
    Set<String> names = new TreeSet<>();
    try {
      for (Object folder : project.sourceFolders()) {
        for (Object marker : markers(folder, DEPTH_INFINITE)) {
          for (Object type : project.typesIn(call(marker, "getResource"))) {
            names.add((String) call(type, "getFullyQualifiedName", '.'));
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      // What was said before stays until its file is saved.
      names.clear();
    }
    faulty = names;
    return names;
  }

  /**
   * Makes the markers of some files those of findings.
   *
   * @param types the canonical names of all classes that are up to date, with or without findings
   * @param findings about these classes
   * @return what could not be said
   */
  public List<Finding> say(Collection<String> types, List<Finding> findings) {
    Map<String, Object> files = new TreeMap<>();
    Map<String, List<Mark>> marks = new TreeMap<>();
    List<Finding> unsaid = new ArrayList<>();
    Map<String, List<Finding>> byType =
        findings.stream().collect(Collectors.groupingBy(finding -> finding.site().type()));
    for (String type : types) {
      List<Finding> ofType = byType.getOrDefault(type, List.of());
      if (ofType.isEmpty() && !faulty.contains(type)) {
        continue;
      }
      try {
        Object element = project.find(type);
        if (element == null || (boolean) call(element, "isBinary")) {
          unsaid.addAll(ofType);
        } else {
          Object file = call(element, "getResource");
          String path = call(file, "getFullPath").toString();
          files.put(path, file);
          for (Finding finding : ofType) {
            if (OF_ONE_SOURCE.contains(finding.problem().id())) {
              continue;
            }
            mark(element, finding)
                .ifPresent(m -> marks.computeIfAbsent(path, p -> new ArrayList<>()).add(m));
          }
        }
      } catch (ReflectiveOperationException e) {
        unsaid.addAll(ofType);
      }
    }
    files.forEach((path, file) -> replace(file, marks.getOrDefault(path, List.of())));
    return unsaid;
  }

  private static void replace(Object file, List<Mark> marks) {
    try {
      List<String> before = new ArrayList<>();
      List<Object> markers = new ArrayList<>();
      for (Object marker : markers(file, DEPTH_ZERO)) {
        if (id(call(marker, "getAttribute", "message")).filter(OF_ONE_SOURCE::contains).isEmpty()) {
          markers.add(marker);
        }
      }
      for (Object marker : markers) {
        before.add(
            call(marker, "getAttribute", "severity")
                + " "
                + call(marker, "getAttribute", "charStart")
                + " "
                + call(marker, "getAttribute", "message"));
      }
      if (before.stream()
          .sorted()
          .toList()
          .equals(
              marks.stream()
                  .map(mark -> mark.severity() + " " + mark.start() + " " + mark.text())
                  .sorted()
                  .toList())) {
        return;
      }
      for (Object marker : markers) {
        call(marker, "delete");
      }
      for (Mark mark : marks) {
        Map<String, Object> attributes =
            Map.of(
                "message", mark.text(),
                "severity", mark.severity(),
                "charStart", mark.start(),
                "charEnd", mark.end(),
                "lineNumber", mark.line());
        call(call(file, "createMarker", MARKER), "setAttributes", attributes);
      }
    } catch (ReflectiveOperationException e) {
      // The file keeps what it has until it is saved.
      return;
    }
  }

  /** The markers of this processor. */
  private static List<Object> markers(Object resource, int depth)
      throws ReflectiveOperationException {
    List<Object> markers = new ArrayList<>();
    for (Object marker : (Object[]) call(resource, "findMarkers", MARKER, true, depth)) {
      if (id(call(marker, "getAttribute", "message")).isPresent()) {
        markers.add(marker);
      }
    }
    return markers;
  }

  /** The id that a message begins with, if it is one of this processor. */
  private static Optional<Id> id(Object message) {
    return message instanceof String text && text.startsWith("[")
        ? Id.of(text.substring(1, Math.max(1, text.indexOf(']')))).filter(Id::isOfCompiler)
        : Optional.empty();
  }

  private static Optional<Mark> mark(Object type, Finding finding)
      throws ReflectiveOperationException {
    Site site = finding.site();
    Object element = type;
    if (!site.field().isEmpty()) {
      Object field = call(type, "getField", site.field());
      element = (boolean) call(field, "exists") ? field : type;
    }
    if (finding.isWarning() && isSuppressed(element, finding.problem().id())) {
      return Optional.empty();
    }
    Optional<AnnotationSource> annotation = AnnotationSource.find(element, site.annotation());
    AnnotationSource.Range range =
        annotation.isPresent() ? annotation.get().range(site.value()) : name(element);
    String source = (String) call(call(type, "getCompilationUnit"), "getSource");
    int line = 1 + (int) source.substring(0, range.start()).chars().filter(c -> c == '\n').count();
    String text = Reporter.withPage(finding.text(), finding);
    return Optional.of(new Mark(text, finding.isWarning(), range.start(), range.end(), line));
  }

  private static AnnotationSource.Range name(Object element) throws ReflectiveOperationException {
    Object range = call(element, "getNameRange");
    int start = (int) call(range, "getOffset");
    return new AnnotationSource.Range(start, start + (int) call(range, "getLength"));
  }

  private static boolean isSuppressed(Object element, Id id) throws ReflectiveOperationException {
    for (Object e = element; e != null; e = call(e, "getDeclaringType")) {
      Optional<AnnotationSource> suppressed = AnnotationSource.find(e, "SuppressWarnings");
      if (suppressed.isPresent() && suppressed.get().strings().contains(id.toString())) {
        return true;
      }
    }
    return false;
  }
}
