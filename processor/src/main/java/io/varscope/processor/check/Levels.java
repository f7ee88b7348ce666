package io.varscope.processor.check;

import io.varscope.rules.NearestNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How seriously the rules are taken that leave a choice, as options of the compiler say: {@code
 * -Avarscope.UnusedDim=off}.
 */
public final class Levels {

  /** What comes before the id of a rule in an option. */
  public static final String PREFIX = "varscope.";

  /** How seriously a rule is taken. */
  enum Level {
    ERROR,
    WARN,
    OFF
  }

  private final Map<String, Level> levels = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads options.
   *
   * @param options all that the compiler has got
   * @param others the options that are no levels
   */
  public Levels(Map<String, String> options, List<String> others) {
    new TreeMap<>(options)
        .forEach(
            (option, value) -> {
              if (option.startsWith(PREFIX) && !others.contains(option)) {
                read(option, option.substring(PREFIX.length()), value);
              }
            });
  }

  private void read(String option, String id, String value) {
    if (!Rules.adjustable().contains(id)) {
      problems.add("-A" + option + ": " + (Rules.ids().contains(id) ? fixed(id) : unknown(id)));
      return;
    }
    try {
      levels.put(id, Level.valueOf(String.valueOf(value).toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      problems.add("-A" + option + ": '" + value + "' is no level. Use error, warn or off.");
    }
  }

  private static String fixed(String id) {
    return id
        + " is always an error, since such a model cannot be bound. What can be changed is "
        + String.join(", ", Rules.adjustable())
        + ".";
  }

  private static String unknown(String id) {
    List<String> nearest = NearestNames.of(id, Rules.ids());
    return "there is no diagnostic "
        + id
        + "."
        + (nearest.isEmpty() ? "" : " Did you mean " + String.join(", or ", nearest) + "?");
  }

  /** What is wrong with the options, a sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The level of a rule, if an option gives one. */
  Optional<Level> of(Rule rule) {
    return Optional.ofNullable(levels.get(rule.id()));
  }
}
