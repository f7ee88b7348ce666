package io.varscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has written into a file. */
final class Version implements IVersionProvider {

  private static final String FILE = "version.properties";

  @Override
  public String[] getVersion() {
    return new String[] {"varscope " + number()};
  }

  /** A snapshot is called by the version that it will be. */
  private static String number() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version").replace("-SNAPSHOT", "");
  }
}
