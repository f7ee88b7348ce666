package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line with the address of a page, which the first message of each id ends with. It is checked
 * wherever messages are compared, and left out of what they are compared with.
 */
final class PageAddress {

  private static final Pattern ID = Pattern.compile("^(?:[\\w.$]+: )?\\[(\\w+)\\] ");

  /** Javac indents all lines but the first. */
  private static final Pattern LINE =
      Pattern.compile("\\n *See (docs/diagnostics/(\\w+)\\.md) of Varscope\\.\\z");

  private PageAddress() {}

  /** A message without the line. */
  static String without(String message) {
    return LINE.matcher(message).replaceFirst("");
  }

  /** Checks which of a compiler's messages, in the order in which it gave them, have the line. */
  static void check(List<String> messages) {
    Set<String> ids = new HashSet<>();
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    for (String message : messages) {
      Matcher id = ID.matcher(message);
      if (id.find() && ids.add(id.group(1))) {
        expected.add(id.group(1) + ": " + without(message));
      }
      Matcher line = LINE.matcher(message);
      if (line.find()) {
        assertTrue(Files.exists(Path.of("..", line.group(1))), message);
        actual.add(line.group(2) + ": " + without(message));
      }
    }
    assertEquals(expected, actual, "the first of each id has the address of its page");
  }
}
