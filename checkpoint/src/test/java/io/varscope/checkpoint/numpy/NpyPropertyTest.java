package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.STRICT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.Shape;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is written is read as it was. */
class NpyPropertyTest {

  private static Path folder;

  record Tensor(String name, ElementType type, Shape shape, long seed) {

    byte[] bytes() {
      byte[] bytes = new byte[(int) shape.elements() * (type.bits() / 8)];
      new Random(seed).nextBytes(bytes);
      return bytes;
    }

    TensorData data() {
      return NpyBytes.tensor(name, type, shape, bytes());
    }
  }

  @BeforeContainer
  static void folder() throws IOException {
    folder = Files.createTempDirectory("npy");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    for (String name : List.of("a.npy", "a.npz")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  @Provide
  Arbitrary<Tensor> tensors() {
    Arbitrary<Shape> shapes =
        Arbitraries.longs()
            .between(0, 5)
            .list()
            .ofMaxSize(5)
            .map(dims -> Shape.of(dims.stream().mapToLong(Long::longValue).toArray()));
    return Combinators.combine(
            // With all characters that Java has in pairs, and no halves of them.
            Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(12),
            Arbitraries.of(
                Arrays.stream(ElementType.values())
                    .filter(type -> NpyTypes.descr(type).isPresent())
                    .toList()),
            shapes,
            Arbitraries.longs())
        .as(Tensor::new);
  }

  @Provide
  Arbitrary<List<Tensor>> files() {
    return tensors()
        .list()
        .uniqueElements(tensor -> tensor.name().replace(".npy", ""))
        .ofMaxSize(6);
  }

  @Property(tries = 100, seed = "20", edgeCases = EdgeCasesMode.MIXIN)
  void npz(@ForAll("files") List<Tensor> tensors) throws IOException {
    Path file = folder.resolve("a.npz");
    NpzWriter.write(file, tensors.stream().map(Tensor::data).toList(), Progress.NONE);
    try (NpzFile opened = NpzFile.open(file, STRICT)) {
      assertEquals(List.of(), opened.notes());
      assertEquals(
          tensors.stream()
              .map(t -> new TensorInfo(t.name, t.type, t.shape, -1, t.bytes().length))
              .toList(),
          opened.tensors());
      for (Tensor tensor : tensors) {
        assertArrayEquals(tensor.bytes(), NpyBytes.read(opened, tensor.name));
      }
    }
  }

  @Property(tries = 100, seed = "21", edgeCases = EdgeCasesMode.MIXIN)
  void npy(@ForAll("tensors") Tensor tensor) throws IOException {
    Path file = folder.resolve("a.npy");
    NpyWriter.write(file, tensor.data(), Progress.NONE);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      TensorInfo info = opened.tensors().get(0);
      assertEquals(tensor.type, info.type());
      assertEquals(tensor.shape, info.shape());
      assertArrayEquals(tensor.bytes(), NpyBytes.read(opened, "a"));
      byte[] mapped = new byte[tensor.bytes().length];
      opened.map(info, false).orElseThrow().get(mapped);
      assertArrayEquals(tensor.bytes(), mapped);
    }
  }

  /** Big-endian and in Fortran's order, by another way than the reader's. */
  @Property(tries = 100, seed = "22", edgeCases = EdgeCasesMode.MIXIN)
  void otherOrders(@ForAll("tensors") Tensor tensor) throws IOException {
    Path file = folder.resolve("a.npy");
    byte[] bytes = tensor.bytes();
    int size = tensor.type.bits() / 8;
    int unit = tensor.type == ElementType.C64 ? 4 : size;
    ByteArrayOutputStream fortran = new ByteArrayOutputStream();
    long[] dims = tensor.shape.toArray();
    for (int n = 0; n < tensor.shape.elements(); n++) {
      // The n-th element in Fortran's order has these indices, and so that place in row-major one.
      int place = 0;
      int rest = n;
      for (int axis = 0; axis < dims.length; axis++) {
        int after = 1;
        for (int a = axis + 1; a < dims.length; a++) {
          after *= (int) dims[a];
        }
        place += (rest % (int) dims[axis]) * after;
        rest /= (int) dims[axis];
      }
      for (int half = 0; half < size; half += unit) {
        for (int b = unit - 1; b >= 0; b--) {
          fortran.write(bytes[place * size + half + b]);
        }
      }
    }
    String descr = ">" + NpyTypes.descr(tensor.type).orElseThrow().substring(1);
    byte[] header = NpyBytes.npy(NpyBytes.header(descr, true, tensor.shape.toString()));
    byte[] npy = Arrays.copyOf(header, header.length + fortran.size());
    System.arraycopy(fortran.toByteArray(), 0, npy, header.length, fortran.size());
    Files.write(file, npy);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      assertArrayEquals(tensor.bytes(), NpyBytes.read(opened, "a"));
    }
  }
}
