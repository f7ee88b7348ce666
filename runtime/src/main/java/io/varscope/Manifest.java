package io.varscope;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.varscope.manifest.ManifestJson;
import io.varscope.manifest.ManifestReader;
import io.varscope.manifest.ManifestTable;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the compiler knows of the variables of a model: every full name with its shape, dtype and
 * initializer, who creates it and who shares it. It can be read without building the model.
 *
 * <p>The annotation processor writes one for each root, and one for each class with {@link
 * VariableGraph}, as a resource {@code META-INF/varscope/CLASS.json}.
 *
 * @param name the qualified name of the class
 * @param roots the qualified names of the roots; of a root, itself
 * @param graph the universe of names that it belongs to
 * @param separator what joins the levels of names
 * @param initializers the {@link KeyedRandom#VERSION} of what the built-in initializers draw
 * @param variables sorted by name, and then by conditions
 */
public record Manifest(
    String name,
    List<String> roots,
    String graph,
    String separator,
    int initializers,
    List<Entry> variables) {

  /** The version of the format; it changes when a reader of an older version would go wrong. */
  public static final int VERSION = 1;

  public Manifest {
    requireNonNull(name, "name");
    roots = List.copyOf(requireNonNulls(roots, "roots"));
    requireNonNull(graph, "graph");
    requireNonNull(separator, "separator");
    variables = List.copyOf(requireNonNulls(variables, "variables"));
  }

  /**
   * A variable. One that different fields create under different conditions is listed once for each
   * of them. An immutable value, equal to another of the same parts.
   */
  public static final class Entry {

    private final EntryParts parts;

    private Entry(EntryParts parts) {
      this.parts = parts;
    }

    /**
     * An entry in full; {@link #of} leaves what is usual to defaults. The accessors describe the
     * parameters.
     */
    public Entry(
        String name,
        DType<?> dtype,
        List<String> shape,
        String parameters,
        String initializer,
        boolean trainable,
        List<String> groups,
        Memory memory,
        Reuse mode,
        String owner,
        List<String> sharedBy,
        List<String> checkedWhenBound,
        List<String> when) {
      this.parts = new EntryParts();
      parts.name = requireNonNull(name, "name");
      parts.dtype = requireNonNull(dtype, "dtype");
      parts.shape = List.copyOf(requireNonNulls(shape, "shape"));
      parts.parameters = requireNonNull(parameters, "parameters");
      parts.initializer = requireNonNull(initializer, "initializer");
      parts.trainable = trainable;
      parts.groups = List.copyOf(requireNonNulls(groups, "groups"));
      parts.memory = requireNonNull(memory, "memory");
      parts.mode = requireNonNull(mode, "mode");
      parts.owner = requireNonNull(owner, "owner");
      parts.sharedBy = List.copyOf(requireNonNulls(sharedBy, "sharedBy"));
      parts.checkedWhenBound = List.copyOf(requireNonNulls(checkedWhenBound, "checkedWhenBound"));
      parts.when = List.copyOf(requireNonNulls(when, "when"));
    }

    /**
     * A trainable variable that is created here, without a condition, by a field of no name.
     *
     * @param name the full name
     * @param shape the length of each axis, a number or a formula
     * @param parameters the number of elements, or a formula
     */
    public static Entry of(String name, DType<?> dtype, List<String> shape, String parameters) {
      return new Entry(
          name,
          dtype,
          shape,
          parameters,
          "",
          true,
          List.of(),
          Memory.DIRECT,
          Reuse.FALSE,
          "",
          List.of(),
          List.of(),
          List.of());
    }

    /** The full name. */
    public String name() {
      return parts.name;
    }

    /** The type of the elements. */
    public DType<?> dtype() {
      return parts.dtype;
    }

    /**
     * The length of each axis, in elements: a number, or a formula over the fields that decide it
     * when the model is bound.
     */
    public List<String> shape() {
      return parts.shape;
    }

    /** The number of elements, or a formula. */
    public String parameters() {
      return parts.parameters;
    }

    /**
     * The kind, with the parameters that are written, such as {@code NORMAL(stddev=0.02)}; empty if
     * it is created elsewhere.
     */
    public String initializer() {
      return parts.initializer;
    }

    /** Whether an optimizer should change it. */
    public boolean trainable() {
      return parts.trainable;
    }

    /** The groups that it belongs to, sorted. */
    public List<String> groups() {
      return parts.groups;
    }

    /** {@link Memory#ARRAY} if its elements are kept in an array, else {@link Memory#DIRECT}. */
    public Memory memory() {
      return parts.memory;
    }

    /**
     * {@link Reuse#FALSE} if it is created here; {@link Reuse#TRUE} if another root creates it, and
     * it is shared; {@link Reuse#AUTO} if it is created here unless it exists.
     */
    public Reuse mode() {
      return parts.mode;
    }

    /** The field that creates it or asks for it, such as {@code acme.Mlp.hidden.weights}. */
    public String owner() {
      return parts.owner;
    }

    /** The other fields that hold the same variable, sorted. */
    public List<String> sharedBy() {
      return parts.sharedBy;
    }

    /** Those of {@link #sharedBy} whose shapes the compiler could not compare. */
    public List<String> checkedWhenBound() {
      return parts.checkedWhenBound;
    }

    /** The conditions under which it exists, such as {@code !acme.Gpt.tied}. */
    public List<String> when() {
      return parts.when;
    }

    /** The full name of the variable that it is a slot of; empty if it is none. */
    public String slotOf() {
      return parts.slotOf;
    }

    /** The same with another initializer. */
    public Entry withInitializer(String initializer) {
      EntryParts changed = parts.copy();
      changed.initializer = requireNonNull(initializer, "initializer");
      return new Entry(changed);
    }

    /** The same, trainable or not. */
    public Entry withTrainable(boolean trainable) {
      EntryParts changed = parts.copy();
      changed.trainable = trainable;
      return new Entry(changed);
    }

    /** The same in other groups. */
    public Entry withGroups(List<String> groups) {
      EntryParts changed = parts.copy();
      changed.groups = List.copyOf(requireNonNulls(groups, "groups"));
      return new Entry(changed);
    }

    /** The same with its elements in other memory. */
    public Entry withMemory(Memory memory) {
      EntryParts changed = parts.copy();
      changed.memory = requireNonNull(memory, "memory");
      return new Entry(changed);
    }

    /** The same, created here or shared. */
    public Entry withMode(Reuse mode) {
      EntryParts changed = parts.copy();
      changed.mode = requireNonNull(mode, "mode");
      return new Entry(changed);
    }

    /** The same, created or asked for by another field. */
    public Entry withOwner(String owner) {
      EntryParts changed = parts.copy();
      changed.owner = requireNonNull(owner, "owner");
      return new Entry(changed);
    }

    /** The same, shared by other fields. */
    public Entry withSharedBy(List<String> sharedBy) {
      EntryParts changed = parts.copy();
      changed.sharedBy = List.copyOf(requireNonNulls(sharedBy, "sharedBy"));
      return new Entry(changed);
    }

    /** The same with other fields whose shapes are compared when bound. */
    public Entry withCheckedWhenBound(List<String> checkedWhenBound) {
      EntryParts changed = parts.copy();
      changed.checkedWhenBound = List.copyOf(requireNonNulls(checkedWhenBound, "checkedWhenBound"));
      return new Entry(changed);
    }

    /** The same under other conditions. */
    public Entry withWhen(List<String> when) {
      EntryParts changed = parts.copy();
      changed.when = List.copyOf(requireNonNulls(when, "when"));
      return new Entry(changed);
    }

    /** The same as a slot of a variable; as none, if that is empty. */
    public Entry withSlotOf(String variable) {
      EntryParts changed = parts.copy();
      changed.slotOf = requireNonNull(variable, "variable");
      return new Entry(changed);
    }

    /** The shape, if the compiler knows it. */
    public Optional<Shape> knownShape() {
      return shape().stream().allMatch(EntryParts::isNumber)
          ? Optional.of(Shape.of(shape().stream().mapToLong(Long::parseLong).toArray()))
          : Optional.empty();
    }

    /** The number of elements, if the compiler knows it. */
    public OptionalLong knownParameters() {
      return EntryParts.isNumber(parameters())
          ? OptionalLong.of(Long.parseLong(parameters()))
          : OptionalLong.empty();
    }

    /** The size in bytes, if the compiler knows it. */
    public OptionalLong knownBytes() {
      OptionalLong known = knownParameters();
      return known.isEmpty()
          ? known
          : OptionalLong.of(Math.multiplyExact(known.getAsLong(), dtype().bytes()));
    }

    /** Whether the variable is there in every model, with a known size. */
    private boolean isCertain() {
      return when().isEmpty() && EntryParts.isNumber(parameters());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Entry that && parts.all().equals(that.parts.all());
    }

    @Override
    public int hashCode() {
      return parts.all().hashCode();
    }

    @Override
    public String toString() {
      return "Entry" + parts.all();
    }
  }

  /**
   * The manifest of a class.
   *
   * @param type a root, or a class with {@link VariableGraph}
   * @throws VariableException if there is none, or it cannot be read
   */
  public static Manifest of(Class<?> type) {
    String resource = "META-INF/varscope/" + requireNonNull(type, "type").getName() + ".json";
    try (InputStream in = type.getModule().getResourceAsStream(resource)) {
      if (in == null) {
        throw new VariableException(
            new Problem(
                Id.MISSING_MANIFEST,
                type.getName()
                    + " has no manifest "
                    + resource
                    + ": it is neither a root nor annotated with @VariableGraph, or the annotation"
                    + " processor did not run when it was compiled, or found something wrong."));
      }
      return parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a manifest.
   *
   * @param json as {@link #toJson()} gives it
   * @throws VariableException if it is none, or of a later version
   */
  public static Manifest parse(String json) {
    requireNonNull(json, "json");
    try {
      return ManifestReader.read(json);
    } catch (IllegalArgumentException e) {
      throw new VariableException(
          new Problem(Id.ILLEGAL_MANIFEST, "This is no manifest: " + e.getMessage() + "."), e);
    }
  }

  /** This manifest as JSON, the same characters for the same manifest. */
  public String toJson() {
    return ManifestJson.write(this);
  }

  /**
   * The number of elements of all variables, each counted once, without those that exist under a
   * condition, or whose shape is only known when the model is bound.
   */
  public long parameters() {
    return sum(entry -> true, Entry::knownParameters);
  }

  /** How many of these {@link #parameters()} are trainable. */
  public long trainableParameters() {
    return sum(Entry::trainable, Entry::knownParameters);
  }

  /** The size in bytes of what {@link #parameters()} counts. */
  public long bytes() {
    return sum(entry -> true, Entry::knownBytes);
  }

  private long sum(Predicate<Entry> which, Function<Entry, OptionalLong> size) {
    long sum = 0;
    for (Entry entry : variables) {
      if (entry.isCertain() && which.test(entry)) {
        sum = Math.addExact(sum, size.apply(entry).getAsLong());
      }
    }
    return sum;
  }

  /** The variables that {@link #parameters()} does not count. */
  public List<Entry> uncounted() {
    return variables.stream().filter(entry -> !entry.isCertain()).toList();
  }

  /** A table for people: the variables by scope, and the totals. */
  @Override
  public String toString() {
    return new ManifestTable(this).toString();
  }
}
