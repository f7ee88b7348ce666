package io.varscope.ide.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a script: a title, and steps.
 *
 * <pre>
 * # Title
 *
 * ## What is done in this step
 *
 * write acme/Encoder.java         (then the text, between lines of ```)
 * edit acme/Encoder.java          (then a part of it, between lines of ```, in which lines begin
 *                                  with - if they go, with + if they come, else with a space)
 * write lib: acme/Library.java    (in a project that the other one needs)
 * delete acme/Decoder.java
 * clean
 *
 * expect:
 * - Encoder §1: [DuplicateVariable] Variable foo/v already exists: ...
 * - Decoder: a Java error
 *
 * in Eclipse, IntelliJ: the reason why these tell something else
 * - Decoder §1: ...
 * </pre>
 *
 * <p>Instead of messages there may be the word {@code nothing}. See {@link MarkedSource} for the
 * marks.
 */
final class ScriptReader {

  private static final Pattern MESSAGE = Pattern.compile("- (\\w+)(?: §(\\d))?: (.+)");
  private static final Pattern DIFFERENCE = Pattern.compile("in ([\\w, ]+): (.+)");

  private final String name;
  private final List<String> lines;
  private int at;

  private final SortedMap<SourceFile, MarkedSource> sources = new TreeMap<>();

  ScriptReader(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  Script read() {
    try {
      String title = heading("# ");
      while (!peek().startsWith("## ")) {
        at++;
      }
      List<Step> steps = new ArrayList<>();
      while (at < lines.size()) {
        steps.add(step());
      }
      return new Script(name, title, steps);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ".txt:" + at + ": " + e.getMessage(), e);
    }
  }

  private Step step() {
    String title = heading("## ");
    Set<SourceFile> changed = new TreeSet<>();
    boolean clean = false;
    List<ExpectedMessage> expected = null;
    Map<Tool, List<ExpectedMessage>> differing = new EnumMap<>(Tool.class);
    while (at < lines.size() && !peek().startsWith("## ")) {
      String line = lines.get(at++);
      Matcher difference = DIFFERENCE.matcher(line);
      if (line.startsWith("write ")) {
        SourceFile file = SourceFile.named(line.substring("write ".length()));
        sources.put(file, new MarkedSource(String.join("\n", fenced()) + "\n"));
        changed.add(file);
      } else if (line.startsWith("edit ")) {
        SourceFile file = existing(line.substring("edit ".length()));
        sources.put(file, edited(sources.get(file), fenced()));
        changed.add(file);
      } else if (line.startsWith("delete ")) {
        SourceFile file = existing(line.substring("delete ".length()));
        sources.remove(file);
        changed.add(file);
      } else if (line.equals("clean")) {
        clean = true;
      } else if (line.equals("expect:")) {
        expected = messages();
      } else if (difference.matches()) {
        List<ExpectedMessage> messages = messages();
        for (String tool : difference.group(1).split(",", -1)) {
          differing.put(Tool.named(tool.strip()), messages);
        }
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException("not understood: " + line);
      }
    }
    if (expected == null) {
      throw new IllegalArgumentException("it is not said what to expect");
    }
    Step step = new Step(title, clean, changed, new TreeMap<>(sources), expected, differing);
    for (Tool tool : Tool.values()) {
      step.expected(tool, true); // Are all marks there?
    }
    return step;
  }

  private String peek() {
    if (at == lines.size()) {
      throw new IllegalArgumentException("it ends too early");
    }
    return lines.get(at);
  }

  private String heading(String sign) {
    String line = peek();
    if (!line.startsWith(sign)) {
      throw new IllegalArgumentException("does not begin with " + sign);
    }
    at++;
    return line.substring(sign.length());
  }

  private SourceFile existing(String path) {
    SourceFile file = SourceFile.named(path);
    if (!sources.containsKey(file)) {
      throw new IllegalArgumentException("there is no such file");
    }
    return file;
  }

  private List<String> fenced() {
    List<String> text = new ArrayList<>();
    if (!peek().startsWith("```")) {
      throw new IllegalArgumentException("``` must follow");
    }
    for (at++; !peek().equals("```"); at++) {
      text.add(lines.get(at));
    }
    at++;
    return text;
  }

  private static MarkedSource edited(MarkedSource source, List<String> edit) {
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (String line : edit) {
      char sign = line.isEmpty() ? ' ' : line.charAt(0);
      String rest = line.isEmpty() ? "\n" : line.substring(1) + "\n";
      if (sign != '+') {
        before.append(rest);
      }
      if (sign != '-') {
        after.append(rest);
      }
    }
    String text = source.marked();
    int first = text.indexOf(before.toString());
    if (first < 0 || text.indexOf(before.toString(), first + 1) >= 0) {
      throw new IllegalArgumentException("not once in the file:\n" + before);
    }
    return new MarkedSource(
        text.substring(0, first) + after + text.substring(first + before.length()));
  }

  private List<ExpectedMessage> messages() {
    List<ExpectedMessage> messages = new ArrayList<>();
    if (at < lines.size() && peek().equals("nothing")) {
      at++;
      return messages;
    }
    while (at < lines.size() && peek().startsWith("- ")) {
      Matcher message = MESSAGE.matcher(lines.get(at++));
      if (!message.matches()) {
        throw new IllegalArgumentException("not a message");
      }
      int mark = message.group(2) == null ? 0 : Integer.parseInt(message.group(2));
      messages.add(new ExpectedMessage(message.group(1), mark, message.group(3)));
    }
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("no message, nor the word nothing");
    }
    return messages;
  }
}
