package io.varscope.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.naming.NameRules.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameRulesTest {

  private static String apply(String rule, String variable) {
    Source source = NameRules.parse(List.of(rule)).apply(variable);
    return (source.rule() < 0 ? "no rule: " : "") + source.tensor();
  }

  private static String fault(String... rules) {
    NamingException e = assertThrows(NamingException.class, () -> NameRules.parse(List.of(rules)));
    return e.entry() + ":" + e.index() + " " + e.getMessage();
  }

  @Test
  void withoutARuleTheNameIsTheSame() {
    assertEquals("no rule: a.b", apply("a = b", "a.b"));
    assertEquals(
        new Source(Source.NO_RULE, new TensorExpression.Tensor("a")),
        NameRules.parse(List.of()).apply("a"));
  }

  @Test
  void levelsKeepTheirText() {
    assertEquals("h.0.w", apply("transformer.{*} = {*}", "transformer.h.0.w"));
    assertEquals("no rule: transformer", apply("transformer.{*} = {*}", "transformer"));
    assertEquals("no rule: transformer.", apply("transformer.{*} = {*}", "transformer."));
    assertEquals("no rule: transformers.w", apply("transformer.{*} = {*}", "transformers.w"));
  }

  @Test
  void levelsAreJoinedAsBesideThem() {
    assertEquals("enc.layer.w", apply("encoder/{*} = enc.{*}", "encoder/layer/w"));
    assertEquals("enc/layer/w", apply("encoder.{*} = enc/{*}", "encoder.layer.w"));
    assertEquals("a.b.x", apply("{*}/w = {*}.x", "a/b/w"));
    assertEquals("layer/w", apply("encoder/{*} = {*}", "encoder/layer/w"));
    assertEquals("layer.w", apply("encoder/{*} = {*.}", "encoder/layer/w"));
    assertEquals("layer/w", apply("{*} = {*/}", "layer.w"));
    assertEquals("layer_w", apply("{*} = {*_}", "layer.w"));
  }

  @Test
  void anIndexIsANumberWithoutLeadingZeros() {
    String rule = "h.{i}.w = layer_{i}/w";
    assertEquals("layer_0/w", apply(rule, "h.0.w"));
    assertEquals("layer_12/w", apply(rule, "h.12.w"));
    for (String other :
        List.of("h.01.w", "h..w", "h.a.w", "h.1.w2", "h.1", "h.1234567890123456789.w")) {
      assertEquals("no rule: " + other, apply(rule, other));
    }
    assertEquals(
        "l.123456789012345678.w", apply("h.{layer}.w = l.{layer}.w", "h.123456789012345678.w"));
  }

  @Test
  void severalIndicesAndLevels() {
    String rule = "m/{a}/{*}/x{b}/w{c} = {c}.{b}.{a}.{*}";
    assertEquals("9.8.7.p.q", apply(rule, "m/7/p/q/x8/w9"));
    assertEquals("no rule: m/7/x8/w9", apply(rule, "m/7/x8/w9"));
    assertEquals("no rule: m/7/p/x08/w9", apply(rule, "m/7/p/x08/w9"));
    assertEquals("9.8.7.p.x1.w1", apply(rule, "m/7/p/x1/w1/x8/w9"));
  }

  @Test
  void numbersAreExpressionsOfIndices() {
    assertEquals("b4", apply("a{i} = b{i+1}", "a3"));
    assertEquals("b_2_1", apply("a{i} = b_{floor(i/3)}_{i % 3}", "a7"));
    assertEquals("slice(0, 12, 16, w)", apply("a{i} = slice(0, 4*i, 4*(i+1), w)", "a3"));
    NameRules rules = NameRules.parse(List.of("x = y", "a{i} = b{i-1}"));
    NamingException e = assertThrows(NamingException.class, () -> rules.apply("a0"));
    assertEquals(1, e.entry());
    assertEquals(
        "A number has no value for the variable a0: it is -1, and may not be negative.",
        e.getMessage());
    NameRules large = NameRules.parse(List.of("a{i} = b{i*100}"));
    assertEquals(
        "A number has no value for the variable a999999999999999999: 999999999999999999 * 100"
            + " overflows a long.",
        assertThrows(NamingException.class, () -> large.apply("a999999999999999999")).getMessage());
  }

  @Test
  void operationsNest() {
    assertEquals("transpose(b)", apply("a = transpose( b )", "a"));
    assertEquals("permute(b, 2, 3, 1, 0)", apply("a=permute(b,2,3,1,0)", "a"));
    assertEquals(
        "concat(1, transpose(q.7), slice(0, 1, 2, k), reshape(v, 1, 768))",
        apply("a.{i} = concat(1, transpose(q.{i}), slice(0, 1, 2, k), reshape(v, 1, 768))", "a.7"));
    assertEquals("reshape(b)", apply("a = reshape(b)", "a"));
    assertEquals("transpose", apply("a = transpose", "a"));
  }

  @Test
  void oddNamesStandInQuotes() {
    assertEquals("'b (c), d'", apply("a = 'b (c), d'", "a"));
    assertEquals("'it''s'", apply("a = 'it''s'", "a"));
    assertEquals("b", apply("a = 'b'", "a"));
    assertEquals("'q 7'", apply("a{i} = 'q {i}'", "a7"));
    assertEquals("{{x}}=w:0", apply("a = {{x}}=w:0", "a"));
    Source source = NameRules.parse(List.of("a = concat(0, {{x}}, 'y ''{{')")).apply("a");
    assertEquals(List.of("{x}", "y '{"), source.tensor().tensors());
    assertEquals("concat(0, {{x}}, 'y ''{{')", source.tensor().toString());
  }

  @Test
  void theFirstRuleThatFitsCounts() {
    List<String> rules =
        List.of("a.{i}.b = 1st", "a.0.b = 2nd", "a.{*} = 3rd", "a.0.c = 4th", "{*} = 5th");
    NameRules parsed = NameRules.parse(rules);
    NameRules.Pass pass = parsed.pass();
    assertEquals(0, pass.apply("a.0.b").rule());
    assertEquals(2, pass.apply("a.0.c").rule());
    assertEquals(List.of(1, 3, 4), pass.unused());
    assertTrue(parsed.fits(1, "a.0.b"));
    assertFalse(parsed.fits(1, "a.1.b"));
    assertEquals("a.0.b", parsed.variables(1));
    assertEquals(4, pass.apply("b").rule());
    assertEquals(List.of(1, 3), pass.unused());
  }

  @Test
  void wrongVariablesAreTold() {
    assertEquals("0:1 There is no '=': write \"variable = tensor of the file\".", fault("a"));
    assertEquals(
        "1:0 There is no '=': write \"variable = tensor of the file\".", fault("a = b", ""));
    assertEquals("0:1 There is no variable before the '='.", fault(" = b"));
    assertEquals(
        "0:1 The name of a variable has no blank: letters, digits, '_', '.', '-' and '/' only.",
        fault("a b = c"));
    assertEquals(
        "0:0 The name of a variable has no such character: letters, digits, '_', '.', '-' and '/'"
            + " only.",
        fault("é = c"));
    assertEquals("0:0 The full name of a variable does not start with '/'.", fault("/a = c"));
    assertEquals("0:1 The name of a variable has no brace.", fault("a{{b = c"));
    assertEquals(
        "0:1 This '{' is not closed. A brace of the name itself is doubled: '{{'.",
        fault("a{i = c"));
    assertEquals(
        "0:1 This '}' has no '{' before it. A brace of the name itself is doubled: '}}'.",
        fault("a}b = c"));
    assertEquals(
        "0:1 In these braces stands a name for an index, as {i}, or a star, as {*}.",
        fault("a{} = c"));
    assertEquals(
        "0:1 In these braces stands a name for an index, as {i}, or a star, as {*}.",
        fault("a{i+1} = c"));
    assertEquals(
        "0:5 {i} stands here twice. Give the second index another name.", fault("a{i}.{i} = c"));
    assertEquals(
        "0:4 A name has only one {*}, else nothing tells where the first one ends.",
        fault("{*}.{*} = c"));
    assertEquals(
        "0:4 Between two braces stands some text, else nothing tells where one ends.",
        fault("a{i}{j} = c"));
    assertEquals(
        "0:2 {*} stands for whole levels, so beside it is a separator (one of / . _ -) or nothing.",
        fault("ab{*} = c"));
    assertEquals(
        "0:2 Beside an index stands no digit, which would belong to the same number.",
        fault("a1{i} = c"));
    assertEquals(
        "2:0 Rule 1 of the list is for the same variables, a.{i}, and counts.",
        fault("a.{i} = c", "b = c", " a.{j} = d"));
    assertEquals(
        "1:0 Rule 1 of the list is for the same variables, a, and counts.",
        fault("a = c", "a = d"));
  }

  @Test
  void wrongTensorsAreTold() {
    assertEquals("0:3 Here a tensor is missing.", fault("a ="));
    assertEquals("0:4 Here a tensor is expected, not ','.", fault("a = , b"));
    assertEquals(
        "0:4 Here a tensor is missing: there is nothing between the quotes.", fault("a = ''"));
    assertEquals(
        "0:6 Here the expression has ended. A name with blanks, commas, quotes or parentheses stands"
            + " in quotes: 'a (b), c'.",
        fault("a = b c"));
    assertEquals(
        "0:4 There is no operation 'mean', only transpose, permute, concat, slice and reshape. A"
            + " name with parentheses stands in quotes.",
        fault("a = mean(b)"));
    assertEquals(
        "0:4 This quote is not closed. A quote of the name itself is doubled: ''.",
        fault("a = 'b"));
    assertEquals(
        "0:6 'i' is no number: there is no {i} in the name of the variable, on the left.",
        fault("a = b{i}"));
    assertEquals(
        "0:5 There is no {*} in the name of the variable, on the left.", fault("a = b{*}"));
    assertEquals(
        "0:6 After the star stands nothing, or what joins the levels in the file: {*.}, {*/}.",
        fault("{*} = {*,}"));
    assertEquals(
        "0:8 '' is no number: expected a number, a name or '(', but found the end.",
        fault("ab = c.{}"));
    assertEquals(
        "0:9 'i<1' is no number: it has whole numbers, indices, operators and parentheses only.",
        fault("a{i} = b{i<1}"));
    assertEquals(
        "0:5 This '{' is not closed. A brace of the name itself is doubled: '{{'.",
        fault("a = b{c"));
    assertEquals(
        "0:4 This '}' has no '{' before it. A brace of the name itself is doubled: '}}'.",
        fault("a = 'b c}'"));
  }

  @Test
  void wrongArgumentsAreTold() {
    assertEquals(
        "0:4 transpose is written transpose(t), but here it has 2 arguments.",
        fault("a = transpose(b, c)"));
    assertEquals(
        "0:4 transpose is written transpose(t), but here it has 0 arguments.",
        fault("a = transpose()"));
    assertEquals(
        "0:4 concat is written concat(axis, a, b), but here it has 2 arguments.",
        fault("a = concat(1, b)"));
    assertEquals(
        "0:11 'b' is no number: there is no {b} in the name of the variable, on the left. concat is"
            + " written concat(axis, a, b).",
        fault("a = concat(b, c)"));
    assertEquals(
        "0:4 slice is written slice(axis, from, to, t), but here it has 3 arguments.",
        fault("a = slice(0, 1, 2)"));
    assertEquals(
        "0:15 Here a number is missing: permute is written permute(t, 2, 3, 1, 0).",
        fault("a = permute(b, ,1)"));
    assertEquals("0:17 The parenthesis of transpose is not closed.", fault("a = transpose(bcd"));
    assertEquals(
        "0:16 Here a comma or ')' is expected. A name with blanks, commas, quotes or parentheses"
            + " stands in quotes: 'a (b), c'.",
        fault("a = transpose(b c)"));
    assertEquals(
        "0:12 '99999999999999999999' is no number: 99999999999999999999 overflows a long. slice is"
            + " written slice(axis, from, to, t).",
        fault("a = slice(0,99999999999999999999,1,t)"));
  }

  @Test
  void hostileRulesFailQuickly() {
    assertEquals(
        "0:1004 Operations are nested deeper than 100 times.",
        fault("a = " + "transpose(".repeat(500)));
    assertEquals("0:20000 A rule has at most 20000 characters.", fault("a = " + "b".repeat(30000)));
    assertTrue(fault("a = slice(" + "(".repeat(2000)).startsWith("0:10 "));
  }

  @Test
  void manyRulesForManyVariables() {
    List<String> rules = new ArrayList<>();
    for (int k = 0; k < 20_000; k++) {
      rules.add("m" + k + "x.{i}.w = transpose(f" + k + "x.{i})");
      rules.add("p" + k + " = q" + k);
    }
    NameRules.Pass pass = NameRules.parse(rules).pass();
    for (int k = 0; k < 60_000; k++) {
      assertEquals(
          "transpose(f" + k % 20_000 + "x." + k + ")",
          pass.apply("m" + k % 20_000 + "x." + k + ".w").tensor().toString());
    }
    assertEquals(20_000, pass.unused().size());
  }

  @Test
  void aHostileNameIsMatchedOnce() {
    NameRules rules = NameRules.parse(List.of("a.{*}.a.b{i} = c"));
    String name = "a.".repeat(1_000_000) + "a.b" + "1".repeat(1_000_000);
    assertEquals(Source.NO_RULE, rules.apply(name).rule());
  }
}
