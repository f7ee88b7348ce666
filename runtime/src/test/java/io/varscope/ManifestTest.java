package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  private static Manifest.Entry entry(String name, List<String> shape, String parameters) {
    return new Manifest.Entry(
        name,
        DType.FLOAT64,
        shape,
        parameters,
        "CONSTANT(constant=1.0)",
        true,
        List.of("decay"),
        Memory.ARRAY,
        Reuse.FALSE,
        "acme.Model.v",
        List.of("acme.Model.w"),
        List.of(),
        List.of());
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
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"version\": 1}",
        "{\"version\": 2}",
        "{\"version\": \"1\"}",
        "{\"version\": 1, \"version\": 1}",
        "{\"version\": 99999999999999999999}",
        "\"\\u12\"",
        "\"\\x\"",
        "\"open",
        "[[[[[[[[[[[[[[[[[[[[[[[[",
        "{} x"
      })
  void whatIsNoManifest(String json) {
    VariableException e = assertThrows(VariableException.class, () -> Manifest.parse(json));
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
        "[MissingManifest] io.varscope.ManifestTest has no manifest"
            + " META-INF/varscope/io.varscope.ManifestTest.json: it is neither a root nor annotated"
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
}
