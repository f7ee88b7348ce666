package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** What is said of fields that cannot be mounts, and of mounts without an end. */
final class MountsTest {

  @Test
  void mountOfSomethingElse() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A<T> {
              §@VariableScope String text;
              §@VariableScope T any;
              §@VariableScope Dense[] many;
              §@Variable @VariableScope FloatVariable both;
            }
            @VariableScope class Dense {}
            """
                .replace("§@Variable @VariableScope", "@Variable §@VariableScope"))
        .says(
            "[IllegalMount] Field acme.A.text cannot be a mount: its type java.lang.String is not"
                + " annotated with @VariableScope.",
            "[IllegalMount] Field acme.A.any cannot be a mount: its type is the type variable T,"
                + " which has no known scope.",
            "[IllegalMount] Field acme.A.many cannot be a mount: it holds several components; say how"
                + " many with repeat, as in repeat = \"12\".",
            "[IllegalMount] Field acme.A.both cannot be a mount: a field is a variable or a mount,"
                + " not both.");
  }

  @Test
  void componentMountedInItself() {
    Expectation.of(
            """
            @VariableScope
            class A {
              §@VariableScope A inner;
            }
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.A.inner, so its variables"
                + " would have no end.");
  }

  @Test
  void componentsMountedInEachOther() {
    Expectation.of(
            """
            @VariableScope("root")
            class Root {
              @VariableScope A a;
            }
            @VariableScope
            class A {
              @VariableScope B b;
            }
            @VariableScope
            class B {
              §@VariableScope A a;
            }
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.B.a, so its variables would"
                + " have no end: acme.A > acme.B > acme.A.");
  }

  @Test
  void circleThatIsEnteredFromSeveralRootsIsToldOnce() {
    Expectation.of(
            """
            @VariableScope("r1") class R1 { @VariableScope A a; }
            @VariableScope("r2") class R2 { @VariableScope B b; }
            @VariableScope class A { @VariableScope B b; }
            @VariableScope class B { §@VariableScope A a; }
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.B.a, so its variables would"
                + " have no end: acme.A > acme.B > acme.A.");
  }

  @Test
  void componentThatExtendsItsOwner() {
    Expectation.of(
            """
            @VariableScope("r")
            class A {
              §@VariableScope Sub sub;
            }

            @VariableScope
            class Sub extends A {}
            """)
        .says(
            "[RecursiveMount] acme.A is mounted inside itself by acme.A.sub, so its variables would"
                + " have no end: acme.A > acme.Sub > acme.A.");
  }

  @Test
  void chainsThatAreTooDeepAreGivenUp() {
    StringBuilder classes = new StringBuilder();
    classes.append("@VariableScope(\"net\") class Net { §@VariableScope L1 a; }\n");
    for (int i = 1; i < 600; i++) {
      classes.append("@VariableScope class L%d { @VariableScope L%d a; }\n".formatted(i, i + 1));
    }
    classes.append("@VariableScope class L600 { @Variable FloatVariable w; }\n");
    Expectation.of(classes.toString())
        .says(
            "[TooManyVariables] With what acme.Net.a mounts, this graph has more than 100000"
                + " variables and mounts, or more than 200 scope classes around each other. That is"
                + " the limit.");
  }

  @Test
  void graphsThatMultiplyAreGivenUp() {
    StringBuilder classes = new StringBuilder();
    classes.append("@VariableScope(\"net\") class Net { §@VariableScope L1 a; }\n");
    for (int i = 1; i < 25; i++) {
      classes.append(
          "@VariableScope class L%d { @VariableScope L%d a; @VariableScope L%d b; }\n"
              .formatted(i, i + 1, i + 1));
    }
    classes.append("@VariableScope class L25 { @Variable FloatVariable w; }\n");
    Expectation.of(classes.toString())
        .says(
            "[TooManyVariables] With what acme.Net.a mounts, this graph has more than 100000"
                + " variables and mounts, or more than 200 scope classes around each other. That is"
                + " the limit.");
  }
}
