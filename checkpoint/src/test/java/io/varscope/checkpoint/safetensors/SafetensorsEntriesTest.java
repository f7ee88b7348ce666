package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.ElementType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a header says of one tensor: its type, its shape, and where its bytes are. */
class SafetensorsEntriesTest extends SafetensorsHeaderCases {

  @TestFactory
  Stream<DynamicTest> offsets() {
    return Stream.of(
            accepted(
                "in another order than the names",
                "{" + entry("b", 4) + "," + entry("a", 0) + "}",
                8),
            accepted("no tensor", "{}", 0),
            accepted(
                "two of size 0 at one place",
                "{'a':{'dtype':'F32','shape':[0],'data_offsets':[4,4]},"
                    + "'b':{'dtype':'F32','shape':[0,3],'data_offsets':[4,4]},"
                    + entry("c", 0)
                    + "}",
                4),
            refused(
                "size 0 in the midst of another",
                "{→'a':{'dtype':'F32','shape':[0],'data_offsets':[2,2]}," + entry("c", 0) + "}",
                4,
                "overlap"),
            refused(
                "hole at the start",
                "{→" + entry("a", 4) + "}",
                8,
                "tensor 'a' begins at 4, not at 0: a hole of 4 bytes"),
            refused(
                "hole in the middle",
                "{" + entry("a", 0) + ",→" + entry("b", 12) + "}",
                16,
                "tensor 'b' begins at 12 where the one before it, 'a', ends at 4: a hole of 8 bytes"),
            refused(
                "overlap",
                "{" + entry("a", 0) + ",→" + entry("b", 2) + "}",
                6,
                "tensor 'b' begins at 2, before the end of 'a' at 4: they overlap"),
            refused(
                "two names of the same bytes",
                "{" + entry("a", 0) + ",→" + entry("b", 0) + "}",
                4,
                "tensors 'a' and 'b' have the same bytes, from 0 to 4"),
            refused(
                "ten names of the same bytes",
                "{" + entry("a", 0) + ",→" + entry("b", 0) + "," + entry("c", 0) + "}",
                4,
                "have the same bytes"),
            refused(
                "end before begin",
                "{→'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}",
                4,
                "tensor 'a' ends at 0, before it begins, at 4"),
            refused("negative", part("'F32'", "[1]", "[→-4,0]"), 4, "may have no sign"),
            refused(
                "minus zero", part("'F32'", "[1]", "[→-0,4]"), 4, "is -0, and may have no sign"),
            refused(
                "one", part("'F32'", "[1]", "[0→]"), 4, "the end of 'a' must be a whole number"),
            refused("three", part("'F32'", "[1]", "[0,4,→4]"), 4, "must be two numbers"),
            refused("none", part("'F32'", "[1]", "[→]"), 4, "the begin of 'a' must be"),
            refused("a number", part("'F32'", "[1]", "→4"), 4, "must be a list, not a number"),
            refused("2^64", part("'F32'", "[1]", "[0,→18446744073709551616]"), 4, "2^63-1"),
            refused("2^63", part("'F32'", "[1]", "[0,→9223372036854775808]"), 4, "2^63-1"),
            refused(
                "2^63-1 is beyond the file's end",
                "{→'a':{'dtype':'U8','shape':[9223372036854775807],"
                    + "'data_offsets':[0,9223372036854775807]}}",
                4,
                "beyond what a file can have"),
            refused("float", part("'F32'", "[1]", "[0,→4.0]"), 4, "a fraction or an exponent"),
            refused(
                "too few for the shape",
                "{→'a':{'dtype':'F32','shape':[1000,1000],'data_offsets':[0,4]}}",
                4,
                "tensor 'a' of shape (1000, 1000) needs 4000000 bytes of F32, but from 0 to 4"
                    + " there are 4"))
        .map(Case::test);
  }

  @TestFactory
  Stream<DynamicTest> shapes() {
    return Stream.of(
            accepted("scalar", shape("[]"), 4),
            accepted("one axis", shape("[1]"), 4),
            accepted("64 axes", shape(ones(64)), 4),
            refused("65 axes", part("'F32'", ones(64).replace("]", ",→1]"), "[0,4]"), 4, "64 axes"),
            refused("float", part("'F32'", "[→1.0]", "[0,4]"), 4, "an axis of 'a' must be a whole"),
            refused("exponent", part("'F32'", "[→1e0]", "[0,4]"), 4, "a fraction or an exponent"),
            refused("text", part("'F32'", "[→'1']", "[0,4]"), 4, "not a text"),
            refused("truth value", part("'F32'", "[→true]", "[0,4]"), 4, "not true or false"),
            refused("null", part("'F32'", "[→null]", "[0,4]"), 4, "not null"),
            refused("list", part("'F32'", "[→[1]]", "[0,4]"), 4, "not a list"),
            refused(
                "minus zero", part("'F32'", "[→-0]", "[0,0]"), 0, "is -0, and may have no sign"),
            refused("minus one", part("'F32'", "[→-1]", "[0,4]"), 4, "is -1, and may have no sign"),
            refused("leading zero", part("'F32'", "[0→1]", "[0,4]"), 4, "this is no JSON"),
            refused("plus", part("'F32'", "[+→1]", "[0,4]"), 4, "this is no JSON"),
            refused("NaN", part("'F32'", "[NaN→]", "[0,4]"), 4, "this is no JSON"),
            refused("hexadecimal", part("'F32'", "[0→x1]", "[0,4]"), 4, "this is no JSON"),
            refused("missing number", part("'F32'", "[1,→]", "[0,4]"), 4, "this is no JSON"),
            refused("an object", part("'F32'", "→{}", "[0,4]"), 4, "must be a list, not an object"),
            refused(
                "0 beside 2^64-1",
                part("'F32'", "[0,→18446744073709551615]", "[0,0]"),
                0,
                "is 18446744073709551615, more than 2^63-1"),
            refused(
                "2^64-2",
                part("'F32'", "[2,→18446744073709551614]", "[0,4]"),
                4,
                "more than 2^63-1"),
            refused(
                "product 2^64-2",
                part("'F32'", "[2,→9223372036854775807]", "[0,4]"),
                4,
                "multiplied, exceed 2^63-1"),
            refused(
                "product that wraps to 4 bytes",
                part("'F32'", "[4194305,4194305,→211106198978564]", "[0,4]"),
                4,
                "multiplied, exceed 2^63-1"),
            refused(
                "product overflows, though another axis is 0 and comes later",
                part("'F32'", "[9223372036854775807,→2,0]", "[0,0]"),
                0,
                "multiplied, exceed 2^63-1"),
            refused(
                "product overflows, though another axis is 0 and comes first",
                part("'F32'", "[0,9223372036854775807,→2]", "[0,0]"),
                0,
                "multiplied, exceed 2^63-1"),
            refused(
                "bits overflow",
                "{→'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}}",
                0,
                "has more than 2^63-1 bits of F32"))
        .map(Case::test);
  }

  private static String ones(int count) {
    return "[" + "1,".repeat(count - 1) + "1]";
  }

  @TestFactory
  Stream<DynamicTest> types() {
    Stream<Case> all =
        Arrays.stream(ElementType.values())
            .map(
                type ->
                    accepted(
                        type.name(),
                        "{'a':{'dtype':'"
                            + type
                            + "','shape':[4],'data_offsets':[0,"
                            + type.bits() / 2
                            + "]}}",
                        type.bits() / 2));
    Stream<Case> wrong =
        Stream.of(
            refused("unknown", part("→'F33'", "[1]", "[0,4]"), 4, "is 'F33', which is not known"),
            refused(
                "lower case", part("→'f32'", "[1]", "[0,4]"), 4, "is 'f32', which is not known"),
            refused("empty", part("→''", "[1]", "[0,4]"), 4, "is '', which is not known"),
            refused("null", part("→null", "[1]", "[0,4]"), 4, "must be a text, not null"),
            refused("an object", part("→{'F32':null}", "[1]", "[0,4]"), 4, "not an object"),
            refused("a number", part("→5", "[1]", "[0,4]"), 4, "must be a text, not a number"),
            accepted("F4 in whole bytes", part("'F4'", "[2,3]", "[0,3]"), 3),
            refused(
                "odd number of F4",
                "{→'a':{'dtype':'F4','shape':[3],'data_offsets':[0,2]}}",
                2,
                "has 12 bits of F4, no whole bytes"),
            refused(
                "F6 in no whole bytes",
                "{→'a':{'dtype':'F6_E2M3','shape':[2],'data_offsets':[0,2]}}",
                2,
                "has 12 bits of F6_E2M3, no whole bytes"));
    return Stream.concat(all, wrong).map(Case::test);
  }

  @TestFactory
  Stream<DynamicTest> entries() {
    return Stream.of(
            refused("a positional list", "{'a':→['F32',[1],[0,4]]}", 4, "must be an object"),
            refused("null", "{'a':→null}", 0, "must be an object"),
            refused("a number", "{'a':→1}", 0, "must be an object"),
            refused("empty", "{→'a':{}}", 0, "the dtype of tensor 'a' is missing"),
            refused(
                "no dtype",
                "{→'a':{'shape':[1],'data_offsets':[0,4]}}",
                4,
                "dtype of tensor 'a' is m"),
            refused(
                "no shape",
                "{→'a':{'dtype':'F32','data_offsets':[0,4]}}",
                4,
                "shape of tensor 'a' is"),
            refused(
                "no offsets",
                "{→'a':{'dtype':'F32','shape':[1]}}",
                4,
                "data_offsets of tensor 'a' is"),
            refused(
                "dtype twice",
                "{'a':{'dtype':'F32',→'dtype':'F32','shape':[1],'data_offsets':[0,4]}}",
                4,
                "the dtype of tensor 'a' is there twice"),
            refused(
                "shape twice",
                "{'a':{'dtype':'F32','shape':[1],→'sh\\u0061pe':[1],'data_offsets':[0,4]}}",
                4,
                "the shape of tensor 'a' is there twice"),
            refused(
                "offsets twice",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],→'data_offsets':[0,4]}}",
                4,
                "the data_offsets of tensor 'a' is there twice"),
            accepted(
                "unknown fields",
                "{'a':{'x':{'y':[1,{'z':null}]},'dtype':'F32','shape':[1],'w':1e9,"
                    + "'data_offsets':[0,4],'v':'t'}}",
                4),
            refused(
                "an unknown field that is nested deeply",
                "{'a':{'x':" + "[".repeat(64) + "→" + "[".repeat(100) + "]".repeat(164) + "}}",
                0,
                "nested deeper than 64 levels"),
            refused(
                "an unknown field with half a character",
                "{'a':{'x':[→'\\ud800'],'dtype':'F32'}}",
                0,
                "half of a surrogate pair"))
        .map(Case::test);
  }
}
