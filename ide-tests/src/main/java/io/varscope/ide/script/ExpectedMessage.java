package io.varscope.ide.script;

/**
 * A message that must be there.
 *
 * @param file its simple name, without {@code .java}
 * @param mark the number of the mark where it is, or 0 if it may be anywhere in the file
 * @param text its first line, without the lines of other places, which not every tool knows
 */
public record ExpectedMessage(String file, int mark, String text) {

  /** What stands for whatever a compiler itself has to say: each has words of its own. */
  public static final String JAVA_ERROR = "a Java error";

  /** Such as {@code Encoder 7:3: text}. */
  String show(Step step, boolean inEclipse) {
    if (mark == 0) {
      return file + ": " + text;
    }
    MarkedSource source = step.source(file);
    String place = MarkedSource.place(source.text(), source.offset(mark, inEclipse));
    return file + " " + place + ": " + text;
  }
}
