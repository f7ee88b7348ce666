package io.varscope.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The output of the program. PrintStream and PrintWriter forget why they failed; this does not. */
final class StandardStream extends FilterOutputStream {

  private Optional<IOException> failure = Optional.empty();

  private StandardStream(FileDescriptor descriptor) {
    super(new BufferedOutputStream(new FileOutputStream(descriptor)));
  }

  static StandardStream out() {
    return new StandardStream(FileDescriptor.out);
  }

  static StandardStream err() {
    return new StandardStream(FileDescriptor.err);
  }

  /** A screen that prints here; one of lines shows each as soon as it is there. */
  Screen screen(Charset charset, boolean lines) {
    return new Screen(new PrintWriter(this, lines, charset), charset);
  }

  /** The charset of a stream: of the terminal, which is not the default one on every JDK. */
  static Charset charset(String property) {
    // JDK 17 knows no stdout.encoding.
    for (String name : new String[] {property, "sun." + property, "native.encoding"}) {
      try {
        return Charset.forName(System.getProperty(name, ""));
      } catch (IllegalArgumentException unknown) {
        // The next one may be known.
      }
    }
    return StandardCharsets.UTF_8;
  }

  @Override
  public void write(int b) throws IOException {
    keeping(out -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int begin, int length) throws IOException {
    keeping(out -> out.write(bytes, begin, length));
  }

  @Override
  public void flush() throws IOException {
    keeping(OutputStream::flush);
  }

  /** Why something was not written, if so. */
  Optional<IOException> failure() {
    return failure;
  }

  /** Whether the reader has gone, as {@code head} does; that is no fault. */
  boolean isClosedPipe() {
    return failure
        .map(IOException::getMessage)
        .filter(words -> words.toLowerCase(Locale.ROOT).contains("pipe"))
        .isPresent();
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private void keeping(Writing writing) throws IOException {
    try {
      writing.to(out);
    } catch (IOException e) {
      if (failure.isEmpty()) {
        failure = Optional.of(e);
      }
      throw e;
    }
  }
}
