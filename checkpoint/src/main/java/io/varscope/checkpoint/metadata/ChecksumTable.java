package io.varscope.checkpoint.metadata;

import static io.varscope.checkpoint.text.Printable.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import io.varscope.checkpoint.text.Place;
import io.varscope.checkpoint.text.StrictJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The CRC-32C of each tensor's bytes, as the metadata of a file has them. */
public final class ChecksumTable {

  /** Where they are in the metadata: a JSON object of names and 8 hexadecimal digits. */
  public static final String KEY = "varscope.crc32c";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final HexFormat HEX = HexFormat.of();

  private final Map<String, Integer> crcs = new LinkedHashMap<>();

  /**
   * Reads a table.
   *
   * @param place of the whole table: an offset in its text is none in the file
   */
  public static ChecksumTable parse(String text, Place place) {
    ChecksumTable table = new ChecksumTable();
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try (StrictJson json = new StrictJson((offset, reason) -> place.wrong(-1, reason), 0, bytes)) {
      json.expectObject("the table of checksums");
      while (json.next() == JsonToken.FIELD_NAME) {
        String name = json.name();
        String digits = json.nextText("the checksum", name);
        if (!digits.matches("[0-9a-f]{8}")) {
          throw place.wrong(
              -1, "that of " + quoted(name) + " is " + quoted(digits) + ", not 8 digits");
        }
        if (table.crcs.put(name, HexFormat.fromHexDigits(digits)) != null) {
          throw place.wrong(-1, "there are two of " + quoted(name));
        }
      }
      json.expectEnd();
    }
    return table;
  }

  public void put(String name, int crc) {
    crcs.put(name, crc);
  }

  /** The checksums by the names of tensors. */
  public Map<String, Integer> crcs() {
    return Collections.unmodifiableMap(crcs);
  }

  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Integer> entry : crcs.entrySet()) {
        json.writeStringField(entry.getKey(), HEX.toHexDigits(entry.getValue()));
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new AssertionError("it is written into memory", impossible);
    }
    return text.toString();
  }
}
