package io.varscope.checkpoint.safetensors;

import static io.varscope.checkpoint.text.Printable.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.bytes.SharedFile;
import io.varscope.checkpoint.files.ForeignFile;
import io.varscope.checkpoint.text.Place;
import io.varscope.checkpoint.text.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which of several safetensors files has which tensor.
 *
 * @param metadata what the index says of itself, as texts
 * @param totalSize the bytes of all tensors, if it says that
 * @param shards the name of the file beside the index, of each tensor
 * @param notes what is legal, but odd; a sentence each
 */
public record ShardIndex(
    Map<String, String> metadata,
    OptionalLong totalSize,
    Map<String, String> shards,
    List<String> notes) {

  /** More than one file can have, since its header is bounded. */
  private static final int MOST_TENSORS = 1 << 21;

  /** Of a file's name, as systems have it. */
  private static final int LONGEST_FILE = 255;

  static final String TOTAL_SIZE = "total_size";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  /**
   * Reads an index.
   *
   * @throws CheckpointException if the file is not what it should be
   */
  static ShardIndex read(Path file) throws IOException {
    CheckpointFormat.requireFile(file);
    ByteBuffer bytes = content(file);
    Place place = (offset, reason) -> new CheckpointException(file, offset, reason);
    try (StrictJson json = new StrictJson(place, 0, bytes)) {
      return new Parser(file, json).parse();
    } catch (CheckpointException e) {
      if (bytes.hasRemaining() && "{[".indexOf(bytes.get(0)) >= 0) {
        throw e;
      }
      throw ForeignFile.recognize(file).map(what -> new CheckpointException(file, what)).orElse(e);
    }
  }

  private static ByteBuffer content(Path file) throws IOException {
    try (SharedFile shared = SharedFile.open(file)) {
      long size = shared.size();
      if (size > SafetensorsHeader.LARGEST) {
        throw new CheckpointException(
            file,
            "the index has "
                + size
                + " bytes; at most "
                + SafetensorsHeader.LARGEST
                + " are allowed");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      SafetensorsHeader.fill(shared, bytes);
      return bytes;
    }
  }

  /** The index as JSON. */
  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeObjectFieldStart("metadata");
      if (totalSize.isPresent()) {
        json.writeNumberField(TOTAL_SIZE, totalSize.getAsLong());
      }
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("weight_map");
      for (Map.Entry<String, String> entry : shards.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new AssertionError("it is written into memory", impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads the JSON of an index. */
  private static final class Parser {

    private final Path file;
    private final StrictJson json;
    private final List<String> notes = new ArrayList<>();
    private Optional<Map<String, String>> metadata = Optional.empty();
    private Optional<Map<String, String>> shards = Optional.empty();
    private OptionalLong totalSize = OptionalLong.empty();

    Parser(Path file, StrictJson json) {
      this.file = file;
      this.json = json;
    }

    ShardIndex parse() {
      json.expectObject("the index");
      while (json.next() == JsonToken.FIELD_NAME) {
        String field = json.name();
        switch (field) {
          case "metadata" -> {
            checkFirst(metadata.isEmpty(), field);
            metadata();
          }
          case "weight_map" -> {
            checkFirst(shards.isEmpty(), field);
            weightMap();
          }
          default -> {
            note("the field " + quoted(field) + " is unknown and ignored");
            json.skipValue();
          }
        }
      }
      json.expectEnd();
      Map<String, String> all =
          shards.orElseThrow(() -> new CheckpointException(file, "the index has no weight_map"));
      return new ShardIndex(
          Collections.unmodifiableMap(metadata.orElse(Map.of())),
          totalSize,
          Collections.unmodifiableMap(all),
          List.copyOf(notes));
    }

    private void checkFirst(boolean first, String field) {
      if (!first) {
        throw json.error("the index has " + quoted(field) + " twice");
      }
    }

    /** Others write numbers and more here; what is no single value is left out. */
    private void metadata() {
      Map<String, String> texts = new LinkedHashMap<>();
      metadata = Optional.of(texts);
      json.expectObject("the metadata");
      while (json.next() == JsonToken.FIELD_NAME) {
        String key = json.name();
        if (texts.size() == SafetensorsNames.MOST_METADATA) {
          throw json.error(
              "the metadata have more than " + SafetensorsNames.MOST_METADATA + " entries");
        }
        checkFirst(!texts.containsKey(key), key);
        JsonToken token = json.next();
        if (key.equals(TOTAL_SIZE) && token == JsonToken.VALUE_NUMBER_INT) {
          totalSize = OptionalLong.of(json.count("the size", key));
        }
        if (token.isStructStart()) {
          note("the metadata of " + quoted(key) + " are no text and ignored");
          json.skipRest();
        } else {
          texts.put(key, json.text());
        }
      }
    }

    private void weightMap() {
      Map<String, String> listed = new LinkedHashMap<>();
      shards = Optional.of(listed);
      Map<String, String> files = new HashMap<>();
      json.expectObject("the weight_map");
      while (json.next() == JsonToken.FIELD_NAME) {
        String name = json.name();
        int position = json.position();
        String shard = files.computeIfAbsent(json.nextText("the file", name), this::checkedShard);
        if (listed.size() == MOST_TENSORS) {
          throw json.error("the index has more than " + MOST_TENSORS + " tensors");
        }
        if (listed.put(name, shard) != null) {
          throw json.error(position, "the index has the name " + quoted(name) + " twice");
        }
      }
    }

    /** An index must not lead to files elsewhere. */
    private String checkedShard(String shard) {
      if (!isPlain(shard)) {
        throw json.error(
            "the file " + quoted(shard) + " must be the plain name of a file beside the index");
      }
      return shard;
    }

    private static boolean isPlain(String name) {
      if (name.isEmpty() || name.length() > LONGEST_FILE || name.equals(".") || name.equals("..")) {
        return false;
      }
      if (name.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ')) {
        return false;
      }
      try {
        Path path = Path.of(name);
        return path.getRoot() == null && path.getNameCount() == 1;
      } catch (InvalidPathException e) {
        return false;
      }
    }

    private void note(String sentence) {
      if (notes.size() < 10) {
        notes.add(sentence);
      }
    }
  }
}
