package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A runtime on the class path that is not of the processor's version. */
final class RuntimeMismatchTest {

  /** A program, two roots and a component, and code that calls what is written for them. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "acme/Net.java",
          """
          package acme;
          import io.varscope.*;
          @VariableScope("net")
          public class Net {
            @Variable(shape = {2, 3}) FloatVariable weights;
            @VariableScope Layer layer;
          }
          """,
          "acme/Layer.java",
          """
          package acme;
          import io.varscope.*;
          @VariableScope
          public class Layer {
            @Variable(shape = 3) FloatVariable bias;
          }
          """,
          "acme/Program.java",
          """
          package acme;
          import io.varscope.*;
          @VariableGraph(Net.class)
          public class Program {
            static void run(VariableStore store) {
              NetVariables.bind(new Net(), store);
              LayerVariables.bind(new Layer(), store.scope("layer"));
              ProgramGraph.bindAll(store, new Net());
            }
          }
          """);

  private static final String ADVICE =
      ": use the same version of varscope-runtime and varscope-processor, and compile again what was"
          + " compiled with another.";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aRuntimeFromBeforeTheContractIsTold(Compiler compiler) throws IOException {
    assertEquals(
        List.of(
            "[RuntimeMismatch] varscope-processor writes code for contract 1 of varscope-runtime, but"
                + " that on the class path is older and has none"
                + ADVICE),
        errors(compiler, runtime("")));
  }

  @ParameterizedTest
  @EnumSource
  void aRuntimeThatKnowsThisContractNoMoreIsTold(Compiler compiler) throws IOException {
    assertEquals(
        List.of(
            "[RuntimeMismatch] varscope-processor writes code for contract 1 of varscope-runtime, but"
                + " that on the class path has contract 2 to 3"
                + ADVICE),
        errors(compiler, runtime("public static final int VERSION = 3, OLDEST = 2;")));
  }

  @ParameterizedTest
  @EnumSource
  void aRuntimeThatDoesNotKnowThisContractYetIsTold(Compiler compiler) throws IOException {
    assertEquals(
        List.of(
            "[RuntimeMismatch] varscope-processor writes code for contract 1 of varscope-runtime, but"
                + " that on the class path has contract 0"
                + ADVICE),
        errors(compiler, runtime("public static final int VERSION = 0, OLDEST = 0;")));
  }

  /** A contract that is gone is a mismatch; a later one that is there too is none. */
  @Test
  void aLaterRuntimeThatStillKnowsThisContractFits() throws IOException {
    Path contract =
        contract(
            "public static final int VERSION = 2, OLDEST = 1;"
                + " public static void require(int version, String binder) {}");
    assertEquals(
        List.of(), errors(Compiler.JAVAC, contract + File.pathSeparator + Compiler.runtime()));
  }

  private List<String> errors(Compiler compiler, String runtime) {
    return compiler.compile(folder.resolve("app"), SOURCES, "-classpath", runtime).errors().stream()
        .map(Compiler.Message::headline)
        .toList();
  }

  /** The classes of today, with another contract; or without that, and what belongs to it. */
  private String runtime(String constants) throws IOException {
    Path runtime = folder.resolve("runtime");
    Path today = Path.of(Compiler.runtime());
    if (Files.isDirectory(today)) {
      copy(today, runtime);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(today)) {
        copy(jar.getPath("/"), runtime);
      }
    }
    return constants.isEmpty()
        ? runtime.toString()
        : contract(constants) + File.pathSeparator + runtime;
  }

  private static void copy(Path today, Path runtime) throws IOException {
    try (Stream<Path> files = Files.walk(today)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String relative = today.relativize(file).toString();
        if (!relative.startsWith("io/varscope/generated")
            && !relative.equals("module-info.class")) {
          Path copy = runtime.resolve(relative);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private Path contract(String members) {
    return Compiler.JAVAC
        .compile(
            folder.resolve("contract"),
            Map.of(
                "io/varscope/generated/Contract.java",
                "package io.varscope.generated;\npublic final class Contract { " + members + " }"))
        .classes();
  }
}
