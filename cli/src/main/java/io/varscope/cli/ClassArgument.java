package io.varscope.cli;

import io.varscope.cli.source.ClassName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a class, as it is written on the command line. */
final class ClassArgument implements ITypeConverter<ClassName> {

  @Override
  public ClassName convert(String text) {
    try {
      return ClassName.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(Failure.message(e));
    }
  }
}
