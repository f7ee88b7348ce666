package io.varscope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The classes of variables differ by a primitive, so they and their tests are made from one
 * template each, with a row of {@link VariableKind} for each class. What is made is committed:
 * every IDE sees plain sources, and no build makes any.
 *
 * <p>After a change of a template or a row, {@code mvn -pl runtime test -Dtest=VariableFamilyTest
 * -Dgoldens=write} makes all of them anew. That compiles the classes as they are, so change the
 * template first, and what it needs of {@link AnyVariable} then. A new dtype is a row, a constant
 * of {@link DType}, and a name in what {@link AnyVariable} permits.
 */
class VariableFamilyTest {

  private static final List<VariableKind> KINDS = VariableKind.ALL;

  private static String made(String template, VariableKind kind)
      throws IOException, TemplateException {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setDirectoryForTemplateLoading(Path.of("src/templates").toFile());
    configuration.setDefaultEncoding(UTF_8.name());
    StringWriter text = new StringWriter();
    configuration.getTemplate(template).process(Map.of("kind", kind), text);
    return text.toString();
  }

  private static void check(String template, VariableKind kind, Path file) throws Exception {
    String made = made(template, kind);
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(file, made);
    }
    int line = Arrays.mismatch(lines(made), lines(Files.readString(file)));
    assertEquals(
        -1,
        line,
        file
            + ":"
            + (line + 1)
            + " is not what src/templates/"
            + template
            + " makes; VariableFamilyTest says how it is made.");
  }

  private static Object[] lines(String text) {
    return text.lines().toArray();
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void everyClassIsAsItsTemplateMakesIt(VariableKind kind) throws Exception {
    check("Variable.java.ftl", kind, Path.of("src/main/java/io/varscope", kind.name() + ".java"));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void everyTestIsAsItsTemplateMakesIt(VariableKind kind) throws Exception {
    check(
        "VariableTest.java.ftl",
        kind,
        Path.of("src/test/java/io/varscope", kind.name() + "Test.java"));
  }

  @Test
  void everyDtypeAndEveryClassHasARow() {
    assertEquals(
        DType.values().stream().map(dtype -> dtype.variableClass().getSimpleName()).toList(),
        KINDS.stream().map(VariableKind::name).toList());
    assertEquals(
        Stream.of(AnyVariable.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .sorted()
            .toList(),
        KINDS.stream().map(VariableKind::name).sorted().toList());
  }
}
