package io.varscope.processor.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.KotlinStubs;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Lines and positions, from the trees of javac. Other compilers have none, nor has javac below a
 * build tool that wraps its environment; then places go by their names alone.
 */
public final class JavacSources implements Sources {

  private record Position(String file, long offset) {}

  private final Predicate<String> inSource;
  private final Classes classes;
  private final ElementLookup lookup;
  private final Optional<Trees> trees;
  private final boolean isEclipse;
  private final Map<Site, Position> positions = new ConcurrentHashMap<>();
  private final Map<Site, String> lines = new ConcurrentHashMap<>();

  /** By class, the names of the fields that have a value. */
  private final Map<String, Set<String>> values = new ConcurrentHashMap<>();

  /**
   * The sources of a compilation.
   *
   * @param inSource whether this compilation has the source of a class
   */
  public JavacSources(
      ProcessingEnvironment environment, Classes classes, Predicate<String> inSource) {
    this.inSource = inSource;
    this.classes = classes;
    this.lookup = new ElementLookup(classes);
    this.trees = trees(environment);
    this.isEclipse = environment.getClass().getName().startsWith("org.eclipse.");
  }

  private static Optional<Trees> trees(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return Optional.empty();
    }
  }

  @Override
  public boolean hasSource(String type) {
    return inSource.test(type);
  }

  @Override
  public boolean isImplicit(String type) {
    return !hasSource(type) && path(Site.ofType(type)).isPresent();
  }

  @Override
  public boolean hasValue(String type, String field) {
    return values.computeIfAbsent(type, this::findValues).contains(field);
  }

  private Set<String> findValues(String type) {
    TypeElement element = classes.find(type);
    return element == null ? Set.of() : FieldValues.of(element, trees);
  }

  @Override
  public String line(Site site) {
    return hasSource(site.type()) ? lines.computeIfAbsent(site, this::findLine) : "";
  }

  private String findLine(Site site) {
    return isStub(site) ? "" : path(site).map(this::line).orElse("");
  }

  /** Of Kotlin, the compiler gets stubs, in files that nobody has written. */
  private boolean isStub(Site site) {
    return Optional.ofNullable(classes.find(site.type())).filter(KotlinStubs::isKotlin).isPresent();
  }

  /** The nearest element of which the compiler has a line; the element itself, if none is near. */
  Element nearestWithLine(Element element) {
    return isEclipse ? EclipsePlaces.nearest(element, classes) : element;
  }

  /**
   * Whether the compiler may have been given a class file in place of a source, as Gradle does:
   * then it says no file and line. Below a build tool that cannot be known.
   */
  boolean mayBeClassFile(Site site) {
    return trees.isPresent() ? path(site).isEmpty() : !isEclipse;
  }

  private Optional<TreePath> path(Site site) {
    if (trees.isEmpty()) {
      return Optional.empty();
    }
    Trees t = trees.get();
    return lookup
        .find(site)
        .map(
            target -> {
              if (target.mirror() == null) {
                return t.getPath(target.element());
              }
              return target.value() == null
                  ? t.getPath(target.element(), target.mirror())
                  : t.getPath(target.element(), target.mirror(), target.value());
            });
  }

  private String line(TreePath path) {
    CompilationUnitTree unit = path.getCompilationUnit();
    long start = start(path);
    return fileName(unit) + ":" + unit.getLineMap().getLineNumber(start);
  }

  private long start(TreePath path) {
    return trees
        .orElseThrow()
        .getSourcePositions()
        .getStartPosition(path.getCompilationUnit(), path.getLeaf());
  }

  private static String fileName(CompilationUnitTree unit) {
    String name = unit.getSourceFile().getName().replace('\\', '/');
    return name.substring(name.lastIndexOf('/') + 1);
  }

  @Override
  public Comparator<Site> order() {
    return Comparator.comparing((Site site) -> packageOf(site.type()))
        .thenComparing(site -> position(site).file())
        .thenComparingLong(site -> position(site).offset())
        .thenComparing(Site::type);
  }

  private String packageOf(String type) {
    return Optional.ofNullable(classes.find(type))
        .map(element -> classes.elements().getPackageOf(element).getQualifiedName().toString())
        .orElse("");
  }

  private Position position(Site site) {
    return positions.computeIfAbsent(site, this::findPosition);
  }

  private Position findPosition(Site site) {
    return path(site)
        .map(path -> new Position(fileName(path.getCompilationUnit()), start(path)))
        .orElse(new Position(site.type(), 0));
  }
}
