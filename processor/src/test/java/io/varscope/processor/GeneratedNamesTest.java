package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.AnyVariable;
import io.varscope.VariableStore;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever people call their packages, classes and fields, the code that is generated for them
 * means what it should. Each name that stands in generated code on its own, and so could mean
 * something of theirs, is given to each thing in a model that uses all there is.
 */
final class GeneratedNamesTest {

  /** Everything that a binder can have in it; its own names are renamed one after the other. */
  private static final Map<String, String> MODEL =
      Map.of(
          "Root",
          """
          package pack;
          @SuppressWarnings("unused")
          @io.varscope.VariableScope(
              value = "path", separator = ".", let = {"size=2", "width=size*2"},
              groups = "decay", trainable = false, graph = "graph")
          public class Root extends Super {
            int count = 2;
            static int limit = java.lang.Integer.parseInt("3");
            boolean tied;
            @io.varscope.Variable(
                init = @io.varscope.Init(constant = {java.lang.Double.NaN, 1}), shape = 2)
            io.varscope.FloatVariable values;
            @io.varscope.Variable(
                dims = {"width", "count", "limit"}, groups = "other",
                init = @io.varscope.Init(
                    value = io.varscope.Init.Kind.VARIANCE_SCALING,
                    mode = io.varscope.Init.Mode.FAN_OUT, seed = 1))
            io.varscope.FloatVariable weights;
            @io.varscope.Variable(shape = 3) float[] array;
            @io.varscope.VariableScope(init = @io.varscope.Init(custom = Custom.class))
            Layer<java.lang.String> layer;
            @io.varscope.VariableScope(repeat = "2") Layer<?>[] layers;
            @io.varscope.VariableScope(repeat = "size", when = "!tied", let = "size=i+1")
            java.util.List<Layer<java.lang.String>> list;
            @io.varscope.VariableScope(value = "plain{i}", repeat = "3") Outer.Nested[] plains;
            @io.varscope.VariableScope("again") Bounded<?> bounded;
            void method() {}
          }
          """,
          "Super",
          """
          package pack;
          @io.varscope.VariableScope class Super {
            @io.varscope.Variable(reuse = io.varscope.Reuse.AUTO) io.varscope.IntVariable steps;
          }
          """,
          "Layer",
          """
          package pack;
          @java.lang.Deprecated
          @io.varscope.VariableScope class Layer<Parameter> {
            @io.varscope.Variable(dims = "size") io.varscope.FloatVariable bias;
            Parameter parameter;
          }
          """,
          "Bounded",
          """
          package pack;
          @io.varscope.VariableScope
          class Bounded<Parameter extends java.lang.Comparable<Parameter>> {
            @io.varscope.Variable io.varscope.DoubleVariable bias;
          }
          """,
          "Outer",
          """
          package pack;
          class Outer {
            @io.varscope.VariableScope static class Nested {
              @io.varscope.Variable io.varscope.LongVariable bias;
            }
          }
          """,
          "Custom",
          """
          package pack;
          class Custom implements io.varscope.Initializer {
            @java.lang.Override
            public void initialize(io.varscope.AnyVariable v, io.varscope.KeyedRandom random) {}
          }
          """,
          "Sharing",
          """
          package pack;
          @io.varscope.VariableScope(
              value = "path", separator = ".", reuse = io.varscope.Reuse.TRUE, graph = "graph")
          public class Sharing {
            @io.varscope.Variable(shape = 2) io.varscope.FloatVariable values;
          }
          """,
          "Program",
          """
          package pack;
          @io.varscope.VariableGraph({Root.class, Sharing.class}) interface Program {}
          """,
          "Neighbour",
          "package pack; class Neighbour {}\n");

  private static final String VARIABLES =
      "[path.values, path.weights, path.array, path.layer.bias, path.layers.0.bias,"
          + " path.layers.1.bias, path.list.0.bias, path.list.1.bias, path.plain0.bias,"
          + " path.plain1.bias, path.plain2.bias, path.again.bias, path.steps]";

  /** Words that stand alone or begin a name, so that they could mean something else. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

  private static final Pattern NO_CODE =
      Pattern.compile("(?s)/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\])*\"|import [^;]*|package [^;]*");

  @TempDir Path folder;

  /** What is renamed at once; no two of it are in one class. */
  static Stream<Arguments> everything() {
    return Stream.of(
            List.of("pack", "path", "Parameter"),
            List.of("Root", "size"),
            List.of("Super", "values"),
            List.of("Layer", "count"),
            List.of("Outer", "limit"),
            List.of("Custom", "layer"),
            List.of("Neighbour", "tied", "method"))
        .flatMap(renamed -> Stream.of(Compiler.values()).map(with -> Arguments.of(renamed, with)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void named(List<String> renamed, Compiler compiler) throws Exception {
    Map<String, String> sources = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    for (String name : names()) {
      boolean isPossible = !isTaken(name) && !(name.equals("java") && renamed.contains("pack"));
      if (isPossible) {
        String pack = renamed.contains("pack") ? name : "p" + expected.size();
        String root = renamed.contains("Root") ? name : "Root";
        for (String file : MODEL.keySet()) {
          String path = pack + "/" + rename(file, renamed, name) + ".java";
          sources.put(path, rename(source(file, name, pack), renamed, name));
        }
        expected.put(pack + "." + root, rename(VARIABLES, renamed, name));
      }
    }
    Compiler.Result result = compiler.compile(folder, sources);
    assertEquals(List.of(), ofGenerated(result));
    assertEquals(expected, bind(result.classes(), expected.keySet()));
  }

  /** Where no name can be written in full, and a generic class is called as type variables are. */
  @ParameterizedTest
  @EnumSource
  void inTheUnnamedPackage(Compiler compiler) throws Exception {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String name : names()) {
      if (!isTaken(name) && !Set.of("io", "java", "M").contains(name)) {
        sources.put(name + ".java", "class " + name + " {}\n");
      }
    }
    MODEL.forEach(
        (file, text) ->
            sources.put(
                file.replace("Layer", "M") + ".java",
                rename(text.replace("package pack;", ""), List.of("Layer"), "M")));
    Compiler.Result result = compiler.compile(folder, sources);
    assertEquals(List.of(), ofGenerated(result));
    assertEquals(Map.of("Root", VARIABLES), bind(result.classes(), Set.of("Root")));
  }

  /** The same simple name in several packages, and beside a class of this library. */
  @ParameterizedTest
  @EnumSource
  void inSeveralPackages(Compiler compiler) throws Exception {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String pack : List.of("model", "in", "binding", "found")) {
      sources.put(
          pack + "/Shape.java",
          "package %s;\n@io.varscope.VariableScope public class Shape { %s }\n"
              .formatted(
                  pack,
                  "@io.varscope.Variable(shape = 2) io.varscope.FloatVariable bias;"
                      + " public Shape() {}"));
    }
    sources.put(
        "pack/Root.java",
        """
        package pack;
        @io.varscope.VariableScope("path") public class Root {
          @io.varscope.Variable(shape = 2) io.varscope.FloatVariable bias;
          @io.varscope.VariableScope model.Shape a;
          @io.varscope.VariableScope in.Shape b;
          @io.varscope.VariableScope(repeat = "1") binding.Shape[] c;
          @io.varscope.VariableScope(repeat = "1") java.util.List<found.Shape> d;
        }
        """);
    Compiler.Result result = compiler.compile(folder, sources);
    assertEquals(List.of(), ofGenerated(result));
    assertEquals(
        Map.of("pack.Root", "[path/bias, path/a/bias, path/b/bias, path/c/0/bias, path/d/0/bias]"),
        bind(result.classes(), Set.of("pack.Root")));
  }

  /** Sources in ASCII can have other letters all the same. */
  @ParameterizedTest
  @EnumSource
  void beyondTheEncoding(Compiler compiler) throws Exception {
    Map<String, String> sources =
        Map.of(
            "pack/Root.java",
            """
            package pack;
            @io.varscope.VariableScope("path") public class Root {
              int gr\\u00f6\\u00dfe = 3;
              @io.varscope.Variable(name = "v", dims = "gr\\u00f6\\u00dfe")
              io.varscope.FloatVariable gewicht\\u0394;
            }
            """);
    Compiler.Result result = compiler.compile(folder, sources, "-encoding", "US-ASCII");
    assertEquals(List.of(), ofGenerated(result));
    assertEquals(Map.of("pack.Root", "[path/v]"), bind(result.classes(), Set.of("pack.Root")));
  }

  private static boolean isTaken(String name) {
    return MODEL.values().stream()
        .anyMatch(
            file -> Pattern.compile("(?<!\\.)\\b" + name + "\\b(?!\\.)").matcher(file).find());
  }

  /** A file of the model; with imports, where full names could not be written in it. */
  private static String source(String file, String name, String pack) {
    String text =
        MODEL
            .get(file)
            .replace("package pack;", "package " + pack + ";")
            .replace("\"graph\"", "\"" + pack + "\"");
    return Set.of("io", "java").contains(name)
        ? text.replace("io.varscope.", "")
            .replaceAll("java\\.(lang|util)\\.", "")
            .replaceFirst(";", ";\nimport io.varscope.*;\nimport java.util.*;")
        : text;
  }

  private static String rename(String text, List<String> renamed, String name) {
    return text.replaceAll("\\b(" + String.join("|", renamed) + ")\\b", name);
  }

  /** The names in what is generated for the model. */
  private Set<String> names() {
    Map<String, String> sources = new LinkedHashMap<>();
    MODEL.forEach((file, text) -> sources.put("pack/" + file + ".java", text));
    Compiler.Result result = Compiler.JAVAC.compile(folder.resolve("names"), sources);
    assertEquals(List.of(), ofGenerated(result));
    return Compiler.files(result.classes(), ".java").values().stream()
        .flatMap(text -> NAME.matcher(NO_CODE.matcher(text).replaceAll(" ")).results())
        .map(MatchResult::group)
        .filter(name -> !SourceVersion.isKeyword(name))
        .filter(name -> !name.matches("[A-Z]\\w*(Variables|Graph)|F[0-9a-f]{8}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All errors, and the warnings in generated code. */
  private static List<Compiler.Message> ofGenerated(Compiler.Result result) {
    return result.messages().stream()
        .filter(
            message -> message.isError() || message.file().matches(".*(Variables|Graph)\\.java"))
        .toList();
  }

  /** Binds each root to a store of its own. */
  private static Map<String, String> bind(Path classes, Set<String> roots) throws Exception {
    Map<String, String> bound = new LinkedHashMap<>();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, VariableStore.class.getClassLoader())) {
      for (String root : roots) {
        VariableStore store = new VariableStore();
        store.bind(loader.loadClass(root).getConstructor().newInstance());
        bound.put(root, store.variables().stream().map(AnyVariable::name).toList().toString());
      }
    }
    return bound;
  }
}
