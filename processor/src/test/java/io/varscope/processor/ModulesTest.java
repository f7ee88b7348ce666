package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Named modules: a root is found in a package that its module hides, and the modules boot.
 *
 * <p>Eclipse's compiler, outside Eclipse, takes all that a processor generates for a part of the
 * unnamed module, so it compiles no such module. But it tells what it is asked.
 */
final class ModulesTest {

  private static final String LIBRARY_MODULE =
      "module lib { requires transitive io.varscope; exports lib; }";

  /** What the application can call; the root itself it cannot even name. */
  private static final String ENTRY =
      """
      package lib;
      import io.varscope.VariableStore;
      import lib.hidden.*;
      public final class Entry {
        private Entry() {}
        public static void bind(VariableStore store) {
          EncoderVariables.bind(new Encoder(), store);
        }
      }
      """;

  private static final String ENCODER =
      """
      package lib.hidden;
      import io.varscope.*;
      @VariableScope("net/encoder")
      public class Encoder {
        @Variable(shape = 2) FloatVariable v;
        @VariableScope Layer layer;
      }
      @VariableScope
      class Layer {
        @Variable(shape = 3) DoubleVariable w;
      }
      """;

  private static final Map<String, String> LIBRARY =
      Map.of(
          "module-info.java",
          LIBRARY_MODULE,
          "lib/Entry.java",
          ENTRY,
          "lib/hidden/Encoder.java",
          ENCODER);

  private static final String SHARER =
      """
      @VariableScope("net")
      class Model {
        @Variable FloatVariable loss;
        @Variable(name = "encoder/v", shape = 2, reuse = Reuse.TRUE) FloatVariable v;
        @Variable(name = "encoder/layer/w", shape = 3, reuse = Reuse.TRUE) DoubleVariable w;
        @Variable(name = "encoder/own") FloatVariable own;
      }
      """;

  @TempDir Path folder;

  @Test
  void whatAnotherModuleHidesIsShared() throws Exception {
    Path library = compile("lib", LIBRARY, List.of());
    Path application = compile("app", application("lib", SHARER), List.of(library));
    checkPackages(library, application);
    assertEquals(
        "net/encoder/layer/w net/encoder/own net/encoder/v net/loss", boot(library, application));
  }

  /** Such a jar becomes a module without having been compiled as one. */
  @Test
  void jarsWithoutAModule() throws Exception {
    Compiler.Result result =
        Compiler.JAVAC.compile(
            folder.resolve("lib"),
            Map.of("lib/Entry.java", ENTRY, "lib/hidden/Encoder.java", ENCODER));
    assertEquals(List.of(), messages(result));
    Path jar = jar(result.classes(), folder.resolve("library.jar"), "lib");
    Path application = compile("app", application("lib", SHARER), List.of(jar));
    checkPackages(jar, application);
    assertEquals(
        "net/encoder/layer/w net/encoder/own net/encoder/v net/loss", boot(jar, application));
  }

  @ParameterizedTest
  @EnumSource
  void conflictsWithAnotherModule(Compiler compiler) {
    Path library = compile("lib", LIBRARY, List.of());
    Compiler.Result result =
        result(
            compiler,
            "app",
            application(
                "lib",
                """
                @VariableScope("net/encoder")
                class Model {
                  @Variable(shape = 2) FloatVariable v;
                  @Variable(name = "v", shape = 4, reuse = Reuse.TRUE) FloatVariable shape;
                  @Variable(name = "layer/w", shape = 3, reuse = Reuse.TRUE) LongVariable dtype;
                  @Variable(name = "layer/u", reuse = Reuse.TRUE) FloatVariable missing;
                }
                """),
            List.of(library));
    assertEquals(
        List.of(
            "Model.java:6 [DuplicateVariable] Variable net/encoder/v already exists: created by"
                + " lib.hidden.Encoder.v. Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
            "Model.java:7 [ShapeMismatch] Trying to share variable net/encoder/v, but specified"
                + " shape (4,) and found shape (2,). It is created by lib.hidden.Encoder.v.",
            "Model.java:8 [DtypeMismatch] Trying to share variable net/encoder/layer/w, but"
                + " specified dtype int64 and found dtype float64. It is created by"
                + " lib.hidden.Encoder.layer.w.",
            "Model.java:9 [MissingVariable] Variable net/encoder/layer/u does not exist: nothing in"
                + " this graph creates it. Did you mean net/encoder/layer/w, created by"
                + " lib.hidden.Encoder.layer.w?"),
        messages(result).stream().filter(message -> message.contains(" [")).toList());
  }

  /** The application names neither; each module has an index of the same scopes. */
  @Test
  void twoLibrariesThatExtendOneScope() throws Exception {
    Path first = compile("lib", LIBRARY, List.of());
    Path second =
        compile(
            "other",
            Map.of(
                "module-info.java",
                "module other { requires io.varscope; exports other; }",
                "other/Decoder.java",
                """
                package other;
                import io.varscope.*;
                @VariableScope("net/encoder")
                public class Decoder { @Variable(shape = 5) public FloatVariable u; }
                """),
            List.of());
    Path application =
        compile(
            "app",
            application(
                "lib; requires other",
                """
                @VariableScope("net/encoder")
                class Model {
                  Model() {}
                  @Variable(shape = 2, reuse = Reuse.TRUE) FloatVariable v;
                  @Variable(shape = 5, reuse = Reuse.AUTO) FloatVariable u;
                }
                """),
            List.of(first, second));
    checkPackages(first, second, application);
    assertEquals(
        "net/encoder/layer/w net/encoder/u net/encoder/v", boot(first, second, application));
  }

  private static Map<String, String> application(String requires, String model) {
    return Map.of(
        "module-info.java",
        "module app { requires io.varscope; requires " + requires + "; }",
        "acme/app/Model.java",
        "package acme.app;\nimport io.varscope.*;\n\n" + model,
        "acme/app/Main.java",
        """
        package acme.app;
        import io.varscope.*;
        import java.util.stream.Collectors;
        public final class Main {
          private Main() {}
          public static String run() {
            VariableStore store = new VariableStore();
            lib.Entry.bind(store);
            ModelVariables.bind(new Model(), store);
            return store.variables().stream()
                .map(variable -> variable.name())
                .sorted()
                .collect(Collectors.joining(" "));
          }
        }
        """);
  }

  /** The classes of a module that compiles without a message. */
  private Path compile(String name, Map<String, String> sources, List<Path> modules) {
    Compiler.Result result = result(Compiler.JAVAC, name, sources, modules);
    assertEquals(List.of(), messages(result));
    return result.classes();
  }

  private Compiler.Result result(
      Compiler compiler, String name, Map<String, String> sources, List<Path> modules) {
    String path =
        Stream.concat(Stream.of(runtime()), modules.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    // Eclipse's compiler wants the runtime in one place only.
    return compiler.compile(
        folder.resolve(name),
        sources,
        "-classpath",
        folder.resolve(name).resolve("classes").toString(),
        "--module-path",
        path);
  }

  /**
   * The runtime as a jar. Its folder of classes, if it has not been packaged, is on the class path
   * of these tests, and Eclipse's compiler, which begins with that, does not take the same folder
   * for a module.
   */
  private Path runtime() {
    Path path = Path.of(Compiler.runtime());
    try {
      Path jar = folder.resolve("runtime.jar");
      if (!Files.isDirectory(path)) {
        return path;
      }
      return Files.exists(jar) ? jar : jar(path, jar, "io.varscope");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> messages(Compiler.Result result) {
    return result.messages().stream()
        .map(message -> message.file() + ":" + message.line() + " " + message.headline())
        .sorted()
        .toList();
  }

  /** Modules that share a package do not boot, even if they hide it. */
  private static void checkPackages(Path... modules) {
    Set<String> packages = new HashSet<>();
    for (Path path : modules) {
      ModuleReference module = ModuleFinder.of(path).findAll().iterator().next();
      for (String name : module.descriptor().packages()) {
        assertTrue(packages.add(name), () -> name + " is in two modules");
      }
    }
  }

  /** Boots modules as {@code java --module-path} does, with one class loader for all. */
  private static String boot(Path... modules) throws ReflectiveOperationException {
    List<Path> all = new ArrayList<>(Arrays.asList(modules));
    all.add(Path.of(Compiler.runtime()));
    ModuleLayer parent = ModuleLayer.boot();
    Configuration configuration =
        parent
            .configuration()
            .resolve(ModuleFinder.of(all.toArray(Path[]::new)), ModuleFinder.of(), Set.of("app"));
    ModuleLayer.Controller controller =
        ModuleLayer.defineModulesWithOneLoader(
            configuration, List.of(parent), ClassLoader.getPlatformClassLoader());
    Module app = controller.layer().findModule("app").orElseThrow();
    // As the launcher does for a main class in a package that is not exported.
    controller.addExports(app, "acme.app", ModulesTest.class.getModule());
    return (String) Class.forName(app, "acme.app.Main").getMethod("run").invoke(null);
  }

  private static Path jar(Path classes, Path jar, String module) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
