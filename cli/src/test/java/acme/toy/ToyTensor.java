package acme.toy;

import io.varscope.Shape;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A tensor of a file, with its bytes. */
record ToyTensor(TensorInfo info, ByteBuffer bytes) {

  private static final Pattern LINE = Pattern.compile("(\\S+) \\(([\\d, ]*)\\):((?: \\S+)*)");

  /** Empty if a line is none, or has not as many numbers as its shape needs. */
  static Optional<ToyTensor> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Shape shape = Shape.of(words(matcher.group(2)).mapToLong(Long::parseLong).toArray());
    float[] values = new float[(int) shape.elements()];
    String[] numbers = words(matcher.group(3)).toArray(String[]::new);
    if (numbers.length != values.length) {
      return Optional.empty();
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (String number : numbers) {
      bytes.putFloat(Float.parseFloat(number));
    }
    TensorInfo info =
        new TensorInfo(matcher.group(1), ElementType.F32, shape, -1, bytes.capacity());
    return Optional.of(new ToyTensor(info, bytes.flip()));
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split("[ ,]+")).filter(word -> !word.isEmpty());
  }
}
