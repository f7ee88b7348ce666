package io.varscope.checkpoint.files;

import static io.varscope.checkpoint.text.Printable.quoted;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes files that are often mistaken for checkpoints, and says what to do. Ask it only if a
 * file cannot be read: a safetensors file may begin with any bytes, since they are a length.
 */
public final class ForeignFile {

  public static final String SAVED_MODEL =
      "this is a SavedModel of TensorFlow, which is not read here; load it in Python and save its"
          + " variables with numpy.savez";

  private static final String PYTORCH =
      "this is a checkpoint of PyTorch, whose pickle can run code and is not read here; in Python,"
          + " load it with torch.load(file, weights_only=True) and save it with"
          + " safetensors.torch.save_file";

  private static final String PICKLE =
      "this is a pickle of Python, which can run code and is not read here; save its arrays with"
          + " numpy.savez or safetensors";

  private static final String TENSORFLOW =
      "this is a checkpoint of TensorFlow, which is not read here; load it in Python with"
          + " tf.train.load_checkpoint and save its variables with numpy.savez";

  private static final String KERAS =
      "this is a model of Keras, which is not read here; load it in Python and save its weights"
          + " with numpy.savez";

  private static final String GGML =
      "this is a GGML file, as older llama.cpp had them, which is not read here; take the"
          + " safetensors files that it was made of";

  private static final String LFS = "this is a Git LFS pointer, not the file; run git lfs pull";

  private static final String HTML =
      "this is an HTML page, probably of an error or a login, not the file; download it again";

  private static final String XML =
      "this is XML, probably what a server says of an error, not the file; download it again";

  /**
   * Bytes at a place by which a file is known.
   *
   * @param hex the bytes
   */
  private record Magic(int at, String hex, String sentence) {

    static Magic packed(int at, String hex, String format, String command) {
      return new Magic(
          at, hex, "this is packed with " + format + "; unpack it first, such as with " + command);
    }

    boolean isIn(byte[] begin) {
      int end = at + hex.length() / 2;
      return end <= begin.length && HexFormat.of().formatHex(begin, at, end).equals(hex);
    }
  }

  private static final List<Magic> MAGICS =
      List.of(
          new Magic(
              0,
              "47475546",
              "this is a GGUF file, as llama.cpp has them, which is not read here; take the"
                  + " safetensors files that it was made of"),
          // ggml, ggmf, ggjt and ggla, as little-endian integers.
          new Magic(0, "6c6d6767", GGML),
          new Magic(0, "666d6767", GGML),
          new Magic(0, "746a6767", GGML),
          new Magic(0, "616c6767", GGML),
          new Magic(
              0,
              "894844460d0a1a0a",
              "this is an HDF5 file, as Keras saves weights in .h5, which is not read here; read it"
                  + " in Python with h5py and save its arrays with numpy.savez"),
          // The number with which torch.save began until it wrote zips, as a pickle.
          new Magic(0, "80028a0a6cfc9c46f9206aa85019", PYTORCH),
          new Magic(0, "8002", PICKLE),
          new Magic(0, "8003", PICKLE),
          new Magic(0, "8004", PICKLE),
          new Magic(0, "8005", PICKLE),
          new Magic(
              4,
              "54464c33",
              "this is a model of TensorFlow Lite, which is not read here; take the model that it"
                  + " was converted from"),
          new Magic(0, "080112", SAVED_MODEL),
          Magic.packed(0, "1f8b", "gzip", "gunzip"),
          Magic.packed(0, "28b52ffd", "zstd", "unzstd"),
          Magic.packed(0, "fd377a585a00", "xz", "unxz"),
          Magic.packed(0, "425a68", "bzip2", "bunzip2"),
          Magic.packed(0, "377abcaf271c", "7z", "7z x"),
          Magic.packed(257, "7573746172", "tar", "tar xf"));

  /** The end of a table of LevelDB. */
  private static final byte[] TABLE_OF_LEVELDB = HexFormat.of().parseHex("57fb808b247547db");

  /** The version of the format, then a field of ModelProto that has a length. */
  private static final Pattern ONNX =
      Pattern.compile("(?s)\\x08[\\x02-\\x1f][\\x12\\x1a\\x22\\x32\\x3a\\x42].*");

  private static final Pattern TENSORFLOW_DATA = Pattern.compile(".*\\.data-\\d{5}-of-\\d{5}");

  private static final int BEGIN = 1 << 12;

  private ForeignFile() {}

  /**
   * What a file is, as a sentence without a full stop, if it is known.
   *
   * @param file a regular file
   */
  public static Optional<String> recognize(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        PositionalReads reads = PositionalReads.of(file, channel)) {
      long size = reads.size();
      if (size == 0) {
        return Optional.of("the file is empty; was it written or downloaded to its end?");
      }
      byte[] begin = bytes(reads, 0, BEGIN);
      if (isZero(begin)) {
        return Optional.of(
            "the file begins with "
                + begin.length
                + " zeros; was it written or downloaded to its end?");
      }
      if (TENSORFLOW_DATA.matcher(String.valueOf(file.getFileName())).matches()
          || Arrays.equals(bytes(reads, Math.max(0, size - 8), 8), TABLE_OF_LEVELDB)) {
        return Optional.of(TENSORFLOW);
      }
      return recognize(begin);
    }
  }

  private static Optional<String> recognize(byte[] begin) {
    for (Magic magic : MAGICS) {
      if (magic.isIn(begin)) {
        return Optional.of(magic.sentence());
      }
    }
    if (ONNX.matcher(new String(begin, StandardCharsets.ISO_8859_1)).matches()) {
      return Optional.of(
          "this looks like a model in ONNX, which is not read here; save its initializers in Python"
              + " with onnx.numpy_helper and numpy.savez");
    }
    // The first character may be a byte order mark, and the last one may be cut off.
    String text = new String(begin, StandardCharsets.UTF_8).replaceAll("^\ufeff|\ufffd$", "");
    return isText(text) ? Optional.of(text(text.strip())) : Optional.empty();
  }

  /** What a zip without an array of NumPy's is, if it is known. */
  public static Optional<String> recognizeZip(Collection<String> names) {
    if (names.stream().anyMatch(name -> name.equals("data.pkl") || name.endsWith("/data.pkl"))) {
      return Optional.of(PYTORCH);
    }
    return names.contains("config.json") && names.contains("model.weights.h5")
        ? Optional.of(KERAS)
        : Optional.empty();
  }

  private static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** No control characters but those between lines, and nothing that is not UTF-8. */
  private static boolean isText(String text) {
    return text.chars()
        .allMatch(
            c -> c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c != 127 && c != '\ufffd'));
  }

  private static String text(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.matches("(?s)version https://(git-lfs|hawser)\\.github\\.com/spec/.*")) {
      return LFS;
    }
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return HTML;
    }
    if (lower.startsWith("<")) {
      return XML;
    }
    if (lower.startsWith("model_checkpoint_path:")) {
      return "this is the list of TensorFlow's checkpoints beside it, without weights";
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return text.contains("\"weight_map\"")
          ? "this is the index of a checkpoint in several files, and is opened as such if its name"
              + " ends with .index.json"
          : "this is JSON, such as the configuration of a model, without weights";
    }
    return "this is text, not weights; it begins with "
        + quoted(text.lines().findFirst().orElse(""));
  }

  private static byte[] bytes(PositionalReads reads, long position, int most) throws IOException {
    ByteBuffer read = reads.bytes(position, most);
    byte[] bytes = new byte[read.remaining()];
    read.get(bytes);
    return bytes;
  }
}
