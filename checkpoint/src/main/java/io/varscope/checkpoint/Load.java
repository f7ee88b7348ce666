package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.Manifest;
import io.varscope.Scope;
import io.varscope.VariableStore;
import io.varscope.checkpoint.LoadReport.How;
import io.varscope.checkpoint.LoadReport.Loaded;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to load a file: into existing variables ({@link #into(VariableStore)}), or into those that a
 * bind creates ({@link #during}, {@link #before}) instead of initializing them.
 *
 * <pre>{@code
 * try (Checkpoint file = Checkpoint.open(path)) {
 *   LoadReport report =
 *       Load.from(file)
 *           .renaming(Rename.separator(".", "/"))
 *           .allowing(Mismatch.MISSING, "the head is new", "gpt/head/*")
 *           .during(store, () -> GptVariables.bind(gpt, store));
 * }
 * }</pre>
 *
 * <p>Names, shapes and dtypes must be the same on both sides, unless a difference is {@linkplain
 * #allowing allowed}. All differences are reported at once. If there is one, if the file cannot be
 * read, or if the caller stops, nothing has changed. A load is an immutable value.
 */
public final class Load {

  private enum Place {
    COPY,
    READ_ONLY,
    COPY_ON_WRITE
  }

  private final Checkpoint checkpoint;
  private final List<Rename> renames;
  private final List<Matching.Allowance> allowances;
  private final Declarations.Source declarations;
  private final Place place;
  private final boolean verified;
  private final Progress progress;

  private Load(
      Checkpoint checkpoint,
      List<Rename> renames,
      List<Matching.Allowance> allowances,
      Declarations.Source declarations,
      Place place,
      boolean verified,
      Progress progress) {
    this.checkpoint = checkpoint;
    this.renames = renames;
    this.allowances = allowances;
    this.declarations = declarations;
    this.place = place;
    this.verified = verified;
    this.progress = progress;
  }

  /** Loads a file that is open, and stays so until the load is over. */
  public static Load from(Checkpoint checkpoint) {
    return new Load(
        requireNonNull(checkpoint, "checkpoint"),
        List.of(),
        List.of(),
        new Declarations.Nobody(),
        Place.COPY,
        false,
        Progress.NONE);
  }

  /** The same with a further rule for the names in the file, which applies after those before. */
  public Load renaming(Rename rule) {
    return new Load(
        checkpoint,
        plus(renames, requireNonNull(rule)),
        allowances,
        declarations,
        place,
        verified,
        progress);
  }

  /**
   * The same, where something may differ.
   *
   * @param reason why; the report repeats it
   * @param names of variables, or of tensors as they are renamed; {@code *} stands for any
   *     characters
   */
  public Load allowing(Mismatch mismatch, String reason, String... names) {
    Matching.Allowance allowance =
        new Matching.Allowance(
            requireNonNull(mismatch),
            requireNonNull(reason, "reason"),
            new NamePatterns(List.of(names)));
    return new Load(
        checkpoint, renames, plus(allowances, allowance), declarations, place, verified, progress);
  }

  /**
   * The same, as {@link io.varscope.LoadedFrom} on the classes that declare the variables says:
   * names are translated, tensors rearranged, and what is absent or unused is allowed, for the
   * reasons there. Of several on one class, the one counts whose header is nearest to the file. The
   * rest of the file, and what else this load says, is as without it; rules of {@link #renaming}
   * apply to the names in the file first.
   *
   * <p>A load then fails with an {@link IllegalStateException} if none of these classes has the
   * annotation, and with an {@link IllegalArgumentException} if it cannot be read. Classes are
   * looked up by name, with the context class loader of the thread. For a {@link
   * io.varscope.VariableGraph}, there is {@link #declaredBy}.
   */
  public Load declared() {
    return declared(new Declarations.Owners());
  }

  /**
   * The same, as {@link io.varscope.LoadedFrom} on one class says, for all variables, whoever
   * declares them.
   *
   * @param rootOrProgram a root, or the class of a {@link io.varscope.VariableGraph}
   * @throws IllegalArgumentException if it has no such annotation, or one that cannot be read
   */
  public Load declaredBy(Class<?> rootOrProgram) {
    return declared(Declarations.One.of(requireNonNull(rootOrProgram, "rootOrProgram")));
  }

  Load declared(Declarations.Source declarations) {
    return new Load(checkpoint, renames, allowances, declarations, place, verified, progress);
  }

  private static <T> List<T> plus(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }

  /**
   * The same in place: the memory of new variables is the file's. They are {@linkplain
   * AnyVariable#isReadOnly read-only}; setting an element fails with a {@link
   * io.varscope.VariableException}. What cannot be in place is copied: existing variables, those in
   * arrays, and tensors that the file does not have as they are in memory.
   */
  public Load inPlace() {
    return new Load(
        checkpoint, renames, allowances, declarations, Place.READ_ONLY, verified, progress);
  }

  /**
   * The same in place, but a page becomes a private copy when it is written to. The file never
   * changes.
   */
  public Load inPlaceCopiedOnWrite() {
    return new Load(
        checkpoint, renames, allowances, declarations, Place.COPY_ON_WRITE, verified, progress);
  }

  /**
   * The same, but loaded bytes must match the checksums in the file. They are compared as they are
   * read, or before a variable is in place; tensors that are not loaded are not read. The load
   * fails with a {@link CheckpointException} that names all damaged tensors, or says that the file
   * has no checksums.
   */
  public Load verified() {
    return new Load(checkpoint, renames, allowances, declarations, place, true, progress);
  }

  /** The same, reporting how many of the bytes to load are loaded. */
  public Load reporting(Progress progress) {
    return new Load(
        checkpoint,
        renames,
        allowances,
        declarations,
        place,
        verified,
        requireNonNull(progress, "progress"));
  }

  /** What {@link #into(VariableStore)} would do, without doing it. */
  public LoadReport check(VariableStore store) {
    return check(store.root());
  }

  /** What {@link #into(Scope)} would do, without doing it. */
  public LoadReport check(Scope scope) {
    return report(wanted(scope.variables()));
  }

  /**
   * What a load into the variables of a manifest would do; no model is needed. Shapes that are
   * known only when a model is bound count as equal, and variables that have a condition may be
   * missing.
   */
  public LoadReport check(Manifest manifest) {
    return report(manifest.variables().stream().map(Wanted::of).toList());
  }

  private LoadReport report(Collection<Wanted> wanted) {
    Matching matching = match(wanted, names());
    matching.matchRest(wanted);
    return matching.report();
  }

  TensorNames names() {
    return TensorNames.of(checkpoint, Rename.all(renames));
  }

  Matching match(Collection<Wanted> wanted, TensorNames names) {
    Matching matching =
        new Matching(
            checkpoint.file(),
            names,
            allowances,
            new Declarations(declarations, all -> Declaration.nearest(all, names)));
    matching.match(wanted);
    return matching;
  }

  private static List<Wanted> wanted(Collection<AnyVariable> variables) {
    return variables.stream().map(Wanted::of).toList();
  }

  /**
   * Loads into all variables of a store, as {@link #into(Scope)}.
   *
   * @throws LoadException if something differs that may not
   * @throws CheckpointException if the file is damaged, changed, or cannot be read
   * @throws io.varscope.VariableException if a variable is read-only
   * @throws java.util.concurrent.CancellationException if progress says so; in all cases nothing
   *     has changed
   */
  public LoadReport into(VariableStore store) {
    return into(store.root());
  }

  /**
   * Loads into all variables in a scope and below. All bytes are read and checked before the first
   * variable changes. Until then they take as much direct memory; if the JVM has less ({@code
   * -XX:MaxDirectMemorySize}), the rest is in temporary files.
   *
   * <p>The file may lack slots of a variable. If it has the variable, they start anew: an average
   * from the loaded values, any other from zeros. {@link LoadReport#slotsLeft} names them.
   *
   * @throws LoadException if something differs that may not
   * @throws CheckpointException if the file is damaged, changed, or cannot be read
   * @throws io.varscope.VariableException if a variable is read-only
   * @throws java.util.concurrent.CancellationException if progress says so; in all cases nothing
   *     has changed
   */
  public LoadReport into(Scope scope) {
    Map<String, AnyVariable> variables = new LinkedHashMap<>();
    scope.variables().forEach(variable -> variables.put(variable.name(), variable));
    LoadReport report = report(wanted(variables.values()));
    requireNoProblems(report);
    List<Loaded> loaded = report.loaded();
    List<AnyVariable> targets = loaded.stream().map(one -> variables.get(one.variable())).toList();
    SlotsLeft slotsLeft = SlotsLeft.of(report, variables);
    targets.forEach(AnyVariable::requireWritable);
    slotsLeft.requireWritable();
    Reading reading = reading(checksums(), loaded);
    reading.stage();
    for (int i = 0; i < targets.size(); i++) {
      reading.copyStaged(loaded.get(i), targets.get(i));
    }
    slotsLeft.reset();
    return report;
  }

  /**
   * Loads into the variables that one bind creates; those that it only shares are left alone. Only
   * binds of the calling thread get values: other threads may bind to the same store meanwhile.
   *
   * @param bind binds a model, or several together ({@link io.varscope.VariableGraph}), to that
   *     store, in this thread
   * @throws LoadException if something differs that may not, or the bind creates nothing here
   * @throws CheckpointException if the file is damaged, changed, or cannot be read
   * @throws java.util.concurrent.CancellationException if progress says so; in all cases the bind
   *     has failed, and nothing has changed
   */
  public LoadReport during(VariableStore store, Runnable bind) {
    Loading loading = new Loading(this, store, true);
    try {
      bind.run();
    } finally {
      loading.end();
    }
    return loading.finish();
  }

  /**
   * Loads into the variables that this thread creates from now on, by however many binds. A bind
   * fails if the file lacks one of its variables, or has it otherwise. {@link Loading#finish}, or
   * else {@link Loading#close}, reports what is left over in the file.
   *
   * @throws CheckpointException if it is to be verified, and the file has no checksums
   */
  public Loading before(VariableStore store) {
    return new Loading(this, store, false);
  }

  void requireNoProblems(LoadReport report) {
    if (!report.problems().isEmpty()) {
      throw new LoadException(report);
    }
  }

  /** What the bytes are to be held against, if they are. */
  Optional<Checksums> checksums() {
    return verified ? Optional.of(Checksums.of(checkpoint)) : Optional.empty();
  }

  Reading reading(Optional<Checksums> checksums, Collection<Loaded> loaded) {
    return new Reading(checkpoint, checksums, progress, loaded);
  }

  /** The file's memory for a new variable, if it is wanted and possible. */
  Optional<ByteBuffer> memory(Reading reading, Loaded loaded) {
    return place == Place.COPY || loaded.how() == How.WIDENED
        ? Optional.empty()
        : reading.inPlace(loaded, place == Place.COPY_ON_WRITE);
  }
}
