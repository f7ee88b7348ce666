package io.varscope.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lombok changes what is compiled. What counts is what it makes, whichever processor is first. */
final class LombokTest {

  private static final String IMPORTS =
      """
      package acme;
      import io.varscope.*;
      import lombok.*;
      import lombok.experimental.*;
      """;

  private static final String NET =
      """
      @VariableScope("net") class Net {
        @VariableScope Dense dense;
        @VariableScope(repeat = "2") Dense[] several;
      }
      """;

  /** Which processor is asked first. */
  enum Order {
    LOMBOK_FIRST,
    LOMBOK_LAST;

    List<Processor> processors() {
      List<Processor> processors = List.of(lombok(), new VarscopeProcessor());
      return this == LOMBOK_FIRST ? processors : List.of(processors.get(1), processors.get(0));
    }

    private static Processor lombok() {
      try {
        Constructor<?> constructor =
            Class.forName("lombok.launch.AnnotationProcessorHider$AnnotationProcessor")
                .getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Processor) constructor.newInstance();
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  @TempDir Path folder;

  static final List<String> MADE_BY_THE_BINDER =
      List.of(
          "@Data class Dense { V }",
          "@Getter @Setter class Dense { V int units; }",
          "@NoArgsConstructor class Dense { V Dense(int units) {} }",
          "@NoArgsConstructor(access = AccessLevel.PACKAGE) class Dense { V Dense(int units) {} }",
          "@NoArgsConstructor(force = true) class Dense { V final int units; }",
          "@Builder @NoArgsConstructor @AllArgsConstructor class Dense { V int units; }",
          "@RequiredArgsConstructor class Dense { V int units; }",
          "class Dense { V @Getter(lazy = true) private final Object cached = new Object(); }");

  static final List<String> NOT_MADE_BY_THE_BINDER =
      List.of(
          "@Builder class Dense { V int units; }",
          "@Builder @Data class Dense { V int units; }",
          "@lombok.experimental.SuperBuilder class Dense { V int units; }",
          "@AllArgsConstructor @With class Dense { V int units; }",
          "@Data class Dense { V final int units; }",
          "@RequiredArgsConstructor class Dense { V final int units; }",
          "@RequiredArgsConstructor class Dense { V @NonNull String title; }",
          "@NoArgsConstructor(access = AccessLevel.PRIVATE) class Dense { V }",
          "@RequiredArgsConstructor(staticName = \"of\") class Dense { V }");

  static Stream<Arguments> componentsMadeByTheBinder() {
    return inBothOrders(MADE_BY_THE_BINDER);
  }

  static Stream<Arguments> componentsNotMadeByTheBinder() {
    return inBothOrders(NOT_MADE_BY_THE_BINDER);
  }

  private static Stream<Arguments> inBothOrders(List<String> sources) {
    return sources.stream()
        .flatMap(source -> Stream.of(Order.values()).map(order -> Arguments.of(order, source)));
  }

  @ParameterizedTest
  @MethodSource("componentsMadeByTheBinder")
  void makesWhatHasAConstructor(Order order, String component) throws Exception {
    assertEquals("net/dense/v net/several/0/v net/several/1/v", bind(order, component));
  }

  @ParameterizedTest
  @MethodSource("componentsNotMadeByTheBinder")
  void leavesWhatHasNone(Order order, String component) throws Exception {
    assertEquals(
        "[UnsetMount] acme.Net.dense is null, and the binder has no no-argument constructor of its"
            + " type that it could call: set the field before binding.",
        bind(order, component));
  }

  /** Compiles a component, binds what mounts it, and tells the names of variables, or the error. */
  private String bind(Order order, String component) throws Exception {
    String classes = component.replace("V ", "@Variable FloatVariable v; ");
    Compiler.Result result =
        compile(
            order,
            Map.of(
                "acme/Dense.java",
                IMPORTS + "@VariableScope " + classes,
                "acme/Run.java",
                Running.source(
                    NET,
                    """
                    VariableStore store = new VariableStore();
                    try {
                      NetVariables.bind(new Net(), store);
                    } catch (VariableException e) {
                      return e.getMessage();
                    }
                    return store.variables().stream().map(v -> v.name()).sorted()
                        .collect(java.util.stream.Collectors.joining(" "));
                    """)));
    assertEquals(List.of(), result.messages());
    return Running.run(result.classes());
  }

  @ParameterizedTest
  @EnumSource
  void makesInitializers(Order order) {
    String filler =
        """
        class Filler implements Initializer {
          final int n;
          Filler(String text) { n = 1; }
          @Override public void initialize(AnyVariable variable, KeyedRandom random) {}
        }
        """;
    String model =
        "@VariableScope(\"net\") class Net { @Variable(init = @Init(custom = Filler.class))"
            + " FloatVariable v; }\n";
    assertEquals(
        List.of(),
        messages(
            compile(
                order, "Net", IMPORTS + model + "@NoArgsConstructor(force = true)\n" + filler)));
    assertEquals(
        List.of(
            "5 [IllegalInitializer] Variable acme.Net.v cannot be initialized so: acme.Filler"
                + " cannot be the initializer, since it has no no-argument constructor that the"
                + " binder could call."),
        messages(
            compile(
                order,
                "Net",
                IMPORTS
                    + model
                    + "@AllArgsConstructor\n"
                    + filler.replace("Filler(String text) { n = 1; }", ""))));
  }

  /** The modifiers that Lombok gives to each field, and what to do about them. */
  static Stream<Arguments> hidden() {
    Map<String, List<String>> hidden = new TreeMap<>();
    hidden.put(
        "@FieldDefaults(level = AccessLevel.PRIVATE)",
        List.of("private", "Annotate it with @PackagePrivate"));
    hidden.put(
        "@AllArgsConstructor @FieldDefaults(makeFinal = true)",
        List.of("final", "Annotate it with @NonFinal"));
    hidden.put(
        "@Value",
        List.of(
            "private final", "Annotate it with @PackagePrivate, and annotate it with @NonFinal"));
    hidden.put("@UtilityClass", List.of("static", "Remove @UtilityClass from the class"));
    return Stream.of(Order.values())
        .flatMap(
            order ->
                hidden.entrySet().stream()
                    .map(
                        entry ->
                            Arguments.of(
                                order,
                                entry.getKey(),
                                entry.getValue().get(0),
                                entry.getValue().get(1))));
  }

  @ParameterizedTest
  @MethodSource("hidden")
  void fieldsThatTheBinderCannotAssign(
      Order order, String annotations, String modifiers, String way) {
    String problem =
        "[IllegalField] Field acme.Net.%s is, with Lombok, "
            + modifiers
            + ", so the generated binder cannot assign it. "
            + way
            + ".";
    for (String scope : List.of("@VariableScope(\"net\")", "@VariableScope")) {
      assertEquals(
          List.of("9 " + problem.formatted("v"), "10 " + problem.formatted("layer")),
          messages(
              compile(
                  order,
                  "Net",
                  IMPORTS
                      + "@VariableScope class Layer { @Variable FloatVariable w; }\n"
                      + annotations
                      + "\n"
                      + scope
                      + """
                       class Net {
                        int units;
                        @Variable FloatVariable v;
                        @VariableScope Layer layer;
                      }
                      """)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fieldsThatLombokLeavesAsTheyAre(Order order) {
    assertEquals(
        List.of(),
        messages(
            compile(
                order,
                "Net",
                IMPORTS
                    + """
                    @Value @VariableScope("net") class Net {
                      @NonFinal @PackagePrivate @Variable(dims = "units") FloatVariable v;
                      @PackagePrivate int units;
                    }
                    """)));
  }

  /** No annotation says so. */
  @ParameterizedTest
  @EnumSource
  void fieldsThatAFileMakesPrivate(Order order) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src"));
    Files.writeString(
        sources.resolve("lombok.config"), "lombok.fieldDefaults.defaultPrivate = true\n");
    assertEquals(
        List.of(
            "7 [IllegalField] Field acme.Net.v is, with Lombok, private, so the generated binder"
                + " cannot assign it. Annotate it with @PackagePrivate."),
        messages(
            compile(
                order,
                "Net",
                IMPORTS
                    + """
                    // Were all annotations Varscope's, javac would not ask a second processor.
                    @Deprecated @VariableScope("net") class Net {
                      @Variable FloatVariable v;
                    }
                    """)));
  }

  @ParameterizedTest
  @EnumSource
  void dimensionsThatTheBinderCannotRead(Order order) {
    assertEquals(
        List.of(
            "6 [IllegalDim] 'units' cannot be a dimension in acme.Net: acme.Net.units is private, so"
                + " the binder cannot read it."),
        messages(
            compile(
                order,
                "Net",
                IMPORTS
                    + """
                    @AllArgsConstructor @FieldDefaults(level = AccessLevel.PRIVATE) @VariableScope("net") class Net {
                      @PackagePrivate @Variable(dims = "units") FloatVariable v;
                      int units;
                    }
                    """)));
  }

  /** In Eclipse, Lombok is no processor, but an agent that edits what the compiler parses. */
  @Test
  void inEclipsesCompiler() throws IOException, InterruptedException {
    Path sources = Files.createDirectories(folder.resolve("acme"));
    Files.writeString(
        sources.resolve("Net.java"),
        IMPORTS
            + """
            @VariableScope("net") class Net {
              @VariableScope Made made;
              @VariableScope Given given;
            }
            @Data @VariableScope class Made { @Variable FloatVariable v; }
            @Builder @VariableScope class Given { @Variable FloatVariable v; int units; }
            @VariableScope("value") @Value class Other {
              @Variable FloatVariable v;
            }
            """);
    String processor =
        Stream.of(VarscopeProcessor.class, JavaFile.class)
            .map(LombokTest::codeOf)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + codeOf(lombok.Lombok.class) + "=ECJ",
                "-classpath",
                codeOf(Main.class),
                Main.class.getName(),
                "-17",
                "-nowarn",
                "-classpath",
                path(),
                "-processorpath",
                processor + File.pathSeparator + Compiler.runtime(),
                "-d",
                folder.toString(),
                "-s",
                folder.toString(),
                sources.resolve("Net.java").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    assertEquals(
        List.of(
            "[IllegalField] Field acme.Other.v is private final, so the generated binder cannot"
                + " assign it. Remove private final."),
        output.lines().filter(line -> line.startsWith("[")).toList(),
        output);
    assertTrue(output.contains("1 problem (1 error)"), output);
    String binder = Files.readString(sources.resolve("NetVariables.java"));
    assertTrue(binder.contains("new Made()"), binder);
    assertFalse(binder.contains("new Given()"), binder);
  }

  private Compiler.Result compile(Order order, String name, String source) {
    return compile(order, Map.of("acme/" + name + ".java", source));
  }

  private Compiler.Result compile(Order order, Map<String, String> sources) {
    // As with Error Prone, where errors of processors do not keep javac from what they wrote.
    return Compiler.JAVAC.compile(
        folder,
        sources,
        order.processors(),
        List.of("-classpath", path(), "--should-stop=ifError=FLOW"));
  }

  private static String path() {
    return Compiler.runtime() + File.pathSeparator + codeOf(lombok.Lombok.class);
  }

  /** The jar or folder that has a class. */
  private static String codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> messages(Compiler.Result result) {
    return result.messages().stream().map(m -> m.line() + " " + m.headline()).toList();
  }
}
