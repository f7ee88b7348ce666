package io.varscope.processor.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links of all pages lead somewhere. */
final class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadSomewhere(Page page) throws IOException {
    Path file = Page.PROJECT.resolve(page.path());
    Matcher links = LINK.matcher(page.text());
    while (links.find()) {
      Path target = links.group(1).isEmpty() ? file : file.resolveSibling(links.group(1));
      assertTrue(Files.exists(target), links.group());
      if (links.group(2) != null) {
        assertTrue(anchors(Files.readString(target)).contains(links.group(2)), links.group());
      }
    }
  }

  private static List<String> anchors(String page) {
    return page.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }
}
