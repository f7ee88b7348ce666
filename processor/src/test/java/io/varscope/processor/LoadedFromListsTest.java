package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** What is wrong with a {@code @LoadedFrom} itself, or with the header that it names. */
final class LoadedFromListsTest {

  private static final String HEADER =
      """
      @CheckpointHeader(file = "m.safetensors", digest = "sha256:0", tensors = {
          "a float32 (2,)", "b.{0..1} float32 (3, 4)"})
      final class Header {}
      """;

  private static String model(String annotation) {
    return "@VariableScope(\"m\")\n"
        + annotation
        + "\n"
        + """
        class Model {
          @Variable(name = "/a", shape = 2) FloatVariable a;
          @Variable(shape = {3, 4}) FloatVariable v;
          @Variable(shape = {3, 4}) FloatVariable w;
        }
        """;
  }

  @Test
  void rulesThatCannotBeRead() {
    Expectation.of(
            model(
                """
                @LoadedFrom(value = Header.class, names = {
                    "m/v = b.0", §"m/w = b.{i}"})"""),
            HEADER)
        .says(
            "[IllegalNames] 'm/w = b.{i}', at index 9: 'i' is no number: there is no {i} in the name"
                + " of the variable, on the left.");
  }

  @Test
  void rulesThatCannotBeApplied() {
    Expectation.of(
            model(
                """
                @LoadedFrom(value = Header.class, names = {
                    "m/v = b.0", §"m/w = permute(b.1, 0, 2)"})"""),
            HEADER)
        .says(
            "[IllegalNames] 'm/w = permute(b.1, 0, 2)' cannot be done for m/w: permute(b.1, 0, 2) names axis 2 of a tensor of 2 axes, counted from 0.");
  }

  @Test
  void reasonsAreGiven() {
    Expectation.of(
            model("@LoadedFrom(value = Header.class, absent = §\"m/v\", unused = §\"b.{i}\")"),
            HEADER)
        .says(
            "[IllegalNames] 'm/v', at index 3: There is no reason: write \"NAME: why\", with a blank after the colon.",
            "[IllegalNames] 'b.{i}', at index 5: There is no reason: write \"NAME: why\", with a blank after the colon.");
  }

  @Test
  void entriesThatAreForNothing() {
    Expectation.of(
            model(
                """
                @LoadedFrom(value = Header.class,
                    names = {"m/v = b.0", "m/{*} = b.1", §"m/w = b.1", §"n/{*} = {*}"},
                    absent = {§"a: not yet", §"m/x: not yet"},
                    unused = {§"b.{i}: masks", §"aa: a mask"})"""),
            HEADER)
        .says(
            "[UnusedNames] 'm/w = b.1' is never used: rules before it are for all the variables that"
                + " it fits. Put it before them, or delete it.",
            "[UnusedNames] 'n/{*} = {*}' fits no variable of acme.Model.",
            "[UnusedNames] a is not absent: m.safetensors has it. Delete the entry.",
            "[UnusedNames] m/x is no variable of acme.Model. Did you mean m/v, or m/w?",
            "[UnusedNames] b.{i} is not unused: acme.Model takes it. Delete the entry.",
            "[UnusedNames] aa is no tensor of m.safetensors. Did you mean a?");
  }

  @Test
  void headersThatAreNone() {
    Expectation.of(
            "@VariableScope(\"a\") @LoadedFrom(String§.class) class Model {}\n",
            "@VariableScope(\"b\") @LoadedFrom(Empty§.class) class Second {}\n",
            "@VariableScope(\"c\") @LoadedFrom(Wrong.class) class Third {}\n",
            """
            @CheckpointHeader(file = "e", digest = "", tensors = {})
            class Empty {}
            """,
            """
            @CheckpointHeader(file = "w", digest = "", tensors = {"a float32 (2,)", §"b float32 2"})
            class Wrong {}
            """)
        .says(
            "[IllegalHeader] Class java.lang.String is no header: It is not annotated with"
                + " @CheckpointHeader. Have 'varscope header FILE --class java.lang.String' write"
                + " it.",
            "[IllegalHeader] Class acme.Empty is no header: There is no tensor in it, so there is"
                + " nothing to compare with.",
            "[IllegalHeader] Class acme.Wrong is no header: 'b float32 2': A line is NAME DTYPE (AXES), as in: mlp/w float32 (784, 10). This one does not end so.");
  }

  @Test
  void whatIsNoModelIsLoadedFromNothing() {
    Expectation.of(
            "§@LoadedFrom(Header.class) class Model {}\n",
            """
            @VariableScope §@LoadedFrom(Header.class) class Part {
              @Variable FloatVariable v;
            }
            """,
            HEADER)
        .says(
            "[IllegalHeader] @LoadedFrom has no effect at acme.Model: it is annotated with neither"
                + " @VariableScope nor @VariableGraph.",
            "[IllegalHeader] @LoadedFrom has no effect at acme.Part: it is a component, which has no"
                + " place of its own. Annotate the roots that it is below.");
  }

  @Test
  void eachOfSeveralHasToHold() {
    Expectation.of(
            """
            @VariableScope("m")
            @LoadedFrom(Header.class)
            @LoadedFrom(value = Second.class, absent = "b: new")
            §§class Model {
              @Variable(name = "/a", shape = 2) FloatVariable a;
              @Variable(name = "/b/0", shape = {3, 4}) FloatVariable v;
              @Variable(name = "/b/1", shape = {3, 4}) FloatVariable w;
            }
            """
                .replace("/b/", "/b."),
            HEADER,
            """
            @CheckpointHeader(file = "s.npz", digest = "sha256:0", tensors = {
                "a float32 (2,)", "b.{0..2} float32 (3, 4)"})
            final class Second {}
            """)
        .says(
            "[UnusedNames] b is no variable of acme.Model. Did you mean a?",
            "[UnusedTensor] No variable of acme.Model takes b.2 float32 (3, 4), which s.npz has."
                + " Declare it, say whose it is, in names, or why nobody needs it, in unused.");
  }
}
