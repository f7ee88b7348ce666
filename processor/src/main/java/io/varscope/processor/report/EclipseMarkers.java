package io.varscope.processor.report;

import static io.varscope.processor.eclipse.Reflection.call;

import io.varscope.processor.check.Rules;
import io.varscope.processor.eclipse.EclipseProject;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Set<String> IDS = Set.copyOf(Rules.allIds());

  /** What a marker says, and where. */
  private record Mark(String text, boolean isWarning, int start, int end, int line) {}

  private final EclipseProject project;

  public EclipseMarkers(EclipseProject project) {
    this.project = project;
  }

  /** The canonical names of the classes in all files of which something was said before. */
  public Set<String> faulty() {
    Set<String> names = new TreeSet<>();
    try {
      for (Object marker : markers(project.resource(), DEPTH_INFINITE)) {
        for (Object type : project.typesIn(call(marker, "getResource"))) {
          names.add((String) call(type, "getFullyQualifiedName", '.'));
        }
      }
    } catch (ReflectiveOperationException e) {
      // What was said before stays until its file is saved.
      names.clear();
    }
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
    Set<String> marked = faulty();
    for (String type : types) {
      List<Finding> ofType = byType.getOrDefault(type, List.of());
      if (ofType.isEmpty() && !marked.contains(type)) {
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
      for (Object marker : markers(file, DEPTH_ZERO)) {
        before.add((String) call(marker, "getAttribute", "message"));
      }
      if (before.stream()
          .sorted()
          .toList()
          .equals(marks.stream().map(Mark::text).sorted().toList())) {
        return;
      }
      for (Object marker : markers(file, DEPTH_ZERO)) {
        call(marker, "delete");
      }
      for (Mark mark : marks) {
        Map<String, Object> attributes =
            Map.of(
                "message", mark.text(),
                "severity", mark.isWarning() ? SEVERITY_WARNING : SEVERITY_ERROR,
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
      Object message = call(marker, "getAttribute", "message");
      if (message instanceof String text
          && text.startsWith("[")
          && IDS.contains(text.substring(1, Math.max(1, text.indexOf(']'))))) {
        markers.add(marker);
      }
    }
    return markers;
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
    Object range = call(element, "getNameRange");
    int start = (int) call(range, "getOffset");
    int end = start + (int) call(range, "getLength");
    Optional<Object> annotation = annotation(element, site.annotation());
    if (annotation.isPresent()) {
      int offset = (int) call(call(annotation.get(), "getSourceRange"), "getOffset");
      int[] within = within((String) call(annotation.get(), "getSource"), site.value());
      start = offset + within[0];
      end = offset + within[1];
    }
    String source = (String) call(call(type, "getCompilationUnit"), "getSource");
    int line = 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
    String text = Reporter.withPage(finding.text(), finding);
    return Optional.of(new Mark(text, finding.isWarning(), start, end, line));
  }

  private static Optional<Object> annotation(Object element, String simpleName)
      throws ReflectiveOperationException {
    for (Object annotation : (Object[]) call(element, "getAnnotations")) {
      String name = (String) call(annotation, "getElementName");
      if (name.substring(name.lastIndexOf('.') + 1).equals(simpleName)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  private static boolean isSuppressed(Object element, String id)
      throws ReflectiveOperationException {
    for (Object e = element; e != null; e = call(e, "getDeclaringType")) {
      Optional<Object> suppressed = annotation(e, "SuppressWarnings");
      if (suppressed.isPresent()
          && ((String) call(suppressed.get(), "getSource")).contains('"' + id + '"')) {
        return true;
      }
    }
    return false;
  }

  /**
   * The part of an annotation that Eclipse's compiler marks for one of its values: the name of the
   * member; the expression, if that stands alone; for the whole, or the item of an array, the name
   * of the annotation.
   */
  private static int[] within(String annotation, String value) {
    int nameEnd = annotation.indexOf('(');
    String name = nameEnd < 0 ? annotation : annotation.substring(0, nameEnd);
    int[] whole = {0, name.stripTrailing().length()};
    if (value.isEmpty() || value.contains("[") || nameEnd < 0) {
      return whole;
    }
    Function<String, Matcher> find = regex -> Pattern.compile(regex).matcher(annotation);
    Matcher member = find.apply("[(,]\\s*(" + Pattern.quote(value) + ")\\s*=");
    if (member.find()) {
      return new int[] {member.start(1), member.end(1)};
    }
    Matcher alone = find.apply("(?s)\\(\\s*(.*?)\\s*\\)\\z");
    return value.equals("value") && alone.find() ? new int[] {alone.start(1), alone.end(1)} : whole;
  }
}
