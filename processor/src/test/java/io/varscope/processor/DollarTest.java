package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of Java with a dollar in them: compilers do not agree on what such classes are called. */
final class DollarTest {

  private static final String MODELS =
      """
      @VariableScope("top") class A$B { @Variable(name = "v") FloatVariable $v; int n$ = 3; @VariableScope Outer.$ one; }
      class Outer {
        @VariableScope("in") static class In$ner {
          @Variable FloatVariable v;
          @VariableScope $ inner;
          @VariableScope De$ep deep;
          @VariableScope static class De$ep extends $ { @Variable FloatVariable w; }
        }
        @VariableScope static class $ { @Variable FloatVariable x; }
        @VariableScope("other") static class $$ { @VariableScope $ y; static final int N = 2; }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void areCheckedAndBound(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            MODELS,
            """
            VariableStore store = new VariableStore();
            store.bind(new A$B());
            store.bind(new Outer.In$ner());
            store.bind(new Outer.$$());
            return store.variables().stream().map(AnyVariable::name).toList().toString();
            """);
    assertEquals("[top/v, top/one/x, in/v, in/inner/x, in/deep/x, in/deep/w, other/y/x]", result);
  }

  @ParameterizedTest
  @EnumSource
  void areFoundInALibrary(Compiler compiler) {
    Compiler.Result library =
        compiler.compile(
            folder.resolve("library"),
            Map.of("acme/A$B.java", "package acme;\nimport io.varscope.*;\n" + MODELS));
    Compiler.Result result =
        compiler.compile(
            folder.resolve("application"),
            Map.of(
                "acme/User.java",
                """
                package acme;
                import io.varscope.*;
                @VariableScope("in/deep") class User {
                  @Variable FloatVariable w;
                }
                """),
            "-classpath",
            Compiler.runtime() + java.io.File.pathSeparator + library.classes());
    assertEquals(
        "[DuplicateVariable] Variable in/deep/w already exists: created by"
            + " acme.Outer.In$ner.deep.w. Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
        result.errors().get(0).headline());
  }

  @Test
  void areToldAsTheyAreWritten() {
    Expectation.of(
            """
            class Outer {
              static class In$ner {
                §@Variable FloatVariable v;
              }
              @VariableScope("x") static class $ {
                §@Variable private FloatVariable w;
                §@Variable FloatVariable v$;
              }
            }
            """)
        .says(
            "[OutsideScope] @Variable v is outside a variable scope: annotate the class"
                + " acme.Outer.In$ner with @VariableScope(\"a name\"), or with @VariableScope if"
                + " other classes mount or extend it.",
            "[IllegalField] Field acme.Outer.$.w is private, so the generated binder cannot assign"
                + " it. Remove private.",
            "[IllegalName] 'v$' is not a valid variable or scope name: it has '$' at index 1;"
                + " letters, digits, '_', '.', '-' and '/' are allowed. It is the name of the field;"
                + " write another in @Variable(name = \"...\").");
  }
}
