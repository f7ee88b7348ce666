package io.varscope.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes, as it is written on the command line. */
final class ByteCount implements ITypeConverter<Long> {

  /** What the files of others are usually split into. */
  static final long OF_SHARDS = 5_000_000_000L;

  @Override
  public Long convert(String text) {
    if (text.matches("0*[1-9][0-9]*")) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        // It is told below.
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no number of bytes from 1 to " + Long.MAX_VALUE);
  }
}
