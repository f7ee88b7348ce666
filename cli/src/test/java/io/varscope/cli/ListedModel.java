package io.varscope.cli;

import io.varscope.checkpoint.ElementType;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The names, types and shapes of a published model, and files that have them. */
final class ListedModel {

  private static final Path LISTS =
      Path.of("../sample/src/test/resources/io/varscope/sample/models");

  /** What a tensor is, as safetensors says it. */
  record Listed(String type, List<Long> shape) {

    long bytes() {
      long bytes = ElementType.valueOf(type).bits() / 8;
      for (Long length : shape) {
        bytes *= length;
      }
      return bytes;
    }
  }

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Map<String, Listed> tensors = new LinkedHashMap<>();

  ListedModel add(String name, String type, long... shape) {
    tensors.put(name, new Listed(type, LongStream.of(shape).boxed().toList()));
    return this;
  }

  /** The list of a model. */
  static ListedModel of(String list) throws IOException {
    ListedModel model = new ListedModel();
    Path file = LISTS.resolve(list);
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text = list.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(model::addLine);
    }
    return model;
  }

  /** Every list that the sample has. */
  static List<String> lists() throws IOException {
    try (Stream<Path> files = Files.list(LISTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tsv") || name.endsWith(".tsv.gz"))
          .sorted()
          .toList();
    }
  }

  private void addLine(String line) {
    String[] cells = line.split("\t", -1);
    long[] shape =
        NUMBER.matcher(cells[2]).results().mapToLong(n -> Long.parseLong(n.group())).toArray();
    String type =
        Arrays.stream(ElementType.values())
            .filter(
                element -> element.dtype().filter(d -> d.toString().equals(cells[1])).isPresent())
            .map(ElementType::name)
            .findFirst()
            .orElse(cells[1]);
    add(cells[0], type, shape);
  }

  Map<String, Listed> tensors() {
    return tensors;
  }

  /** A safetensors file of zeros, which take no place on the disk. */
  Path write(Path file) throws IOException {
    StringBuilder header = new StringBuilder("{");
    long offset = 0;
    for (Map.Entry<String, Listed> tensor : tensors.entrySet()) {
      Listed listed = tensor.getValue();
      header.append(offset == 0 && header.length() == 1 ? "" : ",").append('"');
      tensor.getKey().chars().forEach(c -> header.append(String.format("\\u%04x", c)));
      header
          .append("\":{\"dtype\":\"")
          .append(listed.type())
          .append("\",\"shape\":")
          .append(listed.shape())
          .append(",\"data_offsets\":[" + offset + "," + (offset + listed.bytes()) + "]}");
      offset += listed.bytes();
    }
    header.append("}").append(" ".repeat(-(header.length() + 1) & 7));
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
      bytes.write(text);
      bytes.setLength(8 + text.length + offset);
    }
    return file;
  }
}
