package io.varscope.checkpoint;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds formats with the library's class loader. The thread's may be any, and the meaning of a file
 * must not depend on the thread that opens it. A format that cannot be used is left out, with a
 * sentence that says why: files of other formats still work.
 */
final class FormatProviders {

  /** Stops the search where the class path fails again and again. */
  private static final int MOST_FAULTS = 100;

  private final List<CheckpointFormat> own = new ArrayList<>();
  private final List<CheckpointFormat> others = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private FormatProviders() {}

  static Formats find() {
    FormatProviders providers = new FormatProviders();
    providers.load();
    return new Formats(
        List.copyOf(providers.own), providers.withoutClashes(), List.copyOf(providers.faults));
  }

  private void load() {
    Iterator<CheckpointFormat> found =
        ServiceLoader.load(CheckpointFormat.class, CheckpointFormat.class.getClassLoader())
            .iterator();
    while (faults.size() < MOST_FAULTS) {
      try {
        if (!found.hasNext()) {
          return;
        }
        add(found.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        faults.add(sentence(e));
      }
    }
  }

  private void add(CheckpointFormat format) {
    if (isOwn(format)) {
      own.add(format);
      return;
    }
    try {
      Optional<String> fault = fault(format);
      if (fault.isPresent()) {
        faults.add(described(format) + " " + fault.get());
      } else {
        others.add(format);
      }
    } catch (RuntimeException e) {
      faults.add(format.getClass().getName() + " does not say what it is: " + e);
    }
  }

  private static boolean isOwn(CheckpointFormat format) {
    return format
        .getClass()
        .getPackageName()
        .startsWith(CheckpointFormat.class.getPackageName() + ".");
  }

  private static Optional<String> fault(CheckpointFormat format) {
    if (format.name().isBlank()) {
      return Optional.of("has no name");
    }
    if (format.suffixes().isEmpty()) {
      return Optional.of("has no suffix");
    }
    return format.suffixes().stream()
        .filter(
            suffix ->
                suffix.length() < 2
                    || !suffix.startsWith(".")
                    || !suffix.equals(suffix.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(
            suffix ->
                "has the suffix '" + suffix + "', which must begin with a dot, in lower case");
  }

  /** Two that clash are both left out; the library's own always stay. */
  private List<CheckpointFormat> withoutClashes() {
    List<CheckpointFormat> usable = new ArrayList<>();
    for (CheckpointFormat format : others) {
      Optional<String> clash = clash(format, own).or(() -> clash(format, others));
      if (clash.isPresent()) {
        faults.add(described(format) + " " + clash.get());
      } else {
        usable.add(format);
      }
    }
    return usable;
  }

  private static Optional<String> clash(CheckpointFormat format, List<CheckpointFormat> formats) {
    for (CheckpointFormat other : formats) {
      if (other != format) {
        if (format.name().equalsIgnoreCase(other.name())) {
          return Optional.of("has the name of " + other.getClass().getName());
        }
        for (String suffix : format.suffixes()) {
          for (String taken : other.suffixes()) {
            if (suffix.endsWith(taken) || taken.endsWith(suffix)) {
              return Optional.of(
                  "has the suffix '"
                      + suffix
                      + "', though '"
                      + taken
                      + "' is that of "
                      + described(other));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A format as messages name it. */
  static String described(CheckpointFormat format) {
    return "'" + format.name() + "' (" + format.getClass().getName() + ")";
  }

  private static String sentence(Throwable e) {
    Throwable cause = e instanceof ServiceConfigurationError ? e.getCause() : null;
    return e.getMessage() + (cause == null ? "" : ": " + cause);
  }
}
