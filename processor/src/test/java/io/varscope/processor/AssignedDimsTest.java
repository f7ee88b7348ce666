package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fields that the binder sets to what the compiler knows of a place. */
final class AssignedDimsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void codeOfAModelReadsWhatItsMountsGive(Compiler compiler) throws Exception {
    assertEquals(
        "4 16 true (64, 64) 2 32 false (64, 64) 64 (7, 7)",
        Running.run(
            compiler,
            folder,
            """
            @VariableScope(value = "m", let = "width=64")
            class Model {
              @VariableScope(let = {"heads=4", "causal=true"}) Attention encoder;
              @VariableScope(repeat = "1", let = {"heads=2", "causal=heads==4"}) Attention[] decoder;
              @Dim long width;
              @VariableScope Own own;
              static final int heads = 2;
            }
            @VariableScope(takes = "heads")
            class Attention extends Base {
              @Dim("width/heads") int headWidth;
              @Variable(dims = {"width", "heads*headWidth"}) FloatVariable query;
              public String toString() {
                return heads + " " + headWidth + " " + causal + " " + query.shape();
              }
            }
            @VariableScope(let = "causal=false")
            class Base {
              @Dim int heads;
              @Dim boolean causal;
            }
            @VariableScope
            class Own {
              final int size = Integer.parseInt("7");
              @Dim("size") int same;
              @Variable(dims = {"same", "size"}) FloatVariable v;
            }
            """,
            """
            Model m = ModelVariables.bind(new Model(), new VariableStore());
            return m.encoder + " " + m.decoder[0] + " " + m.width + " " + m.own.v.shape();
            """));
  }

  @Test
  void whatIsWrong() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = {"big=3000000000", "list={1, 2}", "yes=true",
                "hidden=1", "given=1"})
            class Model {
              §@Dim int unknown;
              §@Dim int big;
              @Dim("big") long same;
              §@Dim int list;
              §@Dim boolean big2;
              §@Dim int yes;
              @Dim(§"2*") int syntax;
              @Dim(§"self+1") int self;
              §@Dim private int hidden;
              §@Dim String text;
              §@Dim int given = 8;
              @Dim(§"3/2") boolean no;
            }
            """,
            """
            class Other {
              §@Dim int stray;
            }
            """)
        .says(
            "[UnknownDim] 'unknown' has no value in acme.Model: nothing here is called unknown. Give"
                + " it with let, here or further out, or as a constant, or as an int or long field.",
            "[IllegalDim] 'big' cannot be a dimension in acme.Model: it is 3000000000, which an int"
                + " cannot hold. Make the field a long.",
            "[IllegalDim] 'list' cannot be a dimension in acme.Model: {1, 2} is a list, not a"
                + " number. Take one of its values, as rows[i] does.",
            "[UnknownDim] 'big2' has no value in acme.Model: nothing here is called big2. Did you"
                + " mean big? Give it with let, here or further out, or as a constant, or as an int"
                + " or long field.",
            "[IllegalDim] 'yes' cannot be a dimension in acme.Model: true is a condition, not a"
                + " number.",
            "[IllegalDim] '2*' cannot be a dimension in acme.Model: expected a number, a name or"
                + " '(', but found the end.",
            "[IllegalDim] 'self+1' cannot be a dimension in acme.Model: self depends on itself,"
                + " since what a class lets is read in that class. Give it another name, or give it"
                + " at the mount, which is read outside.",
            "[IllegalField] Field acme.Model.hidden is private, so the generated binder cannot"
                + " assign it. Remove private.",
            "[UnsupportedType] Field acme.Model.text has type java.lang.String, which holds no"
                + " dimension. Use int or long; or boolean, for a condition.",
            "[ReplacedValue] Field acme.Model.given is given a value, which the binder replaces by"
                + " the dimension of its name. Remove the value; or remove @Dim, if the field is to"
                + " give the dimension.",
            "[IllegalDim] '3/2' cannot be a dimension in acme.Model: 3/2 leaves the remainder 1.",
            "[OutsideScope] @Dim stray is outside a variable scope: annotate the class acme.Other"
                + " with @VariableScope(\"a name\"), or with @VariableScope if other classes mount"
                + " or extend it.");
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyTheBindKnowsIsCheckedThen(Compiler compiler) throws Exception {
    assertEquals(
        "5000000000 [IllegalDim] 'n' cannot be a dimension in acme.Narrow: it is 5000000000, which"
            + " an int cannot hold. Make the field a long.",
        Running.run(
            compiler,
            folder,
            """
            @VariableScope("wide")
            class Wide {
              long size = 5000000000L;
              @Dim("size") long n;
            }
            @VariableScope("narrow")
            class Narrow {
              long size = 5000000000L;
              @Dim("size") int n;
            }
            """,
            """
            VariableStore store = new VariableStore();
            try {
              return WideVariables.bind(new Wide(), store).n + " "
                  + NarrowVariables.bind(new Narrow(), store).n;
            } catch (VariableException e) {
              return new Wide().size + " " + e.getMessage();
            }
            """));
  }
}
