package io.varscope.ide;

import io.varscope.ide.script.ExpectedMessage;
import io.varscope.ide.script.MarkedSource;
import java.util.regex.Pattern;

/**
 * A message that a compiler has given.
 *
 * @param file the simple name of the source file, without {@code .java}; or empty
 * @param source the text of the file
 * @param offset where in the file it begins, or negative
 * @param text all of it
 */
public record Said(String file, String source, long offset, String text) {

  /** The processor's messages begin with an id, perhaps after the class that they are about. */
  private static final Pattern OURS = Pattern.compile("([\\w.$]+: )?\\[\\w+\\] .*");

  /** Where another class is in its file. Only javac knows, and only if it compiles that too. */
  private static final Pattern LINE = Pattern.compile(" \\(\\w+\\.java:\\d+\\)");

  /** Whether it is the processor's, and not the compiler's own. */
  public boolean isOurs() {
    return OURS.matcher(firstLine()).matches();
  }

  private String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  /** The first line, as scripts expect it. */
  public String headline() {
    return isOurs() ? LINE.matcher(firstLine()).replaceAll("") : ExpectedMessage.JAVA_ERROR;
  }

  /** Such as {@code Encoder 7:3: text}, as scripts expect it. */
  @Override
  public String toString() {
    String place = isOurs() && offset >= 0 ? " " + MarkedSource.place(source, (int) offset) : "";
    return file + place + ": " + headline();
  }
}
