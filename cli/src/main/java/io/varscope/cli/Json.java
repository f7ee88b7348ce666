package io.varscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;

/** What a command says, for programs. */
final class Json {

  /** Writes the members of one object. */
  @FunctionalInterface
  interface Members {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private Json() {}

  static void print(PrintWriter out, Members members) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      // Whatever the terminal's characters are.
      json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
      object(json, members);
    }
    out.println();
  }

  static void object(JsonGenerator json, Members members) throws IOException {
    json.writeStartObject();
    members.writeTo(json);
    json.writeEndObject();
  }

  static void object(JsonGenerator json, String field, Members members) throws IOException {
    json.writeFieldName(field);
    object(json, members);
  }

  static void texts(JsonGenerator json, String field, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static void texts(JsonGenerator json, String field, Map<String, String> texts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  /** The shape and type of a tensor. */
  static void shapeAndType(JsonGenerator json, TensorInfo tensor) throws IOException {
    json.writeFieldName("shape");
    long[] dims = tensor.shape().toArray();
    json.writeArray(dims, 0, dims.length);
    json.writeStringField("type", tensor.type().toString());
  }
}
