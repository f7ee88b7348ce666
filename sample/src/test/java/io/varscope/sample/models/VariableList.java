package io.varscope.sample.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varscope.AnyVariable;
import io.varscope.Manifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Names of variables with their dtypes and shapes, such as {@code float32[3, 4]}, by name. */
final class VariableList {

  /** How safetensors calls the dtypes. */
  private static final Map<String, String> SAFETENSORS = Map.of("F32", "float32", "I64", "int64");

  private final Map<String, String> variables = new TreeMap<>();

  VariableList() {}

  /** What the compiler wrote. */
  static VariableList of(Manifest manifest) {
    VariableList list = new VariableList();
    for (Manifest.Entry entry : manifest.variables()) {
      list.add(entry.name(), entry.dtype().toString(), entry.knownShape().orElseThrow().toArray());
    }
    return list;
  }

  /** What a store has. */
  static VariableList of(Collection<AnyVariable> variables) {
    VariableList list = new VariableList();
    for (AnyVariable variable : variables) {
      list.add(variable.name(), variable.dtype().toString(), variable.shape().toArray());
    }
    return list;
  }

  /** A list of a published model; a long one is compressed. */
  static VariableList read(String resource) {
    VariableList list = new VariableList();
    try (InputStream file = VariableList.class.getResourceAsStream(resource);
        InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      // The first line says what the list is of.
      lines.lines().skip(1).forEach(list::addLine);
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addLine(String line) {
    String[] cells = line.split("\t", -1);
    long[] shape =
        cells[2].isEmpty()
            ? new long[0]
            : Arrays.stream(cells[2].split(",", -1)).mapToLong(Long::parseLong).toArray();
    add(cells[0], SAFETENSORS.getOrDefault(cells[1], cells[1]), shape);
  }

  /** Adds a variable of 32-bit floating-point numbers. */
  VariableList add(String name, long... shape) {
    return add(name, "float32", shape);
  }

  VariableList add(String name, String dtype, long[] shape) {
    if (variables.put(name, dtype + Arrays.toString(shape)) != null) {
      throw new IllegalArgumentException(name + " is listed twice");
    }
    return this;
  }

  int size() {
    return variables.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VariableList list && variables.equals(list.variables);
  }

  @Override
  public int hashCode() {
    return variables.hashCode();
  }

  /** One variable on a line, so that what fails can be compared. */
  @Override
  public String toString() {
    return variables.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
