package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stubs as kapt makes them of Kotlin; {@code it} has the real thing. */
final class KotlinStubsTest {

  @TempDir Path folder;

  private Compiler.Result compile(Compiler compiler, String classes) {
    return compiler.compile(
        folder,
        Map.of(
            "kotlin/Metadata.java", "package kotlin; public @interface Metadata {}",
            "kotlin/jvm/JvmField.java", "package kotlin.jvm; public @interface JvmField {}",
            "acme/Net.java", "package acme;\nimport io.varscope.*;\n" + classes));
  }

  /** Nobody has seen the lines of a stub. */
  @ParameterizedTest
  @EnumSource
  void otherPlacesHaveNoLine(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @kotlin.Metadata @VariableScope("net") class Net { @Variable FloatVariable v; }
            @kotlin.Metadata @VariableScope("net") class Other { @Variable FloatVariable v; }
            """);
    assertEquals(
        List.of(
            "[DuplicateVariable] Variable net/v already exists: created by acme.Net.v. Did you mean"
                + " reuse = Reuse.TRUE, or Reuse.AUTO?"),
        result.messages().stream().map(Compiler.Message::headline).toList());
  }

  @ParameterizedTest
  @EnumSource
  void valuesThatOnlyTheProgramKnows(Compiler compiler) throws IOException {
    Compiler.Result result =
        compile(
            compiler,
            """
            @kotlin.Metadata @VariableScope("net") class Net {
              @kotlin.jvm.JvmField public final int a = 0;
              @kotlin.jvm.JvmField public static final int b = 0;
              @kotlin.jvm.JvmField public final boolean c = false;
              public static final int D = 0;
              public static final boolean E = false;
              private final int f = 6;
              private static final int G = 7;
              @Variable(dims = {"a", "b", "D", "f", "G"}, when = "c") FloatVariable v;
              @Variable(when = "E") FloatVariable w;
            }
            """);
    assertEquals(List.of(), result.errors());
    String binder = Compiler.files(result.classes(), ".java").get("acme/NetVariables.java");
    Matcher given =
        Pattern.compile("\\.(?:dim|condition)\\(\"(\\w)\", ([\\w.]+)\\)").matcher(binder);
    assertEquals(
        List.of("D=0", "E=false", "G=7", "a=model.a", "b=Net.b", "c=model.c", "f=6"),
        given.results().map(g -> g.group(1) + "=" + g.group(2)).toList());
  }

  @ParameterizedTest
  @EnumSource
  void propertiesThatTheBinderCannotRead(Compiler compiler) {
    Compiler.Result result =
        compile(
            compiler,
            """
            @kotlin.Metadata @VariableScope("net") class Net {
              private final int inputs = 0;
              private static final boolean tied = false;
              @Variable(dims = "inputs") FloatVariable v;
              @Variable(when = "tied") FloatVariable w;
            }
            """);
    assertEquals(
        List.of(
            "[IllegalCondition] 'tied' cannot be a condition in acme.Net: acme.Net.tied is private,"
                + " so the binder cannot read it. Annotate it with @JvmField.",
            "[IllegalDim] 'inputs' cannot be a dimension in acme.Net: acme.Net.inputs is private,"
                + " so the binder cannot read it. Annotate it with @JvmField."),
        result.errors().stream().map(Compiler.Message::headline).sorted().toList());
  }
}
