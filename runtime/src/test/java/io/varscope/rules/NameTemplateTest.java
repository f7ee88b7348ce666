package io.varscope.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "layer_{i}, layer_3",
    "a{i+1}b{2*i}, a4b6",
    "{i}/{ i }, 3/3",
    "a}b{i}, a}b3",
    "'a{{4, 5, 6, 7}[i]}b{i}', a7b3"
  })
  void filled(String template, String name) {
    Dimensions<Constant> dimensions =
        Dimensions.outermost(Constants.INSTANCE, unknown -> Optional.empty());
    dimensions.give("i", new Constant.Whole(3));
    assertEquals(
        name, NameTemplate.parse(template).fill(part -> dimensions.value(part).toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a{i|the '{' at index 1 is not closed",
        "a{}|expected a number, a name or '(', but found the end",
        "a{{i}}|the braces at index 1 have others in them",
        "a{{1, 2}[i]|the '{' at index 1 is not closed",
        "a{i}b{i i}|expected one of + - * /, but found 'i' at index 8. Between two numbers stands one"
            + " of + - * /, and '!' before a condition"
      })
  void problems(String template, String problem) {
    assertEquals(
        problem,
        assertThrows(ExpressionException.class, () -> NameTemplate.parse(template)).getMessage());
  }
}
