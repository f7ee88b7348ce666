package io.varscope.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of names that no variable, scope or group can have. */
final class NamesTest {

  @Test
  void namesThatCannotBe() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              @Variable(name = §"a b") FloatVariable space;
              @Variable(name = §"a//b") FloatVariable doubled;
              @Variable(name = §"a/") FloatVariable trailing;
              @Variable(name = §"/") FloatVariable slash;
              @Variable(name = §"/_x") FloatVariable top;
              §@Variable FloatVariable größe;
              @Variable(name = "_x") FloatVariable below;
              @VariableScope(§"x:0") Dense dense;
            }
            @VariableScope class Dense {}
            """)
        .says(
            "[IllegalName] 'a b' is not a valid variable or scope name: it has a space at index 1;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalName] 'a//b' is not a valid variable or scope name: it has an empty segment,"
                + " '//'.",
            "[IllegalName] 'a/' is not a valid variable or scope name: it ends with '/'.",
            "[IllegalName] '/' is not a valid variable or scope name: after the first '/', it is"
                + " empty.",
            "[IllegalName] '/_x' is not a valid variable or scope name: after the first '/', at the top of the graph a"
                + " name must start with a letter, a digit or '.'.",
            "[IllegalName] 'größe' is not a valid variable or scope name: it has 'ö' at index 2;"
                + " letters, digits, '_', '.', '-' and '/' are allowed. It is the name of the"
                + " field; write another in @Variable(name = \"...\").",
            "[IllegalName] 'x:0' is not a valid variable or scope name: it has ':' at index 1;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.");
  }

  @ParameterizedTest
  @CsvSource({
    "'/foo', 'it starts with ''/'', but a root''s path is absolute anyway'",
    "'foo/', it ends with '/'",
    "'_foo', 'at the top of the graph a name must start with a letter, a digit or ''.'''"
  })
  void rootPathsThatCannotBe(String path, String reason) {
    Expectation.of(
            "@VariableScope(§\"" + path + "\")\nclass A {\n  @Variable FloatVariable v;\n}\n")
        .says(
            "[IllegalName] '" + path + "' is not a valid variable or scope name: " + reason + ".");
  }

  @Test
  void underscoreAtTheTopOfTheGraph() {
    Expectation.of(
            """
            @VariableScope("/")
            class A {
              §@Variable FloatVariable _x;
              @Variable FloatVariable x;
            }
            """)
        .says(
            "[IllegalName] '_x' is not a valid variable or scope name: at the top of the graph a"
                + " name must start with a letter, a digit or '.'. It is the name of the field;"
                + " write another in @Variable(name = \"...\").");
  }

  @Test
  void pathThatWouldEndACommentOfTheBinder() {
    Expectation.of(
            """
            @VariableScope(§"*/ class X {")
            class A {
              @Variable FloatVariable v;
              void use() { AVariables.bind(this, new VariableStore()); }
            }
            """)
        .says(
            "[IllegalName] '*/ class X {' is not a valid variable or scope name: it has '*' at index"
                + " 0; letters, digits, '_', '.', '-' and '/' are allowed.");
  }

  /** Compilers give that text in place of a constant that does not resolve. */
  @Test
  void aNameThatReadsLikeTheMarkOfAnError() {
    Expectation.of(
            """
            @VariableScope("foo")
            class A {
              static final String ERROR = "<error>";
              @Variable(name = §"<error>") FloatVariable a;
              @Variable(name = §ERROR, reuse = Reuse.TRUE) FloatVariable b;
              @Variable(groups = §{"<error>"}) FloatVariable c;
            }
            """)
        .says(
            "[IllegalName] '<error>' is not a valid variable or scope name: it has '<' at index 0;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalName] '<error>' is not a valid variable or scope name: it has '<' at index 0;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalGroupName] '<error>' is not a valid group name: it has '<' at index 0;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.");
  }
}
