package io.varscope.checkpoint;

import io.varscope.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A file, and a model that has each of its elements once: split, joined and turned at random. */
final class RandomRules {

  private static final List<DType<?>> DTYPES =
      List.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.INT8, DType.INT64, DType.BOOL);

  /**
   * Numbers in an order: what the naive reference calculates with.
   *
   * @param text the expression in a rule
   * @param numbers those of the elements, in row-major order
   */
  record Array(String text, DType<?> dtype, List<Integer> shape, List<Integer> numbers) {

    Array permuted(List<Integer> axes) {
      List<Integer> permuted = new ArrayList<>();
      axes.forEach(axis -> permuted.add(shape.get(axis)));
      int[] moved = new int[numbers.size()];
      for (int k = 0; k < moved.length; k++) {
        int[] to = index(k, permuted);
        int[] from = new int[to.length];
        for (int axis = 0; axis < to.length; axis++) {
          from[axes.get(axis)] = to[axis];
        }
        moved[k] = numbers.get(at(from, shape));
      }
      String order = axes.toString().replaceAll("[\\[\\]]", "");
      boolean isTransposed = axes.equals(List.of(1, 0));
      return new Array(
          isTransposed
              ? "transpose(" + text + ")"
              : "permute(" + text + (axes.isEmpty() ? "" : ", " + order) + ")",
          dtype,
          permuted,
          list(moved));
    }

    Array sliced(int axis, int from, int to) {
      List<Integer> sliced = new ArrayList<>(shape);
      sliced.set(axis, to - from);
      int[] moved = new int[size(sliced)];
      for (int k = 0; k < moved.length; k++) {
        int[] index = index(k, sliced);
        index[axis] += from;
        moved[k] = numbers.get(at(index, shape));
      }
      return new Array(
          "slice(" + axis + ", " + from + ", " + to + ", " + text + ")",
          dtype,
          sliced,
          list(moved));
    }

    Array reshaped(List<Integer> lengths) {
      StringBuilder reshape = new StringBuilder("reshape(" + text);
      lengths.forEach(length -> reshape.append(", ").append(length));
      return new Array(reshape + ")", dtype, lengths, numbers);
    }

    static Array concat(int axis, Array a, Array b) {
      List<Integer> joined = new ArrayList<>(a.shape);
      joined.set(axis, a.shape.get(axis) + b.shape.get(axis));
      int[] moved = new int[size(joined)];
      for (int k = 0; k < moved.length; k++) {
        int[] index = index(k, joined);
        boolean isFirst = index[axis] < a.shape.get(axis);
        index[axis] -= isFirst ? 0 : a.shape.get(axis);
        moved[k] = isFirst ? a.numbers.get(at(index, a.shape)) : b.numbers.get(at(index, b.shape));
      }
      return new Array(
          "concat(" + axis + ", " + a.text + ", " + b.text + ")", a.dtype, joined, list(moved));
    }
  }

  private static List<Integer> list(int[] numbers) {
    return IntStream.of(numbers).boxed().toList();
  }

  static int size(List<Integer> shape) {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  private static int[] index(int number, List<Integer> shape) {
    int[] index = new int[shape.size()];
    int rest = number;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return index;
  }

  private static int at(int[] index, List<Integer> shape) {
    int at = 0;
    for (int axis = 0; axis < index.length; axis++) {
      at = at * shape.get(axis) + index[axis];
    }
    return at;
  }

  private final Random random;

  /** By name, in the order of the file. */
  final Map<String, Array> tensors = new LinkedHashMap<>();

  /** By name. */
  final Map<String, Array> variables = new LinkedHashMap<>();

  RandomRules(long seed) {
    random = new Random(seed);
    List<Array> free = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int k = 0; k < count; k++) {
      DType<?> dtype = DTYPES.get(random.nextInt(DTYPES.size()));
      List<Integer> shape = new ArrayList<>();
      for (int rank = random.nextInt(5); rank > 0; rank--) {
        shape.add(random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(random.nextInt(3) * 3 + 1));
      }
      int[] numbers = new int[size(shape)];
      for (int n = 0; n < numbers.length; n++) {
        numbers[n] = dtype == DType.BOOL ? random.nextInt(2) : (k * 31 + n) % 100;
      }
      String name = "t" + k + (random.nextInt(4) == 0 ? " (odd), '" : "");
      String text = name.length() > 3 ? "'" + name.replace("'", "''") + "'" : name;
      Array tensor = new Array(text, dtype, shape, list(numbers));
      tensors.put(name, tensor);
      split(tensor, free);
    }
    Collections.shuffle(free, random);
    while (!free.isEmpty()) {
      Array array = turned(free.remove(0));
      for (int more = 0; more < free.size(); more++) {
        int axis = axisToJoin(array, free.get(more));
        if (axis >= 0 && random.nextBoolean()) {
          array = turned(Array.concat(axis, array, free.remove(more)));
        }
      }
      variables.put("m/v" + variables.size(), array);
    }
  }

  /** Cuts an array in two, and these again. */
  private void split(Array array, List<Array> parts) {
    int axis = array.shape().isEmpty() ? -1 : random.nextInt(array.shape().size());
    if (axis < 0 || array.shape().get(axis) < 2 || random.nextInt(3) == 0) {
      parts.add(array);
      return;
    }
    int cut = 1 + random.nextInt(array.shape().get(axis) - 1);
    split(turned(array.sliced(axis, 0, cut)), parts);
    split(turned(array.sliced(axis, cut, array.shape().get(axis))), parts);
  }

  private Array turned(Array array) {
    if (random.nextInt(3) == 0) {
      List<Integer> axes = new ArrayList<>();
      for (int axis = 0; axis < array.shape().size(); axis++) {
        axes.add(random.nextInt(axis + 1), axis);
      }
      return array.permuted(axes);
    }
    if (random.nextInt(3) == 0) {
      List<Integer> lengths = new ArrayList<>(array.shape());
      lengths.removeIf(length -> length == 1 && random.nextBoolean());
      lengths.add(random.nextInt(lengths.size() + 1), 1);
      return array.reshaped(lengths);
    }
    return array;
  }

  /** An axis along which one array can stand behind another; -1 if there is none. */
  private static int axisToJoin(Array a, Array b) {
    if (a.dtype() != b.dtype() || a.shape().size() != b.shape().size() || a.shape().isEmpty()) {
      return -1;
    }
    int joined = 0;
    int different = 0;
    for (int axis = 0; axis < a.shape().size(); axis++) {
      if (!a.shape().get(axis).equals(b.shape().get(axis))) {
        joined = axis;
        different++;
      }
    }
    return different < 2 ? joined : -1;
  }

  List<String> rules() {
    return variables.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue().text())
        .toList();
  }

  List<String> header() {
    return tensors.entrySet().stream()
        .map(
            entry -> {
              List<Integer> shape = entry.getValue().shape();
              String axes = shape.toString().replaceAll("[\\[\\]]", "");
              return entry.getKey()
                  + " "
                  + entry.getValue().dtype()
                  + " ("
                  + axes
                  + (shape.size() == 1 ? ",)" : ")");
            })
        .toList();
  }
}
