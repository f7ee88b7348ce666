package io.varscope.processor.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.processor.Compiler;
import io.varscope.processor.check.Levels;
import io.varscope.processor.check.Model;
import io.varscope.processor.check.Rules;
import io.varscope.processor.expand.Expander;
import io.varscope.processor.expand.Expansion;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * A model that is compiled as a library and an application is told what it is told when it is
 * compiled together: every finding in which a compilation takes part is printed, somewhere.
 */
class LibraryAgreementTest {

  private static final Pattern NAME = Pattern.compile("(?:[Vv]ariable|Scope) (\\S+?)[,: ]");
  private static final Pattern FORMULA = Pattern.compile("^'([^']*)'");
  private static final Pattern UNKNOWN = Pattern.compile("nothing here is called (\\w+)");

  private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*\\}");

  private static final String MORE = "and more";

  @Provide
  Arbitrary<RandomModel> models() {
    return RandomModels.models();
  }

  @Property(tries = 6000, seed = "44", edgeCases = EdgeCasesMode.NONE)
  void theStagesAgree(
      @ForAll("models") RandomModel model, @ForAll @IntRange(min = 1, max = 4) int split) {
    Map<String, ScopeClass> classes = model.declarations();
    Map<String, ScopeClass> library = library(classes, split);
    Assume.that(!library.isEmpty() && keys(findings(library, List.of(), library)).isEmpty());
    Map<String, ScopeClass> application = new TreeMap<>(classes);
    application.keySet().removeAll(library.keySet());
    List<ScopeClass> outside = library.values().stream().filter(ScopeClass::isRoot).toList();
    Set<String> together = keys(findings(classes, List.of(), classes));
    Set<String> apart = keys(findings(classes, outside, application));
    // Of one site not all is printed.
    Assume.that(!together.contains(MORE) && !apart.contains(MORE));
    assertEquals(together, apart);
    Statistics.label("something to tell")
        .collect(!together.isEmpty())
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
  }

  @Property(tries = 80, seed = "45", edgeCases = EdgeCasesMode.NONE)
  void javacAgrees(
      @ForAll("models") RandomModel model, @ForAll @IntRange(min = 1, max = 4) int split)
      throws IOException {
    Map<String, ScopeClass> classes = model.declarations();
    Map<String, ScopeClass> library = library(classes, split);
    Assume.that(!library.isEmpty() && findings(library, List.of(), library).isEmpty());
    Path folder = Files.createTempDirectory("agreement");
    try {
      Map<String, String> sources = model.sources(3, false);
      Map<String, String> ofLibrary = new TreeMap<>(sources);
      ofLibrary.keySet().removeIf(path -> !library.containsKey(className(path)));
      sources.keySet().removeAll(ofLibrary.keySet());
      Compiler.Result compiled = Compiler.JAVAC.compile(folder.resolve("lib"), ofLibrary);
      assertEquals(List.of(), compiled.errors());
      Compiler.Result result =
          Compiler.JAVAC.compile(
              folder.resolve("app"),
              sources,
              "-classpath",
              Stream.of(Compiler.runtime(), compiled.classes(), folder.resolve("app/classes"))
                  .map(Object::toString)
                  .collect(Collectors.joining(File.pathSeparator)));
      assertEquals(
          keys(findings(classes, List.of(), classes)),
          result.errors().stream()
              .flatMap(error -> keys(error.text()).stream())
              .collect(Collectors.toCollection(TreeSet::new)));
    } finally {
      try (Stream<Path> paths = Files.walk(folder)) {
        paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private static String className(String path) {
    return path.replace('/', '.').replace(".java", "");
  }

  /** Classes lead to later ones only, so that the last ones can be compiled alone. */
  private static Map<String, ScopeClass> library(Map<String, ScopeClass> classes, int split) {
    Map<String, ScopeClass> library = new TreeMap<>();
    List<String> names = List.copyOf(classes.keySet());
    for (String name : names.subList(Math.min(split, names.size()), names.size())) {
      library.put(name, classes.get(name));
    }
    return library;
  }

  private static List<Finding> findings(
      Map<String, ScopeClass> known,
      Collection<ScopeClass> outside,
      Map<String, ScopeClass> compiled) {
    Expansion expansion = Expander.expand(known, outside, compiled.values(), List.of());
    Model model =
        new Model(
            List.copyOf(compiled.values()),
            known,
            List.of(),
            List.of(),
            List.of(),
            expansion,
            List.of(),
            List.of(),
            new Compiled(compiled));
    return Rules.check(model, new Levels(Map.of(), List.of())).stream()
        .filter(finding -> !finding.isWarning())
        .toList();
  }

  private static Set<String> keys(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> keys(finding.text()).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a message is about, wherever it is told: its id, and the variables or the expression. */
  private static Set<String> keys(String text) {
    // A name that is not known yet has an expression in it, with spaces.
    String message =
        EXPRESSION.matcher(text).replaceAll(expression -> expression.group().replace(" ", ""));
    String id = message.substring(0, message.indexOf(']') + 1);
    Set<String> keys = new TreeSet<>();
    if (message.matches("(?s).*and \\d+ more.*")) {
      keys.add(MORE);
    }
    for (String line : message.substring(id.length()).strip().split("\n", -1)) {
      Matcher formula = FORMULA.matcher(line.strip());
      Matcher name = NAME.matcher(line);
      Matcher unknown = UNKNOWN.matcher(line);
      if (line.strip().startsWith("The same for ")) {
        for (String more : line.replaceFirst(".*?: ", "").split(", ", -1)) {
          keys.add(id + " " + more.replaceFirst(".* ", "").replaceFirst("\\.$", ""));
        }
      } else if (unknown.find()) {
        keys.add(id + " " + unknown.group(1));
      } else if (formula.find()) {
        keys.add(id + " " + formula.group(1));
      } else if (name.find()) {
        keys.add(id + " " + name.group(1));
      }
    }
    // The places of an expression are not told where another mount gives it.
    keys.removeIf(key -> key.matches(".* acme\\.C\\d.*"));
    return keys;
  }

  /** Only some classes are in this compilation. */
  private record Compiled(Map<String, ScopeClass> classes) implements Sources {

    @Override
    public boolean hasSource(String type) {
      return classes.containsKey(type);
    }

    @Override
    public String line(Site site) {
      return "";
    }

    @Override
    public Comparator<Site> order() {
      return Comparator.comparing(Site::type);
    }
  }
}
