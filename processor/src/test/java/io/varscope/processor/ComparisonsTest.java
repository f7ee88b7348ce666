package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conditions that compare numbers, and conditions that are joined. */
final class ComparisonsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void sizesDecide(Compiler compiler) throws Exception {
    assertEquals(
        "[m/a/conv (3, 3, 4, 4), m/b/conv (3, 3, 4, 8), m/b/shortcut (4, 8)]",
        Running.run(
            compiler,
            folder,
            """
            @VariableScope("m")
            class Model {
              @VariableScope(let = {"in=4", "out=4"}) Block a;
              @VariableScope(let = {"in=4", "out=8"}) Block b;
            }
            @VariableScope(takes = {"in", "out"})
            class Block {
              @Variable(dims = {"3", "3", "in", "out"}) FloatVariable conv;
              @Variable(dims = {"in", "out"}, when = "in != out") FloatVariable shortcut;
            }
            """,
            """
            VariableStore store = new VariableStore();
            ModelVariables.bind(new Model(), store);
            return store.variables().stream().map(v -> v.name() + " " + v.shape()).toList() + "";
            """));
  }

  @ParameterizedTest
  @EnumSource
  void fieldsAreJoined(Compiler compiler) throws Exception {
    assertEquals(
        "[][m/one, m/either][m/either][m/both, m/either]",
        Running.run(
            compiler,
            folder,
            """
            @VariableScope("m")
            class Model {
              final boolean a;
              final boolean b;
              Model(boolean a, boolean b) { this.a = a; this.b = b; }
              @Variable(name = "both", shape = 1, when = "a && b || !a && !b && never || b && !a && never") FloatVariable both;
              @Variable(name = "one", shape = 1, when = "a && !b") FloatVariable one;
              @Variable(name = "either", shape = 1, when = "a || b && !a && always") FloatVariable either;
              @Variable(name = "either", shape = 1, when = "!(!a && !b)", reuse = Reuse.TRUE) FloatVariable again;
              static final boolean never = false;
              static final boolean always = true;
            }
            """,
            """
            StringBuilder all = new StringBuilder();
            for (int k = 0; k < 4; k++) {
              VariableStore store = new VariableStore();
              ModelVariables.bind(new Model(k % 2 == 1, k > 1), store);
              all.append(store.variables().stream().map(AnyVariable::name).toList());
            }
            return all.toString();
            """));
  }
}
