package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be a scope is reported, also where Eclipse's compiler has no line for it. */
final class RecordsTest {

  private static final String CLASS =
      ", with @VariableScope(\"a name\"), or with @VariableScope if other classes mount or extend"
          + " it.";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record E(@Variable FloatVariable v) { static int n; } | v | acme.E | a record | E:3",
        "record E(@Variable FloatVariable v) { record N() {} static class M {} } | v | acme.E"
            + " | a record | E:3",
        "class E { record R(@Variable FloatVariable v) {} } | v | acme.E.R | a record | E:3",
        "interface E { record R(@Variable FloatVariable v) {} } | v | acme.E.R | a record | E:3",
        "enum E { @Variable ONE } | ONE | acme.E | an enum | E:3",
        "interface E { @Variable FloatVariable v = null; } | v | acme.E | an interface | E:3",
        "@interface E { @Variable FloatVariable v = null; } | v | acme.E | an @interface | E:3"
      })
  void fieldsOfWhatIsNoClass(String source, String field, String owner, String kind, String place) {
    String text =
        "[OutsideScope] @Variable "
            + field
            + " is outside a variable scope: "
            + owner
            + " is "
            + kind
            + ". Make it a class"
            + CLASS;
    assertEquals(List.of(place + " " + text), said(Compiler.JAVAC, source));
    assertEquals(List.of(place + " " + text), said(Compiler.ECJ, source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@VariableScope(\"e\") record E(@Variable FloatVariable v) {} | acme.E | EVariables:13",
        "@VariableScope(\"e\") record E(@Variable FloatVariable v) { enum N {} } | acme.E | E:3",
        "class E { @VariableScope record R(@Variable FloatVariable v) {} } | acme.E.R | E:3"
      })
  void recordsThatShallBeScopes(String source, String record, String placeInEclipse) {
    String text =
        " [IllegalScopeClass] "
            + record
            + " cannot be a variable scope: it is a record, whose fields cannot be assigned. Make it"
            + " a class.";
    assertEquals(List.of("E:3" + text), said(Compiler.JAVAC, source));
    assertEquals(List.of(placeInEclipse + text), said(Compiler.ECJ, source));
  }

  /** Alone, since Eclipse's compiler by itself would not take a record for annotated. */
  private List<String> said(Compiler compiler, String source) {
    Map<String, String> sources =
        Map.of("acme/E.java", "package acme;\nimport io.varscope.*;\n" + source);
    return compiler.compile(folder.resolve(compiler.name()), sources).errors().stream()
        .map(e -> e.file().replace(".java", "") + ":" + e.line() + " " + e.headline())
        .toList();
  }
}
