package io.varscope.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.KeyedRandom;
import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {

  private static Manifest.Entry entry(String name, List<String> shape, String parameters) {
    return Manifest.Entry.of(name, DType.FLOAT64, shape, parameters)
        .withInitializer("CONSTANT(constant=1.0)")
        .withGroups(List.of("decay"))
        .withMemory(Memory.ARRAY)
        .withOwner("acme.Model.v")
        .withSharedBy(List.of("acme.Model.w"));
  }

  private static Manifest manifest(Manifest.Entry... entries) {
    return new Manifest(
        "acme.Model", List.of("acme.Model"), "g", ".", KeyedRandom.VERSION, List.of(entries));
  }

  @Test
  void knownAndUnknownShapes() {
    Manifest.Entry known = entry("a", List.of("2", "3"), "6");
    assertEquals(Optional.of(Shape.of(2, 3)), known.knownShape());
    assertEquals(OptionalLong.of(6), known.knownParameters());
    assertEquals(OptionalLong.of(48), known.knownBytes());
    Manifest.Entry unknown = entry("a", List.of("acme.Model.n", "3"), "3*acme.Model.n");
    assertEquals(Optional.empty(), unknown.knownShape());
    assertEquals(OptionalLong.empty(), unknown.knownBytes());
    Manifest manifest = manifest(known, unknown);
    assertEquals(6, manifest.parameters());
    assertEquals(6, manifest.trainableParameters());
    assertEquals(48, manifest.bytes());
    assertEquals(List.of(unknown), manifest.uncounted());
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (Manifest manifest :
        List.of(
            manifest(),
            manifest(entry("a", List.of(), "1")),
            manifest(entry("ä\"\\\n\t/", List.of("n", "0"), "0"), entry("b", List.of("7"), "7")))) {
      assertEquals(manifest, Manifest.parse(manifest.toJson()));
      assertEquals(manifest.toJson(), Manifest.parse(manifest.toJson()).toJson());
    }
  }

  @Test
  void othersMayWriteItWithOtherSpacesAndEscapes() {
    String json = manifest(entry("a/b", List.of("2"), "2")).toJson();
    String other = json.replaceAll("\\s+", " ").replace("a/b", "\\u0061\\/b").replace(": ", ":");
    assertEquals(Manifest.parse(json), Manifest.parse(other));
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNoManifest(String line) {
    String[] parts = line.split("\\|", -1);
    refused(parts[0].strip(), parts[1].strip());
  }

  static Stream<String> whatIsNoManifest() {
    return """
                                       | it ends too early
        {                              | it ends too early
        []                             | it is no JSON object
        null                           | 'n' at index 0 is unexpected
        {"a": 1.5}                     | '.' at index 7 is unexpected
        {"a": null}                    | 'n' at index 6 is unexpected
        {"version": 1}                 | it has no 'variables'
        {"version": 2}                 | its version is 2, and 1 is known
        {"version": "1"}               | 'version' of it is no number
        {"version": 1, "version": 1}   | 'version' is given twice
        {"version": 99999999999999999} | its version is 99999999999999999, and 1 is known
        {"version": 9999999999999999999} | the number at index 12 has more than 64 bits, or no digits
        {"version": -}                 | the number at index 12 has more than 64 bits, or no digits
        "\\u12"                         | '1' at index 3 is unexpected
        "\\u-012"                       | '-' at index 3 is unexpected
        "\\x"                          | 'x' at index 2 is unexpected
        "open                          | it ends too early
        [[[[[[[[[[[[[[[[[[[[[[[[       | it is nested too deeply
        {} x                           | 'x' at index 3 is unexpected
        """
        .lines();
  }

  @ParameterizedTest
  @MethodSource
  void aManifestOfWhichAPartIsAnother(String line) {
    String[] parts = line.split("\\|", -1);
    String json = manifest(entry("a/b", List.of("2"), "2")).toJson();
    assertTrue(json.contains(parts[0].strip()), json);
    refused(json.replace(parts[0].strip(), parts[1].strip()), parts[2].strip());
  }

  static Stream<String> aManifestOfWhichAPartIsAnother() {
    return """
        "name": "a/b"      | "nam": "a/b"        | variable 0 has no 'name'
        "name": "a/b"      | "name": 1           | 'name' of variable 0 is no text
        "shape": [2]       | "shape": 2          | 'shape' of variable 0 is no list
        "shape": [2]       | "shape": [-1]       | 'shape' of variable 0 has -1, which is no length and no formula
        "shape": [2]       | "shape": [true]     | 'shape' of variable 0 has true, which is no length and no formula
        "shape": [2]       | "shape": [""]       | 'shape' of variable 0 has , which is no length and no formula
        "shape": [2]       | "shape": ["99999999999999999999"] | 'shape' of variable 0 has 99999999999999999999, which is no length and no formula
        "shape": [2]       | "shape": [4294967296, 4294967296] | 'shape' of variable 0 has more elements than 64 bits can count
        "parameters": 2    | "parameters": 9223372036854775807 | 'shape' of variable 0 has more elements than 64 bits can count
        "dtype": "float64" | "dtype": "float65"  | 'dtype' of variable 0 is 'float65', which is unknown
        "trainable": true  | "trainable": "yes"  | 'trainable' of variable 0 is neither true nor false
        "memory": "array"  | "memory": "disk"    | 'memory' of variable 0 is 'disk', which is unknown
        "mode": "create"   | "mode": "borrow"    | 'mode' of variable 0 is 'borrow', which is unknown
        "groups": ["decay"] | "groups": [1]      | 'groups' of variable 0 has something that is no text
        "initializers": 1  | "initializers": 4294967296 | 'initializers' of it is 4294967296, which is too large
        """
        .lines();
  }

  @Test
  void itsVariablesCanBeCounted() {
    String most = "1152921504606846975";
    Manifest.Entry two = entry("a", List.of("2"), "2");
    refused(
        manifest(two, two, two)
            .toJson()
            .replace(" [2]", " [" + most + "]")
            .replace(": 2,", ": " + most + ","),
        "all variables together have more than 2^63 bytes");
  }

  private static void refused(String json, String reason) {
    VariableException e = assertThrows(VariableException.class, () -> Manifest.parse(json));
    assertEquals("[IllegalManifest] This is no manifest: " + reason + ".", e.getMessage());
    assertEquals("IllegalManifest", e.id());
  }

  @Test
  void cutOffAnywhereItIsNoManifest() {
    String json = manifest(entry("a", List.of("2"), "2")).toJson().strip();
    for (int end = 0; end < json.length(); end++) {
      String cut = json.substring(0, end);
      assertThrows(VariableException.class, () -> Manifest.parse(cut), cut);
    }
  }

  @Test
  void aClassWithoutOne() {
    assertEquals(
        "[MissingManifest] io.varscope.manifest.ManifestTest has no manifest"
            + " META-INF/varscope/io.varscope.manifest.ManifestTest.json: it is neither a root nor annotated"
            + " with @VariableGraph, or the annotation processor did not run when it was compiled,"
            + " or found something wrong.",
        assertThrows(VariableException.class, () -> Manifest.of(ManifestTest.class)).getMessage());
  }

  @Test
  void tables() {
    assertEquals(
        """
        variable  shape  dtype    initializer             trainable  parameters  bytes
        top       ()     float64  CONSTANT(constant=1.0)  yes                 1      8  in decay; in an array; shared by acme.Model.w
        a.b
          c       (2,)   float64  CONSTANT(constant=1.0)  yes                 2     16  in decay; in an array; shared by acme.Model.w

        2 variables, 3 parameters, of which 3 are trainable, 24 bytes
        """,
        manifest(entry("top", List.of(), "1"), entry("a.b.c", List.of("2"), "2")).toString());
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertEquals(
        """
        variable  shape       dtype    initializer             trainable  parameters  bytes
        a         (acme.\u5c42,)  float64  CONSTANT(constant=1.0)  yes           acme.\u5c42         in decay; in an array; shared by acme.Model.w
        b         (7,)        float64  CONSTANT(constant=1.0)  yes                 7     56  in decay; in an array; shared by acme.Model.w

        2 variables, 7 parameters, of which 7 are trainable, 56 bytes; not counting 1 that the model decides on when it is bound
        """,
        manifest(entry("a", List.of("acme.\u5c42"), "acme.\u5c42"), entry("b", List.of("7"), "7"))
            .toString());
  }
}
