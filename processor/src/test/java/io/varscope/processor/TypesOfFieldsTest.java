package io.varscope.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of fields by their types, however these are written. */
final class TypesOfFieldsTest {

  private static final String NULLABLE =
      """
      import java.lang.annotation.*;
      import java.util.*;
      @Target(ElementType.TYPE_USE) @interface Nullable {}
      @VariableScope class Dense { @Variable FloatVariable v; }
      """;

  @Test
  void annotationsOnTypesDoNotMatter() {
    Expectation.of(
            NULLABLE
                + """
                @VariableScope("a")
                class A {
                  @Variable @Nullable FloatVariable v;
                  @Variable float @Nullable [] w;
                  @Variable(init = @Init(custom = Own.class)) FloatVariable x;
                  @VariableScope @Nullable Dense one;
                  @VariableScope(repeat = "2") @Nullable Dense @Nullable [] some;
                  @VariableScope(repeat = "2") @Nullable List<@Nullable Dense> more;
                }
                @Initializes(FloatVariable.class)
                class Own implements Initializer {
                  @Override public void initialize(AnyVariable variable, KeyedRandom random) {}
                }
                """)
        .compiles();
  }

  @Test
  void annotationsOnTypesAreNotTold() {
    Expectation.of(
            NULLABLE
                + """
                @VariableScope("a")
                class A {
                  §@Variable @Nullable Dense dense;
                  §@VariableScope(repeat = "2") List<@Nullable String> texts;
                  §@VariableScope @Nullable String @Nullable [] more;
                }
                """)
        .says(
            "[UnsupportedType] Field acme.A.dense has type acme.Dense, which is a scope class."
                + " Annotate the field with @VariableScope.",
            "[IllegalMount] Field acme.A.texts cannot be a mount: its type java.lang.String is not"
                + " annotated with @VariableScope.",
            "[IllegalMount] Field acme.A.more cannot be a mount: its type java.lang.String is not"
                + " annotated with @VariableScope.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@VariableScope Forgot",
        "@VariableScope(repeat = \"2\") Forgot[]",
        "@VariableScope(repeat = \"2\") @Nullable Forgot @Nullable []",
        "@VariableScope(repeat = \"2\") List<Forgot>",
        "@VariableScope Forgot[]"
      })
  void aClassThatForgotItsAnnotationIsToldOnce(String mount) {
    Expectation.of(
            NULLABLE
                + """
                @VariableScope("a")
                class A {
                  %s field;
                }
                class Forgot {
                  §@Variable FloatVariable v;
                }
                """
                    .formatted(mount))
        .says(
            "[OutsideScope] @Variable v is outside a variable scope: annotate the class acme.Forgot"
                + " with @VariableScope(\"a name\"), or with @VariableScope if other classes mount"
                + " or extend it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ArrayList<Dense> | java.util.ArrayList<acme.Dense>",
        "Collection<Dense> | java.util.Collection<acme.Dense>",
        "Iterable<Dense> | java.lang.Iterable<acme.Dense>",
        "Set<@Nullable Dense> | java.util.Set<acme.Dense>",
        "Map<String, Dense> | java.util.Map<java.lang.String, acme.Dense>",
        "Dense[][] | acme.Dense[][]",
        "List<Dense>[] | java.util.List<acme.Dense>[]",
        "List<List<Dense>> | java.util.List<java.util.List<acme.Dense>>",
        "List<? extends Dense> | java.util.List<? extends acme.Dense>",
        "List<? super Dense> | java.util.List<? super acme.Dense>"
      })
  void otherContainersOfComponents(String type, String shown) {
    for (String annotation : new String[] {"@VariableScope", "@VariableScope(repeat = \"2\")"}) {
      Expectation.of(
              NULLABLE
                  + "@VariableScope(\"a\") class A { §"
                  + annotation
                  + " "
                  + type
                  + " field; }")
          .says(
              "[IllegalMount] Field acme.A.field cannot be a mount: its type "
                  + shown
                  + " is neither a scope class nor a List or an array of one. Declare the field as"
                  + " List<Dense> or Dense[]"
                  + (type.contains("?")
                      ? "; in Kotlin, as MutableList<Dense> or Array<Dense>."
                      : "."));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@VariableScope Optional<Dense> | its type java.util.Optional<acme.Dense> is neither a scope"
            + " class nor a List or an array of one. Declare the field as Dense, and say with when"
            + " under which condition it is there",
        "@VariableScope(repeat = \"2\") Dense | it has repeat, but its type is a single acme.Dense."
            + " Declare the field as List<Dense> or Dense[], or remove repeat",
        "@VariableScope(repeat = \"2\") List | its type does not say what the List holds. Name a"
            + " scope class, as in List<Dense>",
        "@VariableScope(repeat = \"2\") List<?> | its type does not say what the List holds. Name a"
            + " scope class, as in List<Dense>",
        "@VariableScope int | its type int is no scope class",
        "@VariableScope(repeat = \"2\") int[] | its type int is no scope class",
        "@VariableScope(repeat = \"2\") int | its type int is no scope class",
        "@VariableScope int[][] | its type int[] is no scope class"
      })
  void otherTypesOfMounts(String field, String reason) {
    Expectation.of(NULLABLE + "@VariableScope(\"a\") class A { §" + field + " field; }")
        .says("[IllegalMount] Field acme.A.field cannot be a mount: " + reason + ".");
  }
}
