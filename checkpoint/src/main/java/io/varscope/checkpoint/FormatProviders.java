package io.varscope.checkpoint;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds formats, with the library's class loader: that of the calling thread may be anybody's, and
 * what a file means must not depend on who opens it. What cannot be used is left out, with a
 * sentence that says why: it is no reason to fail for files of other formats.
 */
final class FormatProviders {

  /** A class path that fails again and again is not asked for ever. */
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

  /** Of two that clash, both are left out, but none of the library's own. */
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
