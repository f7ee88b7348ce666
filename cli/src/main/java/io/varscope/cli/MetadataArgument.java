package io.varscope.cli;

import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A key and its value, as they are written on the command line. */
final class MetadataArgument implements ITypeConverter<Map.Entry<String, String>> {

  @Override
  public Map.Entry<String, String> convert(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new TypeConversionException("'" + text + "' is not KEY=VALUE, as format=pt");
    }
    return Map.entry(text.substring(0, equals), text.substring(equals + 1));
  }
}
