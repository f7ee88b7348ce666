package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Scope;
import io.varscope.VariableStore;
import io.varscope.checkpoint.files.SystemFault;
import io.varscope.checkpoint.metadata.Aliases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How to save variables. The new file replaces an old one as a whole, once it is on the disk. If a
 * save is cut off, the old file is as it was; readers that have the old file open, or in place,
 * keep it. Each variable is written once, however many fields share it. A save of no variable is
 * refused: it is a mistake that would replace a good file.
 *
 * <pre>{@code
 * Save.from(store).metadata("format", "pt").to(Path.of("model.safetensors"));
 * }</pre>
 *
 * <p>Other threads may read and write the variables meanwhile. Of a value that is set during the
 * save, the file has the old or the new one. A save is an immutable value.
 */
public final class Save {

  private record Narrowing(DType<?> dtype, NamePatterns names) {}

  private final Scope scope;
  private final List<Rename> renames;
  private final List<Narrowing> narrowings;
  private final Map<String, String> metadata;
  private final Map<String, String> aliases;
  private final boolean checksums;
  private final boolean slots;
  private final Progress progress;

  private Save(
      Scope scope,
      List<Rename> renames,
      List<Narrowing> narrowings,
      Map<String, String> metadata,
      Map<String, String> aliases,
      boolean checksums,
      boolean slots,
      Progress progress) {
    this.scope = scope;
    this.renames = renames;
    this.narrowings = narrowings;
    this.metadata = metadata;
    this.aliases = aliases;
    this.checksums = checksums;
    this.slots = slots;
    this.progress = progress;
  }

  /** Saves all variables of a store. */
  public static Save from(VariableStore store) {
    return from(requireNonNull(store, "store").root());
  }

  /** Saves the variables in a scope and below, under their full names. */
  public static Save from(Scope scope) {
    return new Save(
        requireNonNull(scope, "scope"),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        true,
        true,
        Progress.NONE);
  }

  /** The same with a further rule for the names in the file, which applies after those before. */
  public Save renaming(Rename rule) {
    return new Save(
        scope,
        plus(renames, requireNonNull(rule, "rule")),
        narrowings,
        metadata,
        aliases,
        checksums,
        slots,
        progress);
  }

  /**
   * The same with variables of float32 rounded to 16 bits in the file.
   *
   * @param dtype {@link DType#FLOAT16} or {@link DType#BFLOAT16}
   * @param names of variables; {@code *} stands for any characters; other dtypes stay
   * @throws IllegalArgumentException if it is another dtype
   */
  public Save narrowing(DType<?> dtype, String... names) {
    if (!dtype.widensTo(DType.FLOAT32)) {
      throw new IllegalArgumentException(dtype + " is not one of float16, bfloat16");
    }
    Narrowing narrowing = new Narrowing(dtype, new NamePatterns(List.of(names)));
    return new Save(
        scope, renames, plus(narrowings, narrowing), metadata, aliases, checksums, slots, progress);
  }

  /** The same with something that the file says of itself, such as {@code format}. */
  public Save metadata(String key, String value) {
    return new Save(
        scope,
        renames,
        narrowings,
        plus(metadata, key, value),
        aliases,
        checksums,
        slots,
        progress);
  }

  /**
   * The same with a further name for a variable, by which it is found when it is loaded: for models
   * that tie the two elsewhere, or not at all.
   *
   * @param alias as it is to be in the file
   * @param name of the variable, as it is in the file
   */
  public Save alias(String alias, String name) {
    return new Save(
        scope,
        renames,
        narrowings,
        metadata,
        plus(aliases, alias, name),
        checksums,
        slots,
        progress);
  }

  /** The same without the checksums of safetensors files, which {@link Load#verified} needs. */
  public Save withoutChecksums() {
    return new Save(scope, renames, narrowings, metadata, aliases, false, slots, progress);
  }

  /**
   * The same without the {@linkplain io.varscope.Slots slots} of variables: the weights alone, as
   * others want them.
   */
  public Save withoutSlots() {
    return new Save(
        scope, renames, narrowings, metadata, aliases, checksums, /* slots= */ false, progress);
  }

  /** The same, reporting how far it is. */
  public Save reporting(Progress progress) {
    return new Save(
        scope,
        renames,
        narrowings,
        metadata,
        aliases,
        checksums,
        slots,
        requireNonNull(progress, "progress"));
  }

  private static <T> List<T> plus(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }

  private static Map<String, String> plus(Map<String, String> map, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(requireNonNull(key, "name"), requireNonNull(value, "value"));
    return more;
  }

  /**
   * Writes a file, in the {@linkplain CheckpointFormat#ofNew format} that the end of its name
   * tells: npz, npy (of one variable), a format of others, or else safetensors.
   *
   * @throws CheckpointException if the variables cannot be written as they are, or the system
   *     refuses the file: its {@link IOException} is the cause then. What was there is as it was
   * @throws java.util.concurrent.CancellationException if progress says so; what was there is as it
   *     was
   */
  public void to(Path file) {
    to(file, CheckpointFormat.ofNew(requireNonNull(file, "file")));
  }

  /**
   * Writes a file of some format, whatever its name is.
   *
   * @throws CheckpointException as {@link #to(Path)}
   * @throws java.util.concurrent.CancellationException as {@link #to(Path)}
   */
  public void to(Path file, CheckpointFormat format) {
    write(requireNonNull(file, "file"), format, contents(file));
  }

  /**
   * Writes several safetensors files and their index. The index changes from the old files to the
   * new ones at once.
   *
   * @param index such as {@code model.safetensors.index.json}; the others lie beside it
   * @param mostBytes of the tensors in one file; a single tensor may be larger
   * @throws CheckpointException as {@link #to(Path)}
   * @throws java.util.concurrent.CancellationException as {@link #to(Path)}
   */
  public void toShards(Path index, long mostBytes) {
    write(
        requireNonNull(index, "index"),
        Formats.all().sharded(),
        contents(index).withMostShardBytes(mostBytes));
  }

  private void write(Path file, CheckpointFormat format, Contents contents) {
    if (!format.hasMetadata() && !contents.metadata().isEmpty()) {
      throw new CheckpointException(
          file, "files of " + format.family() + " have no metadata, so neither aliases.");
    }
    try {
      format.write(file, contents);
    } catch (IOException e) {
      throw new CheckpointException(
          file,
          "it is not saved, and what was there is as it was: " + SystemFault.words(file, e) + ".",
          e);
    }
  }

  private Contents contents(Path file) {
    return Contents.of(tensors(file))
        .withMetadata(allMetadata())
        .withChecksums(checksums)
        .withProgress(progress);
  }

  private Map<String, String> allMetadata() {
    Map<String, String> all = new LinkedHashMap<>(metadata);
    all.putAll(Aliases.metadata(aliases));
    return all;
  }

  private List<TensorData> tensors(Path file) {
    Rename rename = Rename.all(renames);
    List<TensorData> tensors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<AnyVariable> variables = scope.variables();
    if (variables.isEmpty()) {
      throw new CheckpointException(file, EmptyScope.sentence(scope));
    }
    if (!slots) {
      variables = variables.stream().filter(variable -> variable.slotOf().isEmpty()).toList();
    }
    if (variables.isEmpty()) {
      throw new CheckpointException(file, EmptyScope.onlySlots(scope));
    }
    for (AnyVariable variable : variables) {
      String name =
          requireNonNull(
              rename.apply(variable.name()), () -> variable.name() + " is renamed to null");
      if (!names.add(name)) {
        throw new CheckpointException(file, "two variables are renamed to '" + name + "'.");
      }
      DType<?> dtype = dtypeInFile(variable);
      tensors.add(
          new TensorData(
              name,
              ElementType.of(dtype),
              variable.shape(),
              () -> new VariableBytes(variable, dtype)));
    }
    aliases.forEach(
        (alias, name) -> {
          if (names.contains(alias) || !names.contains(name)) {
            throw new CheckpointException(
                file,
                "'"
                    + alias
                    + "' cannot be another name of '"
                    + name
                    + "': "
                    + (names.contains(alias)
                        ? "it is one of a variable."
                        : "no variable has that one."));
          }
        });
    return tensors;
  }

  private DType<?> dtypeInFile(AnyVariable variable) {
    DType<?> dtype = variable.dtype();
    if (variable.dtype() == DType.FLOAT32) {
      for (Narrowing narrowing : narrowings) {
        if (narrowing.names().match(variable.name())) {
          dtype = narrowing.dtype();
        }
      }
    }
    return dtype;
  }
}
