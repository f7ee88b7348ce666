package io.varscope.processor.check;

import io.varscope.rules.Id;
import io.varscope.rules.NearestNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

  private final Map<Id, Level> levels = new EnumMap<>(Id.class);
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads options.
   *
   * @param options all that the compiler has got
   * @param others the options that are no levels
   */
  public Levels(Map<String, String> options, List<String> others) {
    for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
      String name = option.getKey();
      if (name.startsWith(PREFIX) && !others.contains(name)) {
        read(name, name.substring(PREFIX.length()), option.getValue());
      }
    }
  }

  private void read(String option, String text, String value) {
    Optional<Id> id = Id.of(text).filter(Rules.ids()::contains);
    if (id.isEmpty() || !id.get().isAdjustable()) {
      problems.add("-A" + option + ": " + (id.isEmpty() ? unknown(text) : fixed(text)));
      return;
    }
    try {
      levels.put(id.get(), Level.valueOf(String.valueOf(value).toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      problems.add("-A" + option + ": '" + value + "' is no level. Use error, warn or off.");
    }
  }

  private static String fixed(String id) {
    boolean isOfFile = Id.of(id).filter(FileRule.IDS::contains).isPresent();
    return id
        + (isOfFile
            ? " is always an error: what is meant can be said in @LoadedFrom."
            : " is always an error, since such a model cannot be bound.")
        + " What can be changed is "
        + Rules.adjustable().stream().map(Id::toString).collect(Collectors.joining(", "))
        + ".";
  }

  private static String unknown(String id) {
    List<String> nearest = NearestNames.of(id, Rules.ids().stream().map(Id::toString).toList());
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
    return levels.isEmpty() ? Optional.empty() : Optional.ofNullable(levels.get(rule.id()));
  }
}
