package io.varscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file, as it is written on the command line. */
final class FileArgument implements ITypeConverter<Path> {

  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty, and no name of a file");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          text.indexOf('\0') >= 0
              ? "'" + text + "' has the character NUL, and no name of a file has"
              : "'"
                  + text
                  + "' cannot be the name of a file here. If it has other letters than English"
                  + " ones, set the environment variable LC_ALL to C.UTF-8");
    }
  }
}
