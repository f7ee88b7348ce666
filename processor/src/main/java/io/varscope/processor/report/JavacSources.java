package io.varscope.processor.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;

/**
 * Lines and positions, from the trees of javac. Other compilers have none, nor has javac below a
 * build tool that wraps its environment; then places go by their names alone.
 */
public final class JavacSources implements Sources {

  private record Position(String file, long offset) {}

  private final Predicate<String> inSource;
  private final Elements elements;
  private final ElementLookup lookup;
  private final Optional<Trees> trees;
  private final Map<String, Position> positions = new ConcurrentHashMap<>();

  /**
   * The sources of a compilation.
   *
   * @param inSource whether this compilation has the source of a class
   */
  public JavacSources(ProcessingEnvironment environment, Predicate<String> inSource) {
    this.inSource = inSource;
    this.elements = environment.getElementUtils();
    this.lookup = new ElementLookup(elements);
    this.trees = trees(environment);
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
  public String line(Site site) {
    if (trees.isEmpty() || !hasSource(site.type())) {
      return "";
    }
    return lookup
        .find(site)
        .map(
            target ->
                target.mirror() == null
                    ? trees.get().getPath(target.element())
                    : trees.get().getPath(target.element(), target.mirror()))
        .map(this::line)
        .orElse("");
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
  public Comparator<String> order() {
    return Comparator.comparing((String type) -> packageOf(type))
        .thenComparing(type -> position(type).file())
        .thenComparingLong(type -> position(type).offset())
        .thenComparing(Comparator.naturalOrder());
  }

  private String packageOf(String type) {
    return Optional.ofNullable(elements.getTypeElement(type))
        .map(element -> elements.getPackageOf(element).getQualifiedName().toString())
        .orElse("");
  }

  private Position position(String type) {
    return positions.computeIfAbsent(type, this::findPosition);
  }

  private Position findPosition(String type) {
    TreePath path =
        trees
            .flatMap(t -> Optional.ofNullable(elements.getTypeElement(type)).map(t::getPath))
            .orElse(null);
    return path == null
        ? new Position(type, 0)
        : new Position(fileName(path.getCompilationUnit()), start(path));
  }
}
