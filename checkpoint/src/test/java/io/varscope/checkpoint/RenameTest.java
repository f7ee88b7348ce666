package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.checkpoint.metadata.Aliases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameTest {

  /** Not when the first name matches, in the middle of a load. */
  @ParameterizedTest
  @CsvSource({
    "never, $1",
    "(never), $2",
    "never, ${n}",
    "never, ${",
    "never, $",
    "never, $x",
    "never, a\\",
    "(, a",
    "*, a",
    "[, a",
    "a{, b"
  })
  void aFaultyRuleIsRefusedWhenItIsMade(String regex, String replacement) {
    assertThrows(IllegalArgumentException.class, () -> Rename.pattern(regex, replacement));
  }

  @ParameterizedTest
  @CsvSource({
    "h(\\d), l$1, h0/w, l0/w",
    "(?<n>h)(\\d), ${n}_$2, h0/w, h_0/w",
    "(h), $12, h0/w, h20/w",
    "(h)|(w), [$1$2], h0/w, [h]0/[w]",
    "'(?x)h #comment', l, h0/w, l0/w",
    "\\Qh\\E, \\$, h0/w, $0/w",
    "'', ., ab, .a.b.",
  })
  void aRuleAppliesWhereverItMatches(String regex, String replacement, String from, String to) {
    assertEquals(to, Rename.pattern(regex, replacement).apply(from));
  }

  @Test
  void furtherNamesAreRenamedWithTheirTensors() {
    Map<String, String> metadata =
        Map.of("varscope.alias.a/x", "a/y", "format", "a/pt", "varscope.other", "a/z");
    assertEquals(
        Map.of("varscope.alias.b/x", "b/y", "format", "a/pt", "varscope.other", "a/z"),
        Aliases.renamed(metadata, Rename.prefix("a/", "b/")::apply));
    assertEquals(Map.of("a/x", "a/y"), Aliases.names(metadata));
    Map<String, String> two = Map.of("varscope.alias.a", "w", "varscope.alias.b", "w");
    assertEquals(
        "two further names of tensors are both renamed to 'c'",
        assertThrows(IllegalArgumentException.class, () -> Aliases.renamed(two, name -> "c"))
            .getMessage());
  }
}
