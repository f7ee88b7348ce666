package io.varscope.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names, in which {@code *} stands for any characters. */
final class NamePatterns {

  private final List<Pattern> patterns;

  NamePatterns(List<String> names) {
    this.patterns = names.stream().map(NamePatterns::pattern).toList();
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  boolean match(String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }
}
