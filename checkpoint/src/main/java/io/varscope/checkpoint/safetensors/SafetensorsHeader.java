package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.bytes.SharedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a safetensors file says of its tensors. All of it has been checked: each tensor takes as
 * many bytes as its shape and type need, one begins where another ends, and together they fill the
 * file.
 */
public final class SafetensorsHeader {

  /** The most bytes of the JSON, as in other readers. */
  public static final int LARGEST = 100_000_000;

  /** What has the length of the JSON. */
  public static final int PREFIX = 8;

  /** Enough for most files; a larger header takes a second read. */
  private static final int FIRST_READ = 1 << 13;

  private final Map<String, String> metadata;
  private final List<TensorInfo> tensors;
  private final Map<String, TensorInfo> byName;
  private final long dataStart;
  private final List<String> notes;

  SafetensorsHeader(
      Map<String, String> metadata,
      List<TensorInfo> tensors,
      Map<String, TensorInfo> byName,
      long dataStart,
      List<String> notes) {
    this.metadata = metadata;
    this.tensors = tensors;
    this.byName = byName;
    this.dataStart = dataStart;
    this.notes = notes;
  }

  /** What the file says of itself, in the file's order. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The tensors, in the order of their bytes. */
  public List<TensorInfo> tensors() {
    return tensors;
  }

  /** The tensors again, by their names. */
  public Map<String, TensorInfo> byName() {
    return byName;
  }

  /** Where the first tensor begins, from the beginning of the file. */
  public long dataStart() {
    return dataStart;
  }

  /** What is legal, but odd; a sentence each. */
  public List<String> notes() {
    return notes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SafetensorsHeader header
        && metadata.equals(header.metadata)
        && tensors.equals(header.tensors)
        && dataStart == header.dataStart
        && notes.equals(header.notes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(metadata, tensors, dataStart, notes);
  }

  /**
   * Whether a file begins as safetensors: with a length, which has zeros in its upper half, and
   * then JSON. If so, a message should say what is wrong with it, not what else it may be: a header
   * of 640 bytes also looks like a pickle.
   */
  static boolean beginsIn(ByteBuffer begin) {
    return begin.remaining() >= PREFIX
        && begin.getInt(PREFIX / 2) == 0
        && (begin.remaining() == PREFIX || " \t\r\n{".indexOf(begin.get(PREFIX)) >= 0);
  }

  /**
   * Reads the header of a file that is open.
   *
   * @throws CheckpointException if the file is not what it should be
   */
  static SafetensorsHeader read(SharedFile shared, Strictness strictness) throws IOException {
    Path file = shared.path();
    long fileSize = shared.size();
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(fileSize, FIRST_READ));
    fill(shared, bytes);
    int needed = PREFIX + jsonLength(bytes, fileSize, file);
    if (needed > bytes.limit()) {
      bytes = ByteBuffer.allocate(needed).put(bytes);
      fill(shared, bytes);
    }
    return parse(bytes, fileSize, file, strictness);
  }

  /** Reads as many bytes as a buffer has room for, from the beginning of the file on. */
  static void fill(SharedFile file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (file.read(bytes, bytes.position()) < 0) {
        throw new CheckpointException(
            file.path(), bytes.position(), "the file became shorter while it was read");
      }
    }
    bytes.rewind();
  }

  /**
   * Reads a header that is in memory.
   *
   * @param bytes the file from its beginning, at least to the end of the header
   * @param fileSize the file's length in bytes
   * @param file for messages
   * @throws CheckpointException if the file is not what it should be
   */
  public static SafetensorsHeader parse(
      ByteBuffer bytes, long fileSize, Path file, Strictness strictness) {
    int length = jsonLength(bytes, fileSize, file);
    ByteBuffer json = bytes.slice(bytes.position() + PREFIX, length);
    try (SafetensorsHeaderParser parser =
        new SafetensorsHeaderParser(file, json, fileSize, strictness)) {
      return parser.parse();
    }
  }

  /** The length of the JSON, checked before anything is made of that size. */
  private static int jsonLength(ByteBuffer bytes, long fileSize, Path file) {
    if (fileSize < PREFIX) {
      throw new CheckpointException(
          file,
          0,
          "the file has " + fileSize + " bytes; the length of its header alone takes " + PREFIX);
    }
    // Not in the order of the buffer, which the caller chose.
    long length = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 0 || length > LARGEST) {
      throw new CheckpointException(
          file,
          0,
          "the header's length is given as "
              + Long.toUnsignedString(length)
              + " bytes; at most "
              + LARGEST
              + " are allowed; is it a safetensors file?");
    }
    if (length > fileSize - PREFIX) {
      throw new CheckpointException(
          file,
          0,
          "the header's length is given as "
              + length
              + " bytes, but only "
              + (fileSize - PREFIX)
              + " follow in the file; was the download cut off?");
    }
    return (int) length;
  }
}
