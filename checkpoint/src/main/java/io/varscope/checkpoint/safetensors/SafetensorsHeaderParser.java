package io.varscope.checkpoint.safetensors;

import static io.varscope.checkpoint.safetensors.SafetensorsNames.METADATA;
import static io.varscope.checkpoint.text.Printable.quoted;

import com.fasterxml.jackson.core.JsonToken;
import io.varscope.Shape;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.text.Place;
import io.varscope.checkpoint.text.StrictJson;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a header of its JSON, or says what is wrong with it. */
final class SafetensorsHeaderParser implements AutoCloseable {

  /** NumPy has as many axes; more are in hostile files only. */
  static final int LARGEST_RANK = 64;

  /** The bytes of one tensor's JSON, about. */
  private static final int USUAL_ENTRY = 80;

  private static final List<String> FIELDS = List.of("dtype", "shape", "data_offsets");

  private static final Map<String, ElementType> TYPES = new HashMap<>();

  static {
    for (ElementType type : ElementType.values()) {
      TYPES.put(type.name(), type);
    }
  }

  private final Path file;
  private final ByteBuffer bytes;
  private final long fileSize;
  private final long dataStart;
  private final Strictness strictness;
  private final StrictJson json;
  private final SafetensorsNotes notes = new SafetensorsNotes();

  private final Map<String, TensorInfo> byName;

  /** In the order of the JSON, and where each one's name is. */
  private final List<TensorInfo> parsed = new ArrayList<>();

  private int[] positions = new int[16];
  private Optional<Map<String, String>> metadata = Optional.empty();

  /** The axes of the tensor that is being read. */
  private final long[] dims = new long[LARGEST_RANK];

  SafetensorsHeaderParser(Path file, ByteBuffer json, long fileSize, Strictness strictness) {
    this.file = file;
    this.bytes = json;
    this.fileSize = fileSize;
    this.dataStart = (long) SafetensorsHeader.PREFIX + json.remaining();
    this.strictness = strictness;
    // A map grows when three quarters of it are used, and to fill a large one again takes time.
    this.byName = new HashMap<>(json.remaining() / USUAL_ENTRY * 4 / 3);
    Place place = (offset, reason) -> new CheckpointException(file, offset, reason);
    this.json = new StrictJson(place, SafetensorsHeader.PREFIX, json);
  }

  SafetensorsHeader parse() {
    checkStart();
    json.expectObject("the header");
    while (json.next() == JsonToken.FIELD_NAME) {
      String name = json.name();
      if (name.equals(METADATA)) {
        metadata();
      } else {
        tensor(name, json.position());
      }
    }
    json.expectEnd();
    List<TensorInfo> tensors = inOrderOfBytes();
    checkOffsets(tensors);
    notes.addAll(tensors, byName);
    return new SafetensorsHeader(
        Collections.unmodifiableMap(metadata.orElse(Map.of())),
        Collections.unmodifiableList(tensors),
        Collections.unmodifiableMap(byName),
        dataStart,
        notes.sentences());
  }

  /** The format demands the brace at once; programs differ in what else they take before it. */
  private void checkStart() {
    int at = 0;
    if (strictness == Strictness.LENIENT) {
      while (at < bytes.remaining() && " \t\r\n".indexOf(bytes.get(at)) >= 0) {
        at++;
      }
    }
    if (at == bytes.remaining() || bytes.get(at) != '{') {
      throw new CheckpointException(
          file, SafetensorsHeader.PREFIX + at, "the header does not begin with {");
    }
  }

  private void metadata() {
    if (metadata.isPresent()) {
      throw json.error(METADATA + " is there twice");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    metadata = Optional.of(texts);
    JsonToken token = json.next();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw json.error(METADATA + " must be an object of texts");
    }
    while (json.next() == JsonToken.FIELD_NAME) {
      String key = json.name();
      int position = json.position();
      if (texts.size() == SafetensorsNames.MOST_METADATA) {
        throw json.error(
            METADATA + " has more than " + SafetensorsNames.MOST_METADATA + " entries");
      }
      String value = json.nextText("the metadata", key);
      if (texts.put(key, value) != null) {
        if (strictness == Strictness.STRICT) {
          throw json.error(position, METADATA + " has the key " + quoted(key) + " twice");
        }
        notes.repeatedKey(key);
      }
    }
  }

  private void tensor(String name, int position) {
    SafetensorsNames.problem(name)
        .ifPresent(
            problem -> {
              throw json.error(position, "the name " + quoted(name) + " " + problem);
            });
    TensorInfo tensor = entry(name, position);
    TensorInfo other = byName.put(name, tensor);
    if (other != null) {
      throw twice(other, position);
    }
    if (parsed.size() == positions.length) {
      positions = Arrays.copyOf(positions, 2 * positions.length);
    }
    positions[parsed.size()] = position;
    parsed.add(tensor);
  }

  private RuntimeException twice(TensorInfo other, int position) {
    return json.error(
        position,
        "the name "
            + quoted(other.name())
            + " is there twice, at byte "
            + json.byteAt(position(other))
            + " and at byte "
            + json.byteAt(position)
            + ", so which tensor it means depends on the reader");
  }

  private TensorInfo entry(String name, int position) {
    if (json.next() != JsonToken.START_OBJECT) {
      throw json.error(
          "tensor " + quoted(name) + " must be an object with dtype, shape and data_offsets");
    }
    ElementType type = null;
    Shape shape = null;
    long begin = -1;
    long end = -1;
    while (json.next() == JsonToken.FIELD_NAME) {
      String field = json.name(FIELDS);
      switch (field) {
        case "dtype" -> {
          checkFirst(type == null, name, field);
          type = type(name);
        }
        case "shape" -> {
          checkFirst(shape == null, name, field);
          shape = shape(name);
        }
        case "data_offsets" -> {
          checkFirst(begin < 0, name, field);
          json.expectList("the data_offsets", name);
          json.next();
          begin = json.count("the begin", name);
          json.next();
          end = json.count("the end", name);
          if (json.next() != JsonToken.END_ARRAY) {
            throw json.error(field(name, field) + " must be two numbers, its begin and its end");
          }
        }
        default -> {
          notes.unknownField(field, name);
          json.skipValue();
        }
      }
    }
    if (type == null || shape == null || begin < 0) {
      throw json.error(
          position,
          field(name, type == null ? "dtype" : shape == null ? "shape" : "data_offsets")
              + " is missing");
    }
    checkSize(name, position, type, shape, begin, end);
    return new TensorInfo(name, type, shape, dataStart + begin, end - begin);
  }

  private void checkFirst(boolean first, String name, String field) {
    if (!first) {
      throw json.error(field(name, field) + " is there twice");
    }
  }

  private static String field(String name, String field) {
    return "the " + field + " of tensor " + quoted(name);
  }

  private ElementType type(String name) {
    String text = json.nextText("the dtype", name);
    ElementType type = TYPES.get(text);
    if (type == null) {
      throw json.error(field(name, "dtype") + " is " + quoted(text) + ", which is not known");
    }
    return type;
  }

  private Shape shape(String name) {
    json.expectList("the shape", name);
    int rank = 0;
    long product = 1;
    while (json.next() != JsonToken.END_ARRAY) {
      if (rank == LARGEST_RANK) {
        throw json.error("tensor " + quoted(name) + " has more than " + LARGEST_RANK + " axes");
      }
      long dim = json.count("an axis", name);
      // Also beside an axis of length 0: readers multiply in some order, and wrap.
      long high = Math.multiplyHigh(product, Math.max(dim, 1));
      product *= Math.max(dim, 1);
      if (high != 0 || product < 0) {
        throw json.error(
            "the lengths of the axes of tensor " + quoted(name) + ", multiplied, exceed 2^63-1");
      }
      dims[rank++] = dim;
    }
    return Shape.of(Arrays.copyOf(dims, rank));
  }

  private void checkSize(
      String name, int position, ElementType type, Shape shape, long begin, long end) {
    if (end < begin) {
      throw sizeError(name, position, "ends at " + end + ", before it begins, at " + begin);
    }
    if (end > Long.MAX_VALUE - dataStart) {
      throw sizeError(name, position, "ends at " + end + ", beyond what a file can have");
    }
    if (shape.elements() > Long.MAX_VALUE / type.bits()) {
      throw sizeError(
          name, position, "of shape " + shape + " has more than 2^63-1 bits of " + type);
    }
    long bits = shape.elements() * type.bits();
    if (bits % 8 != 0) {
      throw sizeError(
          name,
          position,
          "of shape " + shape + " has " + bits + " bits of " + type + ", no whole bytes");
    }
    if (end - begin != bits / 8) {
      throw sizeError(
          name,
          position,
          "of shape "
              + shape
              + " needs "
              + bits / 8
              + " bytes of "
              + type
              + ", but from "
              + begin
              + " to "
              + end
              + " there are "
              + (end - begin));
    }
  }

  private RuntimeException sizeError(String name, int position, String problem) {
    return json.error(position, "tensor " + quoted(name) + " " + problem);
  }

  private List<TensorInfo> inOrderOfBytes() {
    List<TensorInfo> tensors = new ArrayList<>(parsed);
    tensors.sort(Comparator.comparingLong(TensorInfo::offset).thenComparingLong(TensorInfo::size));
    return tensors;
  }

  private void checkOffsets(List<TensorInfo> tensors) {
    TensorInfo before = null;
    long end = dataStart;
    for (TensorInfo tensor : tensors) {
      if (tensor.offset() != end) {
        throw json.error(position(tensor), misplaced(tensor, before, end));
      }
      before = tensor;
      end += tensor.size();
    }
    if (end > fileSize) {
      throw new CheckpointException(
          file,
          fileSize,
          "the file ends too early: the tensors take "
              + (end - dataStart)
              + " bytes, and "
              + (end - fileSize)
              + " of them are missing; was the download cut off?");
    }
    if (end < fileSize) {
      throw new CheckpointException(
          file, end, (fileSize - end) + " bytes follow the last tensor, and belong to none");
    }
  }

  private String misplaced(TensorInfo tensor, @Nullable TensorInfo before, long end) {
    String begins = "tensor " + quoted(tensor.name()) + " begins at " + inData(tensor.offset());
    if (before == null) {
      return begins + ", not at 0: a hole of " + inData(tensor.offset()) + " bytes";
    }
    if (tensor.offset() > end) {
      return begins
          + " where the one before it, "
          + quoted(before.name())
          + ", ends at "
          + inData(end)
          + ": a hole of "
          + (tensor.offset() - end)
          + " bytes";
    }
    if (tensor.offset() == before.offset() && tensor.size() == before.size()) {
      return "tensors "
          + quoted(before.name())
          + " and "
          + quoted(tensor.name())
          + " have the same bytes, from "
          + inData(tensor.offset())
          + " to "
          + inData(end);
    }
    return begins
        + ", before the end of "
        + quoted(before.name())
        + " at "
        + inData(end)
        + ": they overlap";
  }

  /** As the header counts. */
  private long inData(long offset) {
    return offset - dataStart;
  }

  /** Where the name of a tensor is. Slow, but only messages need it. */
  private int position(TensorInfo tensor) {
    return positions[parsed.indexOf(tensor)];
  }

  @Override
  public void close() {
    json.close();
  }
}
