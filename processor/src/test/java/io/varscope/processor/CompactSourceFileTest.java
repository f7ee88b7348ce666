package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Source files with no class around main: javac finds none of their classes by name. */
@EnabledForJreRange(
    min = JRE.JAVA_25,
    disabledReason = "Java has compact source files from release 25 on")
final class CompactSourceFileTest {

  private static final String TOLD =
      " cannot be bound: it is in a compact source file, one without a class around main, and no"
          + " binder can name what is in there. Move it to a file of its own.";

  @TempDir Path folder;

  @Test
  void whatIsInOneIsTold() {
    Compiler.Result result =
        Compiler.JAVAC.compile(
            folder,
            Map.of(
                "Main.java",
                """
                import io.varscope.*;
                @VariableScope("x") static class Foo { @Variable FloatVariable v; }
                static class Bar { @Variable FloatVariable v; }
                @Variable FloatVariable v;
                @VariableGraph(Foo.class) interface Program {}
                void main() {}
                """,
                "Beside.java",
                """
                import io.varscope.*;
                @VariableScope("y") class Beside { @Variable FloatVariable v; @Variable int w; }
                """),
            "--release",
            "25");
    assertEquals(
        List.of(
            "Main.java:2 [UnnamedClass] Main.Foo" + TOLD,
            "Main.java:3 [UnnamedClass] Main.Bar.v" + TOLD,
            "Main.java:4 [UnnamedClass] Main.v" + TOLD,
            "Main.java:5 [UnnamedClass] Main.Program" + TOLD,
            "Beside.java:2 [UnsupportedType] Field Beside.w has type int"),
        result.errors().stream()
            .map(m -> m.file() + ":" + m.line() + " " + m.headline().replaceFirst(", which.*", ""))
            .toList());
  }

  @Test
  void classesBesideOneAreBound() {
    Compiler.Result result =
        Compiler.JAVAC.compile(
            folder,
            Map.of(
                "Main.java",
                """
                import io.varscope.*;
                static class Local { int n; }
                void main() { BesideVariables.bind(new Beside(), new VariableStore()); }
                """,
                "Beside.java",
                """
                import io.varscope.*;
                @VariableScope("y") class Beside { @Variable FloatVariable v; }
                """),
            "--release",
            "25");
    assertEquals(List.of(), result.messages());
  }
}
