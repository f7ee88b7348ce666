package io.varscope.checkpoint;

import io.varscope.checkpoint.files.ForeignNames;
import io.varscope.checkpoint.files.PositionalReads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All formats that can be used: the library's own, then those of others. */
final class Formats {

  /** For a file that no format recognizes, and for a new one without a known suffix. */
  private static final String DEFAULT = "safetensors";

  private static final String SHARDED = "sharded safetensors";

  /** How many of a file's first bytes formats are shown. */
  private static final int BEGIN = 1 << 12;

  private final List<CheckpointFormat> own;
  private final List<CheckpointFormat> others;
  private final List<CheckpointFormat> all;

  /** Why formats of others cannot be used; a sentence each, without a full stop. */
  private final List<String> faults;

  Formats(List<CheckpointFormat> own, List<CheckpointFormat> others, List<String> faults) {
    this.own = own;
    this.others = others;
    this.all = new ArrayList<>(own);
    all.addAll(others);
    this.faults = faults;
  }

  /** Found when they are first asked for. */
  private static final class Found {
    static final Formats ALL = FormatProviders.find();
  }

  static Formats all() {
    return Found.ALL;
  }

  /** As {@link CheckpointFormat#of}. */
  CheckpointFormat of(Path file) throws IOException {
    RegularFile.require(file);
    ByteBuffer begin = PositionalReads.begin(file, BEGIN);
    for (CheckpointFormat format : own) {
      if (format.recognizes(file, begin.duplicate())) {
        return format;
      }
    }
    List<CheckpointFormat> claimants = new ArrayList<>();
    for (CheckpointFormat format : others) {
      if (claims(format, file, begin.duplicate())) {
        claimants.add(format);
      }
    }
    if (claimants.size() > 1) {
      throw new CheckpointException(
          file,
          "the formats "
              + claimants.stream()
                  .map(FormatProviders::described)
                  .collect(Collectors.joining(" and "))
              + " all take it for theirs. Open it by the one that is meant, or take the others off"
              + " the class path.");
    }
    if (claimants.size() == 1) {
      return claimants.get(0);
    }
    requireNoFaults(file);
    return named(DEFAULT);
  }

  /** Where foreign code fails, the message names it. */
  private static boolean claims(CheckpointFormat format, Path file, ByteBuffer begin)
      throws IOException {
    try {
      return format.recognizes(file, begin);
    } catch (CheckpointException e) {
      throw e;
    } catch (RuntimeException e) {
      CheckpointException failed =
          new CheckpointException(
              file, "the format " + FormatProviders.described(format) + " failed on it: " + e);
      failed.initCause(e);
      throw failed;
    }
  }

  /** As {@link CheckpointFormat#ofNew}. */
  CheckpointFormat ofNew(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (CheckpointFormat format : all) {
      for (String suffix : format.suffixes()) {
        if (name.endsWith(suffix)) {
          if (!format.isWritten()) {
            throw notWritten(file, suffix, format.family());
          }
          return format;
        }
      }
    }
    int dot = name.lastIndexOf('.');
    String suffix = dot < 0 ? "" : name.substring(dot);
    ForeignNames.family(suffix)
        .ifPresent(
            family -> {
              throw notWritten(file, suffix, family);
            });
    requireNoFaults(file);
    return named(DEFAULT);
  }

  private static CheckpointException notWritten(Path file, String suffix, String family) {
    return new CheckpointException(
        file,
        "names that end with "
            + suffix
            + " are those of "
            + family
            + ", which is not written. Let it end with .safetensors or .npz, with .npy for a"
            + " single tensor, or with .safetensors.index.json for several files.");
  }

  /** The file may be of a format that cannot be used. */
  private void requireNoFaults(Path file) {
    if (!faults.isEmpty()) {
      throw new CheckpointException(
          file,
          "it is of no format that can be used, and some cannot: "
              + String.join("; ", faults)
              + ". Mend them, or take them off the class path.");
    }
  }

  /** The one of several safetensors files. */
  CheckpointFormat sharded() {
    return named(SHARDED);
  }

  /** All of them, the library's own first. */
  List<CheckpointFormat> list() {
    return Collections.unmodifiableList(all);
  }

  private CheckpointFormat named(String name) {
    for (CheckpointFormat format : own) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    throw new IllegalStateException(
        "varscope-checkpoint's own formats are not found. A jar made of several jars must have all"
            + " lines of their files META-INF/services/"
            + CheckpointFormat.class.getName()
            + ".");
  }
}
