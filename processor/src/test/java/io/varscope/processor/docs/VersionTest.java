package io.varscope.processor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say to copy is of this version. */
final class VersionTest {

  /** Of an artifact in Maven's form, Gradle's or a jar's. */
  private static final Pattern ARTIFACT =
      Pattern.compile(
          "varscope-[a-z]+(?:</artifactId>\\s*<version>|[:-])(\\d[\\d.]*(?:-SNAPSHOT)?)");

  static List<Page> pages() throws IOException {
    return Page.all().stream().filter(page -> ARTIFACT.matcher(page.text()).find()).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isThatOfTheBuild(Page page) throws IOException {
    String pom = Files.readString(Page.PROJECT.resolve("pom.xml"));
    Matcher version = Pattern.compile("<version>(.*)</version>").matcher(pom);
    assertTrue(version.find());
    Matcher artifacts = ARTIFACT.matcher(page.text());
    while (artifacts.find()) {
      assertEquals(version.group(1), artifacts.group(1), artifacts.group());
    }
  }
}
