package io.varscope.cli.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of a page as JSON that ends no element of HTML, whatever the names are. */
final class PageData {

  /** Escapes what HTML might read as a mark. */
  private static final class Escapes extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char sign : new char[] {'<', '>', '&', '\''}) {
        codes[sign] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null; // The standard ones are enough.
    }
  }

  private PageData() {}

  /**
   * As JSON.
   *
   * @param other the title of what it is compared with, or empty
   */
  static String json(ShownModel model, String other, List<ShownDifference> differences) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setCharacterEscapes(new Escapes());
      json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
      json.writeStartObject();
      text(json, "title", model.title());
      text(json, "other", other);
      json.writeStringField("separator", model.separator());
      json.writeArrayFieldStart("variables");
      for (ShownDifference difference : differences) {
        write(json, difference);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError(e); // Memory does not fail so.
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ShownDifference difference) throws IOException {
    ShownVariable variable = difference.variable();
    json.writeStartObject();
    json.writeStringField("name", TensorInfo.printable(variable.name()));
    text(json, "dtype", variable.dtype());
    text(json, "shape", variable.shapeText());
    text(json, "parameters", variable.parameters());
    if (variable.bytes().isPresent()) {
      json.writeStringField("bytes", Long.toString(variable.bytes().getAsLong()));
    }
    if (variable.trainable().isPresent()) {
      json.writeBooleanField("trainable", variable.trainable().get());
    }
    text(json, "initializer", variable.initializer());
    texts(json, "sharedBy", variable.sharedBy());
    texts(json, "also", variable.also());
    text(json, "slotOf", variable.slotOf());
    if (variable.isConditional()) {
      json.writeBooleanField("conditional", true);
    }
    texts(json, "remarks", variable.remarks());
    text(json, "status", difference.status());
    text(json, "was", difference.was());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, TensorInfo.printable(text));
    }
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String text : texts) {
        json.writeString(TensorInfo.printable(text));
      }
      json.writeEndArray();
    }
  }
}
