package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** What is said of variables that nobody creates. */
final class MissingVariablesTest {

  @Test
  void missingTarget() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(shape = 1, reuse = Reuse§.TRUE) FloatVariable v;
            }
            """)
        .says("[MissingVariable] Variable foo/v does not exist: nothing in this graph creates it.");
  }

  @Test
  void missingTargetOfAScopeThatReuses() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable FloatVariable v;
            }
            """,
            """
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class B {
              @Variable FloatVariable v;
              §@Variable FloatVariable vv;
            }
            """)
        .says(
            "[MissingVariable] Variable foo/vv does not exist: nothing in this graph creates it."
                + " Did you mean foo/v, created by acme.A.v (A.java:5)?");
  }

  @Test
  void missingTargetsOfAMountAreToldOnceAtItsReuse() {
    Expectation.of(
            """
            @VariableScope("net")
            class Net {
              @VariableScope Dense hidden;
              @VariableScope(value = "hiden", reuse = Reuse§.TRUE) Dense again;
            }
            @VariableScope
            class Dense {
              @Variable FloatVariable w;
              @Variable FloatVariable b;
            }
            """)
        .says(
            "[MissingVariable] Variable net/hiden/w does not exist: nothing in this graph creates"
                + " it. Did you mean net/hidden/w, created by acme.Net.hidden.w (Net.java:5); or"
                + " net/hidden/b, created by acme.Net.hidden.b (Net.java:5)?\n"
                + "  The same for 1 more: net/hiden/b.");
  }

  @Test
  void rootThatReusesWhatItInheritsAndNobodyCreates() {
    Expectation.of(
            """
            @VariableScope(value = "r", reuse = Reuse§.TRUE)
            class A extends Base {}

            @VariableScope
            class Base {
              @Variable FloatVariable v;
            }
            """)
        .says("[MissingVariable] Variable r/v does not exist: nothing in this graph creates it.");
  }
}
