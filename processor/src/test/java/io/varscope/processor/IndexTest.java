package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roots that were compiled before, in the same folder or in a library, and left alone. */
final class IndexTest {

  private static final String CREATE =
      """
      @VariableScope("foo/bar")
      public class Create {
        @Variable(shape = 2) FloatVariable v;
        @Variable(name = "/top/w") FloatVariable w;
        @VariableScope Part part;
      }
      """;

  private static final String PART =
      "@VariableScope class Part { @Variable(shape = 3) FloatVariable p; }";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsThereIsFound(Compiler compiler) throws IOException {
    assertEquals(List.of(), compile(compiler, Map.of("Create", CREATE, "Part", PART)));
    assertEquals(
        List.of(),
        compile(
            compiler,
            Map.of(
                "Share",
                """
                @VariableScope(value = "foo", reuse = Reuse.TRUE)
                class Share {
                  @Variable(name = "bar/v", shape = 2) FloatVariable v;
                  @Variable(name = "/top/w") FloatVariable w;
                  @Variable(name = "bar/part/p", shape = 3) FloatVariable p;
                }
                """)));
    assertEquals(
        List.of(
            "Wrong:5 [ShapeMismatch] Trying to share variable foo/bar/v, but specified shape (1,)"
                + " and found shape (2,). It is created by acme.Create.v.",
            "Wrong:6 [MissingVariable] Variable foo/bar/x does not exist: nothing in this graph"
                + " creates it. Did you mean foo/bar/v, created by acme.Create.v?",
            "Wrong:7 [DuplicateVariable] Variable top/w already exists: created by acme.Create.w."
                + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
            "Wrong:8 [DuplicateVariable] Variable foo/bar/part/p already exists: created by"
                + " acme.Create.part.p. Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?"),
        compile(
            compiler,
            Map.of(
                "Wrong",
                """
                @VariableScope("foo/bar")
                class Wrong {
                  @Variable(name = "v", shape = 1, reuse = Reuse.TRUE) FloatVariable v;
                  @Variable(name = "x", reuse = Reuse.TRUE) FloatVariable x;
                  @Variable(name = "/top/w") FloatVariable w;
                  @Variable(name = "part/p") FloatVariable p;
                }
                """)));
  }

  @ParameterizedTest
  @EnumSource
  void anotherRootAtTheSamePath(Compiler compiler) throws IOException {
    String first = "@VariableScope(\"m\") class First { @Variable FloatVariable a; }";
    String second = "@VariableScope(\"m\") class Second { @Variable FloatVariable b; }";
    String both =
        """
        @VariableScope(value = "m", reuse = Reuse.TRUE)
        class Both {
          @Variable FloatVariable a;
          @Variable FloatVariable b;
        }
        """;
    assertEquals(List.of(), compile(compiler, Map.of("First", first, "Second", second)));
    assertEquals(List.of(), compile(compiler, Map.of("Both", both)));
    assertEquals(List.of(), compile(compiler, Map.of("First", first)));
    assertEquals(List.of(), compile(compiler, Map.of("Second", second)));
    assertEquals(List.of(), compile(compiler, Map.of("Both", both)));
  }

  /** Whichever of them come, go and are renamed: no root is in another one's place. */
  @ParameterizedTest
  @EnumSource
  void thoseThatAreLeftAreFound(Compiler compiler) throws IOException {
    Set<String> roots = new TreeSet<>(List.of("A", "B", "C", "D", "E", "F", "G"));
    Map<String, String> sources = new TreeMap<>();
    roots.forEach(root -> sources.put(root, root(root)));
    assertEquals(List.of(), compile(compiler, sources));
    for (String change : List.of("-A", "-B", "-C", "+H", "-E", "-D")) {
      String root = change.substring(1);
      if (change.startsWith("-")) {
        roots.remove(root);
        delete(root);
        deleteIndex(root);
      } else {
        roots.add(root);
        assertEquals(List.of(), compile(compiler, Map.of(root, root(root))), change);
      }
      StringBuilder share = new StringBuilder("@VariableScope(\"m\") class Share {");
      roots.forEach(r -> share.append("@Variable(reuse = Reuse.TRUE) FloatVariable in" + r + ";"));
      assertEquals(List.of(), compile(compiler, Map.of("Share", share + "}")), change);
      delete("Share");
      assertEquals(
          roots.size(),
          compile(compiler, Map.of("Share", share.toString().replace("TRUE", "FALSE") + "}"))
              .size(),
          change);
      delete("Share");
      deleteIndex("Share");
    }
  }

  private static String root(String name) {
    return "@VariableScope(\"m\") class " + name + " { @Variable FloatVariable in" + name + "; }";
  }

  /** Two libraries whose authors do not know of each other create in one scope. */
  @ParameterizedTest
  @EnumSource
  void rootsOfSeveralLibrariesAtTheSamePath(Compiler compiler) throws IOException {
    Path[] libraries = {
      library(compiler, "one.A", "m", "@Variable FloatVariable a;"),
      library(compiler, "two.A", "m", "@Variable FloatVariable b;"),
      library(compiler, "three.C", "m", "@Variable FloatVariable a;")
    };
    assertEquals(
        List.of(
            "Both:4 [DuplicateVariable] Variable m/a is created twice: by one.A.a and by three.C.a."
                + " Which of the two should be shared here?"),
        compile(
            compiler,
            Map.of(
                "Both",
                """
                @VariableScope("m") class Both {
                  @Variable(reuse = Reuse.TRUE) FloatVariable a;
                  @Variable(reuse = Reuse.TRUE) FloatVariable b;
                }
                """),
            libraries));
  }

  @ParameterizedTest
  @EnumSource
  void ghostsDoNotCount(Compiler compiler) throws IOException {
    assertEquals(List.of(), compile(compiler, Map.of("Create", CREATE, "Part", PART)));
    String share =
        """
        @VariableScope(value = "foo/bar", reuse = Reuse.TRUE)
        class Share { @Variable(shape = 2) FloatVariable v; }
        """;
    // Renamed: the index of the old class is still there.
    delete("Create");
    String renamed = CREATE.replace("Create", "Renamed").replace("v;", "v2;");
    assertEquals(
        List.of(
            "Share:4 [MissingVariable] Variable foo/bar/v does not exist: nothing in this graph"
                + " creates it. Did you mean foo/bar/v2, created by acme.Renamed.v2?"),
        compile(compiler, Map.of("Renamed", renamed, "Share", share)));
    assertEquals(
        List.of(),
        compile(compiler, Map.of("Renamed", CREATE.replace("Create", "Renamed"), "Share", share)));
    if (compiler == Compiler.ECJ) {
      return; // It cannot replace what an earlier compilation generated, as its workspace can.
    }
    assertEquals(List.of(), compile(compiler, Map.of("Share", share)));
    // No root any more, moved, and in another graph.
    for (String gone :
        List.of(
            "public class Renamed {}",
            "@VariableScope public class Renamed { @Variable(shape = 2) FloatVariable v; }",
            "@VariableScope(\"other\") public class Renamed {}",
            "@VariableScope(value = \"foo/bar\", graph = \"g\") public class Renamed {"
                + " @Variable(shape = 2) FloatVariable v; }")) {
      assertEquals(List.of(), compile(compiler, Map.of("Renamed", gone)), gone);
      assertEquals(
          1,
          compile(compiler, Map.of("Share", share)).stream()
              .filter(error -> error.contains("[MissingVariable] Variable foo/bar/v "))
              .count(),
          gone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void libraries(Compiler compiler) throws IOException {
    Path library =
        compiler
            .compile(
                folder.resolve("lib"),
                Map.of(
                    "lib/Encoder.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope(value = "encoder", separator = ".")
                    public class Encoder { @Variable(shape = 2) FloatVariable v; }
                    """))
            .classes();
    assertTrue(Files.exists(library.resolve("varscope_index")));
    assertEquals(
        List.of(
            "Decoder:5 [DtypeMismatch] Trying to share variable encoder.v, but specified dtype"
                + " float64 and found dtype float32. It is created by lib.Encoder.v."),
        compile(
            compiler,
            Map.of(
                "Decoder",
                """
                @VariableScope(value = "decoder", separator = ".")
                class Decoder {
                  @Variable(name = "/encoder.v", shape = 2, reuse = Reuse.TRUE) DoubleVariable v;
                  @Variable(name = "/encoder.v", shape = 2, reuse = Reuse.TRUE) FloatVariable w;
                }
                """),
            library));
  }

  @ParameterizedTest
  @EnumSource
  void aLibraryWithoutAPrefixIsNoConcernOfOthers(Compiler compiler) {
    Path library =
        compiler
            .compile(
                folder.resolve("lib"),
                Map.of(
                    "lib/Gpt.java",
                    """
                    package lib;
                    import io.varscope.*;
                    @VariableScope(value = "/", separator = ".")
                    public class Gpt { @Variable(name = "wte.weight", shape = 2) FloatVariable v; }
                    """))
            .classes();
    assertEquals(
        List.of(),
        compile(
            compiler,
            Map.of("Mlp", "@VariableScope(\"mlp\") class Mlp { @Variable FloatVariable v; }"),
            library));
  }

  @ParameterizedTest
  @EnumSource
  void librariesThatClash(Compiler compiler) {
    Path one = library(compiler, "one.A", "foo", "@Variable FloatVariable v;");
    Path two =
        library(
            compiler,
            "two.B",
            "bar",
            "@Variable FloatVariable w; @Variable(name = \"/foo/v\") FloatVariable v;");
    assertEquals(
        List.of(
            "Share:4 [DuplicateVariable] Variable foo/v is created twice: by one.A.v and by two.B.v."
                + " Which of the two should be shared here?"),
        compile(
            compiler,
            Map.of(
                "Share",
                """
                @VariableScope(value = "foo", reuse = Reuse.TRUE)
                class Share { @Variable FloatVariable v; }
                """,
                "Other",
                """
                @VariableScope(value = "bar", reuse = Reuse.TRUE)
                class Other { @Variable FloatVariable w; }
                """),
            one,
            two));
  }

  /** A root that is compiled by itself. */
  private Path library(Compiler compiler, String name, String path, String fields) {
    String folderName = name.substring(0, name.indexOf('.'));
    String simpleName = name.substring(name.indexOf('.') + 1);
    String source =
        "package %s; import io.varscope.*; @VariableScope(\"%s\") public class %s { %s }"
            .formatted(folderName, path, simpleName, fields);
    return compiler
        .compile(folder.resolve(folderName), Map.of(name.replace('.', '/') + ".java", source))
        .classes();
  }

  private void delete(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("app"))) {
      for (Path file : files.toList()) {
        String simple = file.getFileName().toString();
        if (simple.startsWith(name + ".") || simple.startsWith(name + "Variables.")) {
          Files.delete(file);
        }
      }
    }
  }

  private void deleteIndex(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("app/classes/varscope_index"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("\"acme." + name + "\"")) {
          Files.delete(file);
          Files.deleteIfExists(Path.of(file.toString().replace(".java", ".class")));
        }
      }
    }
  }

  /** Compiles some classes; what was compiled before is on the class path. */
  private List<String> compile(Compiler compiler, Map<String, String> classes, Path... libraries) {
    Map<String, String> sources = new TreeMap<>();
    classes.forEach(
        (name, text) ->
            sources.put("acme/" + name + ".java", "package acme;\nimport io.varscope.*;\n" + text));
    StringBuilder path = new StringBuilder(Compiler.runtime());
    path.append(File.pathSeparator).append(folder.resolve("app/classes"));
    for (Path library : libraries) {
      path.append(File.pathSeparator).append(library);
    }
    return compiler
        .compile(folder.resolve("app"), sources, "-classpath", path.toString())
        .errors()
        .stream()
        .map(e -> e.file().replace(".java", "") + ":" + e.line() + " " + e.headline())
        .map(e -> e.replaceAll(" \\(\\w+\\.java:\\d+\\)", ""))
        .sorted()
        .toList();
  }
}
