package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.bytes.SharedFile;
import io.varscope.checkpoint.files.ForeignFile;
import io.varscope.checkpoint.text.Place;
import io.varscope.checkpoint.text.Printable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip of npy entries, as {@code numpy.savez} and {@code numpy.savez_compressed} write it. The
 * name of a tensor is that of its entry without {@code .npy}.
 *
 * <p>Entries of other names are no arrays, and noted. An entry that is called npy must be an array,
 * or the file is refused.
 */
public final class NpzFile implements Checkpoint {

  /** No deflated byte becomes more bytes than that. */
  private static final int LARGEST_RATIO = 1032;

  /** As many bytes as the header of a safetensors file may have; in the file they may be few. */
  private static final long LONGEST_HEADERS = 100_000_000;

  private record Array(ZipEntry entry, NpyHeader header, TensorInfo info) {}

  private final SharedFile file;
  private final ZipFile zip;
  private final Map<String, Array> arrays = new LinkedHashMap<>();
  private final Map<String, ZipEntry> others = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private NpzFile(SharedFile file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens a file and checks the header of each entry.
   *
   * @throws CheckpointException if it is not what it should be
   */
  public static NpzFile open(Path file, Strictness strictness) throws IOException {
    CheckpointFormat.requireFile(file);
    SharedFile shared = SharedFile.open(file);
    try {
      ZipEnd.check(shared);
      return open(shared, strictness);
    } catch (Throwable e) {
      shared.close();
      throw e;
    }
  }

  private static NpzFile open(SharedFile file, Strictness strictness) throws IOException {
    ZipFile zip = zip(file.path());
    try {
      NpzFile npz = new NpzFile(file, zip);
      npz.read(strictness);
      return npz;
    } catch (Throwable e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile zip(Path file) throws IOException {
    File opened = file.toFile();
    try {
      return new ZipFile(opened, StandardCharsets.UTF_8);
    } catch (ZipException | EOFException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static List<? extends ZipEntry> entries(Path file, ZipFile zip) {
    try {
      return zip.stream().toList();
    } catch (RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /** ZipFile checks little before it trusts what it has read. */
  private static CheckpointException unreadable(Path file, Exception cause) {
    String reason = NpzEntry.reason(cause);
    // The list of all entries is at the end.
    String hint = reason.contains("END header") ? " Was the download cut off?" : "";
    CheckpointException unreadable =
        new CheckpointException(file, "It is no zip that can be read: " + reason + "." + hint);
    unreadable.initCause(cause);
    return unreadable;
  }

  private void read(Strictness strictness) throws IOException {
    List<? extends ZipEntry> entries = entries(file(), zip);
    checkNames(file(), entries);
    checkSizes(file(), entries);
    boolean numpy = entries.isEmpty();
    long headers = 0;
    for (ZipEntry entry : entries) {
      if (entry.getName().endsWith(NpyFile.SUFFIX)) {
        numpy = true;
        NpyHeader header = header(entry, strictness);
        headers += header.begin();
        if (headers > LONGEST_HEADERS + file.size()) {
          throw place(file(), entry)
              .wrong(
                  -1,
                  "The headers up to here have "
                      + headers
                      + " bytes; more than "
                      + LONGEST_HEADERS
                      + " beyond the size of the file are refused.");
        }
        add(entry, header);
      } else {
        leaveOut(entry, "its name does not end with " + NpyFile.SUFFIX + ", so it is no array.");
      }
    }
    if (!numpy && strictness == Strictness.STRICT) {
      // PyTorch and others have zips of weights, too; to call them empty would mislead.
      throw new CheckpointException(
          file(),
          ForeignFile.recognizeZip(others.keySet())
              .orElse("It is a zip, but none of its entries is an array of NumPy's."));
    }
  }

  private void add(ZipEntry entry, NpyHeader header) {
    header.notes().forEach(note -> notes.add("Entry " + shown(entry) + ": " + note));
    if (header.type().isEmpty()) {
      leaveOut(entry, "it holds " + header.description() + ", which are no tensor.");
      return;
    }
    TensorInfo info =
        new TensorInfo(
            NpyFile.tensorName(entry.getName()),
            header.type().get(),
            header.shape(),
            -1,
            header.size());
    arrays.put(info.name(), new Array(entry, header, info));
  }

  private void leaveOut(ZipEntry entry, String reason) {
    notes.add("Entry " + shown(entry) + " is left out: " + reason);
    others.put(entry.getName(), entry);
  }

  /** Of two entries with one name, it is not clear which is meant. */
  private static void checkNames(Path file, List<? extends ZipEntry> entries) {
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : entries) {
      String name = NpyFile.tensorName(entry.getName());
      if (name.indexOf('\0') >= 0) {
        throw new CheckpointException(file, "The name of entry " + shown(entry) + " has a NUL.");
      }
      if (!names.add(name)) {
        throw new CheckpointException(
            file, "Two entries have the name " + Printable.of(name, Printable.NAME) + ".");
      }
    }
  }

  /** After that no entry has more bytes than the file can hold. */
  private static void checkSizes(Path file, List<? extends ZipEntry> entries) {
    long left = file.toFile().length();
    for (ZipEntry entry : entries) {
      Place place = place(file, entry);
      long size = entry.getSize();
      long compressed = entry.getCompressedSize();
      if (size < 0 || compressed < 0) {
        throw place.wrong(-1, "Its size is negative.");
      }
      if (compressed > left) {
        throw place.wrong(-1, "It and those before it have more bytes than the file.");
      }
      left -= compressed;
      if (entry.getMethod() == ZipEntry.STORED ? size != compressed : !possible(size, compressed)) {
        throw place.wrong(-1, compressed + " bytes in the file cannot become " + size + ".");
      }
    }
  }

  private static boolean possible(long size, long compressed) {
    return size / LARGEST_RATIO <= compressed;
  }

  private NpyHeader header(ZipEntry entry, Strictness strictness) throws IOException {
    try (InputStream in = open(entry)) {
      return new NpyHeaderReader(strictness, place(file(), entry)).read(in, entry.getSize());
    }
  }

  private InputStream open(ZipEntry entry) throws IOException {
    file.requireOpen();
    return new NpzEntry(file, zip, entry, place(file(), entry));
  }

  private static String shown(ZipEntry entry) {
    return Printable.of(entry.getName(), Printable.NAME);
  }

  private static Place place(Path file, ZipEntry entry) {
    return (offset, reason) ->
        new CheckpointException(
            file, "Entry " + shown(entry) + (offset < 0 ? "" : ", byte " + offset) + ": " + reason);
  }

  @Override
  public Path file() {
    return file.path();
  }

  @Override
  public List<TensorInfo> tensors() {
    return arrays.values().stream().map(Array::info).toList();
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public List<String> notes() {
    return Collections.unmodifiableList(notes);
  }

  @Override
  public Optional<TensorInfo> find(String name) {
    return Optional.ofNullable(arrays.get(name)).map(Array::info);
  }

  @Override
  public ReadableByteChannel open(TensorInfo tensor) throws IOException {
    Array array = own(tensor);
    InputStream in = open(array.entry());
    try {
      in.skipNBytes(array.header().begin());
      return array.header().channel(in, place(file(), array.entry()));
    } catch (Throwable e) {
      in.close();
      throw e;
    }
  }

  /** Each entry has a CRC-32, with which its bytes are compared. */
  @Override
  public boolean hasOwnChecksums() {
    return true;
  }

  @Override
  public List<String> others() {
    return List.copyOf(others.keySet());
  }

  @Override
  public ReadableByteChannel openOther(String name) throws IOException {
    ZipEntry entry = others.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          Printable.quoted(name) + " is no entry that was left out of " + file());
    }
    return new NpyChannel(open(entry), entry.getSize(), 1);
  }

  /** Always empty: an entry is read through its checksum, and nothing in a zip is aligned. */
  @Override
  public Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) {
    own(tensor);
    file.requireOpen();
    return Optional.empty();
  }

  @Override
  public void requireUnchanged(TensorInfo tensor) throws IOException {
    own(tensor);
    file.requireUnchanged();
  }

  private Array own(TensorInfo tensor) {
    Array array = arrays.get(tensor.name());
    if (array == null || !array.info().equals(tensor)) {
      throw new IllegalArgumentException(tensor + " is no tensor of " + file());
    }
    return array;
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      file.close();
    }
  }
}
