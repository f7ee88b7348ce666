package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Scope;
import io.varscope.VariableStore;
import io.varscope.checkpoint.files.SystemFault;
import io.varscope.checkpoint.metadata.Aliases;
import io.varscope.header.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** As whose header the variables are saved, and who says how. */
  private record As(Class<?> holder, Header header, Declarations.Source source) {}

  private final Scope scope;
  private final List<Rename> renames;
  private final List<Narrowing> narrowings;
  private final Map<String, String> metadata;
  private final Map<String, String> aliases;
  private final boolean checksums;
  private final boolean slots;
  private final Optional<As> as;
  private final Progress progress;

  private Save(
      Scope scope,
      List<Rename> renames,
      List<Narrowing> narrowings,
      Map<String, String> metadata,
      Map<String, String> aliases,
      boolean checksums,
      boolean slots,
      Optional<As> as,
      Progress progress) {
    this.scope = scope;
    this.renames = renames;
    this.narrowings = narrowings;
    this.metadata = metadata;
    this.aliases = aliases;
    this.checksums = checksums;
    this.slots = slots;
    this.as = as;
    this.progress = progress;
  }

  /** Saves all variables of a store. */
  public static Save from(VariableStore store) {
    return from(requireNonNull(store, "store").root());
  }

  /**
   * Saves the variables in a scope and below, under their full names. If a class that declares one
   * of them has {@link io.varscope.LoadedFrom}, the metadata {@code varscope.header} has the digest
   * that a header of the new file has, where the format has metadata.
   */
  public static Save from(Scope scope) {
    return new Save(
        requireNonNull(scope, "scope"),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        true,
        true,
        Optional.empty(),
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
        as,
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
        scope,
        renames,
        plus(narrowings, narrowing),
        metadata,
        aliases,
        checksums,
        slots,
        as,
        progress);
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
        as,
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
        as,
        progress);
  }

  /** The same without the checksums of safetensors files, which {@link Load#verified} needs. */
  public Save withoutChecksums() {
    return new Save(scope, renames, narrowings, metadata, aliases, false, slots, as, progress);
  }

  /**
   * The same without the {@linkplain io.varscope.Slots slots} of variables: the weights alone, as
   * others want them.
   */
  public Save withoutSlots() {
    return new Save(
        scope, renames, narrowings, metadata, aliases, checksums, /* slots= */ false, as, progress);
  }

  /**
   * The same as the tensors of a header: what {@link io.varscope.LoadedFrom} on the classes that
   * declare the variables says of that header, the other way round. So the file has the names,
   * shapes and dtypes that its publisher's own programs read, whatever {@link #narrowing} says:
   * variables of float32 are rounded where the header has float16 or bfloat16. The metadata {@code
   * varscope.header} has the digest of the header, where the format has metadata.
   *
   * <p>Left out are the tensors that the declaration calls unused, the variables that it calls
   * absent, and slots, unless the header has them. A save fails with a {@link CheckpointException}
   * if the variables do not fit the header, or if the rules have no inverse: each element of a
   * tensor has to be one of exactly one variable. It fails with an {@link IllegalStateException} if
   * no class that declares a variable is loaded from this header. For a {@link
   * io.varscope.VariableGraph}, there is {@link #as(Class, Class)}.
   *
   * @param header a class with a {@link io.varscope.CheckpointHeader}
   * @throws IllegalArgumentException if it has none, or one that cannot be read
   */
  public Save as(Class<?> header) {
    requireNonNull(header, "header");
    return as(header, Declaration.header(header), new Declarations.Owners());
  }

  /**
   * The same as {@link #as(Class)}, as {@link io.varscope.LoadedFrom} on one class says, for all
   * variables, whoever declares them.
   *
   * @param header a class with a {@link io.varscope.CheckpointHeader}
   * @param rootOrProgram a root, or the class of a {@link io.varscope.VariableGraph}, that is
   *     loaded from this header
   * @throws IllegalArgumentException if it is not, or an annotation cannot be read
   */
  public Save as(Class<?> header, Class<?> rootOrProgram) {
    requireNonNull(header, "header");
    requireNonNull(rootOrProgram, "rootOrProgram");
    List<Declaration> all = Declaration.of(rootOrProgram);
    if (all.stream().noneMatch(one -> one.header() == header)) {
      throw new IllegalArgumentException(
          rootOrProgram.getName()
              + " has no @LoadedFrom("
              + header.getSimpleName()
              + ".class), so nothing says how it is saved so.");
    }
    return as(header, Declaration.header(header), new Declarations.One(all));
  }

  Save as(Class<?> holder, Header header, Declarations.Source source) {
    return new Save(
        scope,
        renames,
        narrowings,
        metadata,
        aliases,
        checksums,
        slots,
        Optional.of(new As(holder, header, source)),
        progress);
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
        as,
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
    write(requireNonNull(file, "file"), format, contents(file, format.hasMetadata()));
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
    CheckpointFormat format = Formats.all().sharded();
    requireNonNull(index, "index");
    write(index, format, contents(index, format.hasMetadata()).withMostShardBytes(mostBytes));
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

  private Contents contents(Path file, boolean hasMetadata) {
    Map<String, String> all = new LinkedHashMap<>(metadata);
    all.putAll(Aliases.metadata(aliases));
    List<AnyVariable> variables = variables(file);
    List<TensorData> tensors;
    if (as.isPresent()) {
      Publication publication = new Publication(file, as.get().holder(), as.get().header());
      tensors = publication.of(variables, as.get().source(), Rename.all(renames));
      if (hasMetadata) {
        all.putIfAbsent(Publication.KEY, publication.digest());
      }
    } else {
      tensors = tensors(variables);
      if (hasMetadata) {
        SavedDigest.of(variables, tensors)
            .ifPresent(digest -> all.putIfAbsent(Publication.KEY, digest));
      }
    }
    requireNames(file, tensors);
    return Contents.of(tensors).withMetadata(all).withChecksums(checksums).withProgress(progress);
  }

  private List<AnyVariable> variables(Path file) {
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
    return variables;
  }

  private List<TensorData> tensors(List<AnyVariable> variables) {
    Rename rename = Rename.all(renames);
    List<TensorData> tensors = new ArrayList<>();
    for (AnyVariable variable : variables) {
      String name =
          requireNonNull(
              rename.apply(variable.name()), () -> variable.name() + " is renamed to null");
      DType<?> dtype = dtypeInFile(variable);
      tensors.add(
          new TensorData(
              name,
              ElementType.of(dtype),
              variable.shape(),
              () -> new VariableBytes(variable, dtype)));
    }
    return tensors;
  }

  private void requireNames(Path file, List<TensorData> tensors) {
    Set<String> names = new HashSet<>();
    for (TensorData tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw new CheckpointException(
            file,
            "two "
                + (as.isPresent() ? "tensors" : "variables")
                + " are renamed to '"
                + tensor.name()
                + "'.");
      }
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
