package io.varscope.checkpoint.text;

import static io.varscope.checkpoint.text.Characters.hasLoneSurrogate;
import static io.varscope.checkpoint.text.Characters.isAscii;
import static io.varscope.checkpoint.text.Printable.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON text in a file, token by token, strictly as RFC 8259 has it: UTF-8 without a byte order
 * mark, and whole characters. Faults are reported with their place in the file.
 */
public final class StrictJson implements AutoCloseable {

  /** No file nests as deep; ignored values may be nested, too. */
  private static final int DEEPEST = 64;

  /** The most digits of a number in a message. */
  private static final int LONGEST_NUMBER = 40;

  /**
   * Names are not kept in a table for the next file: there are too many, and a stranger chooses
   * them.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Place place;
  private final long offset;
  private final ByteBuffer bytes;
  private final JsonParser parser;

  /**
   * @param place for messages
   * @param offset of the bytes, from the beginning of the file
   */
  public StrictJson(Place place, long offset, ByteBuffer bytes) {
    this.place = place;
    this.offset = offset;
    this.bytes = bytes.slice();
    try {
      this.parser = FACTORY.createParser(new StrictUtf8Reader(place, offset, bytes));
    } catch (IOException impossible) {
      throw new AssertionError("nothing has been read yet", impossible);
    }
  }

  /** The next token; {@link JsonToken#NOT_AVAILABLE} after the last one. */
  public JsonToken next() {
    try {
      JsonToken token = parser.nextToken();
      return token == null ? JsonToken.NOT_AVAILABLE : token;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** The name of the field that begins here. */
  public String name() {
    try {
      return whole(parser.currentName());
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /**
   * The name of the field that begins here. If it is a usual one, that very string, which needs no
   * check.
   */
  public String name(List<String> usual) {
    try {
      String name = parser.currentName();
      for (int i = 0; i < usual.size(); i++) {
        if (usual.get(i).equals(name)) {
          return usual.get(i);
        }
      }
      return whole(name);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /**
   * The text that is the next token.
   *
   * @param what the text is, for messages
   * @param of the name of its owner
   */
  public String nextText(String what, String of) {
    if (next() != JsonToken.VALUE_STRING) {
      throw unexpected(what(what, of), "a text");
    }
    return text();
  }

  /** The present token as it is written; of a text, its value. */
  public String text() {
    try {
      return whole(parser.getText());
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private String whole(String text) {
    if (!isAscii(text) && hasLoneSurrogate(text)) {
      throw error(quoted(text) + " has half of a surrogate pair, which is no character");
    }
    return text;
  }

  /** The present token as a number of elements or bytes. */
  public long count(String what, String of) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected(what(what, of), "a whole number");
    }
    try {
      if (parser.getTextCharacters()[parser.getTextOffset()] == '-') {
        throw error(
            what(what, of)
                + " is "
                + Printable.of(parser.getText(), LONGEST_NUMBER)
                + ", and may have no sign");
      }
      if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw error(
            what(what, of)
                + " is "
                + Printable.of(parser.getText(), LONGEST_NUMBER)
                + ", more than 2^63-1, which no file has");
      }
      return parser.getLongValue();
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private static String what(String what, String of) {
    return what + " of " + quoted(of);
  }

  /** The next token begins an object. */
  public void expectObject(String what) {
    if (next() != JsonToken.START_OBJECT) {
      throw unexpected(what, "an object");
    }
  }

  /** The next token begins a list. */
  public void expectList(String what, String of) {
    if (next() != JsonToken.START_ARRAY) {
      throw unexpected(what(what, of), "a list");
    }
  }

  /** Nothing but white space follows. */
  public void expectEnd() {
    if (next() != JsonToken.NOT_AVAILABLE) {
      throw error("the JSON should end here, but something follows");
    }
  }

  /** Reads over the value of the field that begins here. */
  public void skipValue() {
    if (next().isStructStart()) {
      skipRest();
    } else {
      text();
    }
  }

  /** Reads over the rest of the object or list that begins here. */
  public void skipRest() {
    for (int depth = 1; depth > 0; ) {
      JsonToken token = next();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else {
        text();
      }
      if (depth > DEEPEST) {
        throw error("the JSON is nested deeper than " + DEEPEST + " levels");
      }
    }
  }

  /** Where the present token begins, for {@link #error(int, String)}. */
  public int position() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /** Where in the file that is, in bytes. */
  public long byteAt(int position) {
    int at = 0;
    for (int chars = 0; chars < position && at < bytes.limit(); chars++) {
      int first = bytes.get(at) & 0xFF;
      at += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      if (first >= 0xF0) {
        chars++; // Two of Java's, for one of four bytes.
      }
    }
    return offset + at;
  }

  public RuntimeException error(String reason) {
    return error(position(), reason);
  }

  public RuntimeException error(int position, String reason) {
    return place.wrong(byteAt(position), reason);
  }

  private RuntimeException unexpected(String what, String wanted) {
    return error(what + " must be " + wanted + ", not " + found(parser.currentToken()));
  }

  private static String found(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a number";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "nothing";
    };
  }

  private RuntimeException malformed(IOException e) {
    if (e instanceof JsonEOFException) {
      return place.wrong(offset + bytes.limit(), "the JSON ends before it is complete");
    }
    if (e instanceof StreamConstraintsException) {
      // The parser's message is for programmers, and has no place.
      return place.wrong(
          offset,
          "the JSON has a number of more than "
              + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
              + " digits");
    }
    if (e instanceof JsonProcessingException json) {
      int position = json.getLocation() == null ? 0 : (int) json.getLocation().getCharOffset();
      return error(position, "this is no JSON: " + forStrangers(json.getOriginalMessage()));
    }
    throw new AssertionError("the bytes are in memory", e);
  }

  /** Without advice for programmers that choose a parser's settings. */
  private static String forStrangers(String message) {
    return Printable.of(message, Printable.TEXT)
        .replaceAll(":? enable `[^`]*` to allow", "")
        .replaceAll(" \\([^(]*\\[Source: .*\\]\\)", "");
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException impossible) {
      throw new AssertionError("the bytes are in memory", impossible);
    }
  }
}
