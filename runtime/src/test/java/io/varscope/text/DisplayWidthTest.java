package io.varscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "net/w, 5",
    "caf\u00e9, 4",
    "cafe\u0301, 4", // A letter and a mark.
    "\u5c42/w, 4", // Chinese
    "\u30ec\u30a4\u30e4, 6", // Japanese
    "\uff76\uff9e, 2", // half width
    "\ud55c\uae00, 4", // Korean
    "\u1112\u1161\u11ab, 2", // the first of these syllables, in three letters
    "\ud83d\ude00, 2", // a face
    "\u2705, 2", // a check mark that is an emoji, and one that is none
    "\u2713, 1",
    "\ud840\udc00, 2", // beyond the first plane
    "\ud835\udc65, 1", // a mathematical x
    "\u0e01\u0e33, 2", // Thai
    "\u05d0\u05b8, 1", // Hebrew with a vowel
  })
  void aTextTakesTheColumnsOfATerminal(String text, int width) {
    assertEquals(width, DisplayWidth.of(text));
  }
}
