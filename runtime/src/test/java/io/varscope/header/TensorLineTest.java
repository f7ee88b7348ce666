package io.varscope.header;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.rules.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorLineTest {

  @Test
  void aLineIsReadFromTheRight() {
    TensorLine line = TensorLine.parse("h.{0..11}.attn.c_attn.weight float32 (768, 2304)");
    assertEquals(12, line.size());
    assertEquals("h.0.attn.c_attn.weight", line.names().get(0));
    assertEquals("h.11.attn.c_attn.weight", line.names().get(11));
    assertEquals("float32", line.dtype());
    assertEquals(List.of(768L, 2304L), line.axes().stream().map(Formula::number).toList());
    assertTrue(line.condition().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step int64 ()",
        "b float32 (768,)",
        "{0..3,5,7..9}.w float32 (2, 3)",
        "layers.{0..31}.experts.{0..7}.w1 bfloat16 (14336, 4096)",
        "a b  c float32 (1, 1)",
        "w float32 (3,) float32 (4,)",
        "w float32 (3,) if tied float32 (4,)",
        "{{0..3}} float32 ()",
        "}}{{{1..2}}}{{ float32 ()",
        "w f8_e4m3 (2,)",
        "mlp/w float32 (784, 4*acme.Mlp.hidden)",
        "mlp/w float32 (-acme.Mlp.a + 4, {1, 2}[acme.Mlp.i])",
        "mlp/w float32 (ceil(acme.Mlp.a/2),) if !acme.Mlp.tied && acme.Mlp.a<3",
        "mlp/w float32 () if (a || b)",
        "mlp/w float32 () if a && (b || c)",
        "mlp/w float32 () if 2 < floor (a/2)",
      })
  void linesAreWrittenAsTheyAreRead(String line) {
    assertEquals(line, TensorLine.parse(line).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b float32 (768)|b float32 (768,)",
        "w int8 ( 2,3 )|w int8 (2, 3)",
        "w.{3} int8 ()|w.3 int8 ()",
        "w.{1,2,3..4} int8 ()|w.{1..4} int8 ()",
        "w int8 () if  a |w int8 () if a",
      })
  void blanksAndSingleNumbersAreTaken(String line, String written) {
    assertEquals(written, TensorLine.parse(line).toString());
  }

  @Test
  void aFormulaIsAnExpressionOfFields() {
    TensorLine line = TensorLine.parse("w float32 (4*acme.Mlp.d, 3) if acme.Mlp.tied");
    assertEquals(new Expression.Literal(3), line.axes().get(1).expression());
    assertTrue(line.axes().get(0).expression().mentions("acme.Mlp.d"));
    assertEquals(new Expression.Name("acme.Mlp.tied"), line.condition().get().expression());
  }

  private static final String FORM =
      "A line is NAME DTYPE (AXES), as in: mlp/w float32 (784, 10). This one does not end so.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "w",
        "w float32",
        "w float32 (2",
        "w float32 2)",
        "w float32(2)",
        "w Float32 (2)",
        "float32 (2)",
        " float32 (2)",
        "(2)",
        ")",
        "w float32 (2) ",
        "w float32 (2) if",
        "w if a",
        "w 32 (2)"
      })
  void whatIsNoLineIsSaid(String line) {
    HeaderException e = assertThrows(HeaderException.class, () -> TensorLine.parse(line));
    assertEquals(FORM, e.getMessage());
    assertEquals(Math.max(0, line.length() - 1), e.index());
  }

  private static final String BRACES =
      "Between braces stand numbers and ranges, as in {0..3,5}; a brace that belongs to a name is"
          + " doubled.";

  private static final String ASCEND =
      "The numbers between braces have to ascend, each once, as in {0..3,5}.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "w{0 int8 ()|1|The '{' is not closed; one that belongs to a name is '{{'.",
        "w{0{{ int8 ()|1|The '{' is not closed; one that belongs to a name is '{{'.",
        "w0} int8 ()|2|The '}' closes nothing; one that belongs to a name is '}}'.",
        "w{} int8 ()|2|" + BRACES,
        "w{i} int8 ()|2|" + BRACES,
        "w{0..} int8 ()|5|" + BRACES,
        "w{0,} int8 ()|4|" + BRACES,
        "w{0.3} int8 ()|3|" + BRACES,
        "w{-1} int8 ()|2|" + BRACES,
        "w{3..2} int8 ()|2|" + ASCEND,
        "w{0..3,3} int8 ()|7|" + ASCEND,
        "w{5,1} int8 ()|4|" + ASCEND,
        "w{1234567890} int8 ()|2|A number has at most 9 digits here.",
        "w{01} int8 ()|2|A number has no 0 in front here; names that do stand alone.",
        "w int8 (2,,3)|10|A length is missing here.",
        "w int8 (2,3,)|12|A length is missing here.",
        "w int8 (99999999999999999999)|8|'99999999999999999999' is wrong: 99999999999999999999"
            + " overflows a long.",
        "w int8 (a b)|8|'a b' is wrong: expected one of + - * /, but found 'b' at index 10."
            + " Between two numbers stands one of + - * /, and '!' before a condition.",
        "w int8 () if a b|13|'a b' is wrong: expected one of + - * /, but found 'b' at index 15."
            + " Between two numbers stands one of + - * /, and '!' before a condition.",
      })
  void whatIsWrongInALineIsSaid(String line, int index, String sentence) {
    HeaderException e = assertThrows(HeaderException.class, () -> TensorLine.parse(line));
    assertEquals(sentence, e.getMessage());
    assertEquals(index, e.index());
  }
}
