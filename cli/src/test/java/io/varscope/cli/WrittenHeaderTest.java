package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.CheckpointHeader;
import io.varscope.header.Header;
import io.varscope.header.HeaderTensor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles written headers, and reads from the class what the file has. */
class WrittenHeaderTest extends CommandTest {

  static List<String> lists() throws IOException {
    return ListedModel.lists();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void headersOfPublishedModelsCompile(String list) throws Exception {
    assertCompiles("acme.models.ModelHeader", "model.safetensors", ListedModel.of(list));
  }

  @Test
  void whateverNamesAreTheyStayInTheirStrings() throws Exception {
    ListedModel model = new ListedModel();
    List<String> names =
        List.of(
            "\"",
            "\\",
            "\\\"",
            "\\u0022",
            "\\\\u000a",
            "\\\u00e9",
            "\n",
            "\r\n",
            "a\tb",
            "\u001b[31m1",
            "*/",
            "//",
            "/*",
            "${x}",
            "{0..3}",
            "}",
            "'",
            "\u2028",
            "\u0085",
            "\u00e9",
            "\u65e5\u672c",
            "\ud83d\ude00",
            " ",
            "  a  ",
            "a float32 (2,)",
            "a if b",
            "\")})class X{}",
            "\177",
            "\b7",
            "x".repeat(3000));
    names.forEach(name -> model.add(name, "F32", 2));
    model.add("f8", "F8_E4M3", 0).add("u16", "U16", 3);
    assertCompiles("acme.Hostile", "a \"b\" * \\u000a & <c> {@link}.safetensors", model);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UnnamedPackage",
        "acme.CheckpointHeader",
        "acme.String",
        "acme.sealed.\u00c9tude",
        "acme.$"
      })
  void legalClassesCompile(String name) throws Exception {
    assertCompiles(name, "model.safetensors", new ListedModel().add("w", "F32", 2));
  }

  @Test
  void theMostTensorsThatAClassHasPlaceFor() throws Exception {
    ListedModel model = new ListedModel();
    for (int k = 0; k < Header.MOST_TENSORS; k++) {
      // Nothing of this folds.
      model.add("layer_" + k + ".weight", "I8", k);
    }
    assertCompiles("acme.Most", "model.safetensors", model);
    model.add("one.more", "I8", 0);
    Path file = model.write(folder.resolve("more.safetensors"));
    assertRun(
        1,
        "",
        file + ": it can have no header: It has more than 60000 tensors.\n",
        "header",
        file,
        "--class",
        "acme.More");
  }

  @Test
  void aNameThatAClassHasNoPlaceForIsSaid() throws Exception {
    ListedModel model = new ListedModel().add("x".repeat(70_000), "F32", 1);
    Path file = model.write(folder.resolve("long.safetensors"));
    assertRun(
        1,
        "",
        file
            + ": it can have no header: "
            + "x".repeat(117)
            + "... is longer than a text in a class file may be.\n",
        "header",
        file,
        "--class",
        "acme.Long");
  }

  private void assertCompiles(String name, String file, ListedModel model) throws Exception {
    Path sources = folder.resolve("java");
    Path written = model.write(folder.resolve(file));
    assertEquals(0, run("header", written, "--class", name, "-o", sources), this::err);
    assertEquals(0, run("header", written, "--class", name, "-o", sources, "--check"), this::out);

    Path classes = Files.createDirectories(folder.resolve("classes"));
    Javac.compile(
        List.of(sources.resolve(name.replace('.', '/') + ".java")),
        classes,
        List.of("-encoding", "US-ASCII", "-Xdoclint:all,-missing"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      CheckpointHeader annotation = loader.loadClass(name).getAnnotation(CheckpointHeader.class);
      assertEquals(file, annotation.file());
      Header header =
          Header.parse(annotation.file(), annotation.digest(), Arrays.asList(annotation.tensors()));
      assertTrue(header.isAsWritten());
      Map<String, String> found = new TreeMap<>();
      for (HeaderTensor tensor : header.tensors()) {
        found.put(tensor.name(), tensor.axes().toString());
      }
      Map<String, String> expected = new TreeMap<>();
      model.tensors().forEach((tensor, listed) -> expected.put(tensor, listed.shape().toString()));
      assertEquals(expected, found);
    }
  }
}
