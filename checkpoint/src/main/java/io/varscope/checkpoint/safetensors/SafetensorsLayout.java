package io.varscope.checkpoint.safetensors;

import static io.varscope.checkpoint.text.Printable.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.metadata.ChecksumTable;
import io.varscope.checkpoint.text.Characters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each tensor of a safetensors file that is to be written will be, and its header. */
final class SafetensorsLayout {

  /** A page, so that whole pages can be mapped. */
  private static final int DATA_ALIGNMENT = 4096;

  /** A cache line, as vector instructions and engines like it. */
  private static final int TENSOR_ALIGNMENT = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  /**
   * The format allows no holes. So tensors whose size is a multiple of a cache line come first,
   * whatever their type: each begins at a cache line. The others follow, the widest type first, so
   * that each is aligned to its type.
   */
  private static final Comparator<TensorData> ORDER =
      Comparator.<TensorData, Boolean>comparing(
              tensor -> SafetensorsLayout.size(tensor) % TENSOR_ALIGNMENT != 0)
          .thenComparing(TensorData::type, Comparator.reverseOrder())
          .thenComparing(TensorData::name);

  private final List<TensorData> tensors;
  private final Map<String, String> metadata;
  private final boolean checksums;
  private final long dataSize;
  private final int headerSize;

  /**
   * @throws CheckpointException if there can be no such file
   */
  SafetensorsLayout(
      Path file, List<TensorData> tensors, Map<String, String> metadata, boolean checksums) {
    checkTensors(file, tensors);
    checkMetadata(file, metadata);
    this.tensors = tensors.stream().sorted(ORDER).toList();
    this.metadata = metadata;
    this.checksums = checksums;
    this.dataSize = sum(file, tensors);
    // The checksums are known after the data are written, their length before.
    long size = align(SafetensorsHeader.PREFIX + (long) json(new int[tensors.size()]).length);
    if (size - SafetensorsHeader.PREFIX > SafetensorsHeader.LARGEST) {
      throw new CheckpointException(
          file,
          "the header would have "
              + (size - SafetensorsHeader.PREFIX)
              + " bytes; at most "
              + SafetensorsHeader.LARGEST
              + " are allowed");
    }
    this.headerSize = (int) size;
  }

  /** The tensors in the order of their bytes in the file. */
  List<TensorData> tensors() {
    return tensors;
  }

  /** The bytes of all tensors. */
  long dataSize() {
    return dataSize;
  }

  /** Where the first tensor begins. */
  int headerSize() {
    return headerSize;
  }

  /** Everything before the first tensor. */
  ByteBuffer header(int[] crcs) {
    byte[] json = json(crcs);
    byte[] header = new byte[headerSize];
    Arrays.fill(header, SafetensorsHeader.PREFIX + json.length, headerSize, (byte) ' ');
    return ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(headerSize - SafetensorsHeader.PREFIX)
        .put(json)
        .rewind();
  }

  /** The bytes of a tensor, which {@link #checkTensors} has found to be whole and to fit a long. */
  static long size(TensorData tensor) {
    return tensor.shape().elements() * tensor.type().bits() / 8;
  }

  private static void checkTensors(Path file, List<TensorData> tensors) {
    Set<String> names = new HashSet<>();
    for (TensorData tensor : tensors) {
      String name = tensor.name();
      if (name.equals(SafetensorsNames.METADATA)) {
        throw new CheckpointException(
            file, "no tensor may have the name " + quoted(name) + ", which means something else");
      }
      if (!names.add(name)) {
        throw new CheckpointException(file, "two tensors have the name " + quoted(name));
      }
      SafetensorsNames.problem(name)
          .ifPresent(
              problem -> {
                throw new CheckpointException(file, "the name " + quoted(name) + " " + problem);
              });
      checkSize(file, tensor);
    }
  }

  private static void checkSize(Path file, TensorData tensor) {
    if (tensor.shape().rank() > SafetensorsHeaderParser.LARGEST_RANK) {
      throw new CheckpointException(
          file,
          "tensor "
              + quoted(tensor.name())
              + " has "
              + tensor.shape().rank()
              + " axes; at most "
              + SafetensorsHeaderParser.LARGEST_RANK
              + " are allowed");
    }
    BigInteger product = BigInteger.ONE;
    for (long dim : tensor.shape().toArray()) {
      product = product.multiply(BigInteger.valueOf(Math.max(dim, 1)));
    }
    BigInteger bits =
        BigInteger.valueOf(tensor.shape().elements())
            .multiply(BigInteger.valueOf(tensor.type().bits()));
    if (product.bitLength() > 63 || bits.bitLength() > 63 || bits.longValue() % 8 != 0) {
      throw new CheckpointException(
          file,
          "tensor "
              + quoted(tensor.name())
              + " of shape "
              + tensor.shape()
              + " and type "
              + tensor.type()
              + " cannot be written: its bits must be whole bytes, and fewer than 2^63");
    }
  }

  private static void checkMetadata(Path file, Map<String, String> metadata) {
    if (metadata.size() >= SafetensorsNames.MOST_METADATA) {
      throw new CheckpointException(
          file,
          "the metadata have "
              + metadata.size()
              + " entries, and fewer than "
              + SafetensorsNames.MOST_METADATA
              + " are allowed");
    }
    metadata.forEach(
        (key, value) -> {
          if (Characters.hasLoneSurrogate(key) || Characters.hasLoneSurrogate(value)) {
            throw new CheckpointException(
                file,
                "the metadata of "
                    + quoted(key)
                    + " have half of a surrogate pair, which is no character");
          }
        });
  }

  private static long sum(Path file, List<TensorData> tensors) {
    try {
      long sum = DATA_ALIGNMENT + (long) SafetensorsHeader.LARGEST;
      for (TensorData tensor : tensors) {
        sum = Math.addExact(sum, size(tensor));
      }
      return sum - DATA_ALIGNMENT - SafetensorsHeader.LARGEST;
    } catch (ArithmeticException overflow) {
      throw new CheckpointException(file, "the tensors together have more than 2^63-1 bytes");
    }
  }

  private static long align(long size) {
    return (size + DATA_ALIGNMENT - 1) / DATA_ALIGNMENT * DATA_ALIGNMENT;
  }

  private byte[] json(int[] crcs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      writeMetadata(json, crcs);
      long begin = 0;
      for (TensorData tensor : tensors) {
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.type().name());
        json.writeFieldName("shape");
        long[] dims = tensor.shape().toArray();
        json.writeArray(dims, 0, dims.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, begin + size(tensor)}, 0, 2);
        json.writeEndObject();
        begin += size(tensor);
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new AssertionError("it is written into memory", impossible);
    }
    return bytes.toByteArray();
  }

  private void writeMetadata(JsonGenerator json, int[] crcs) throws IOException {
    if (metadata.isEmpty() && !checksums) {
      return;
    }
    json.writeObjectFieldStart(SafetensorsNames.METADATA);
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    if (checksums) {
      json.writeStringField(ChecksumTable.KEY, checksums(crcs));
    }
    json.writeEndObject();
  }

  /** What the file says of its tensors' bytes. */
  String checksums(int[] crcs) {
    ChecksumTable table = new ChecksumTable();
    for (int i = 0; i < crcs.length; i++) {
      table.put(tensors.get(i).name(), crcs[i]);
    }
    return table.toJson();
  }
}
