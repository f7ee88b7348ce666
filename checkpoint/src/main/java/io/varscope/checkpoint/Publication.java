package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Shape;
import io.varscope.checkpoint.GatheredBytes.Part;
import io.varscope.checkpoint.text.Printable;
import io.varscope.header.Formula;
import io.varscope.header.Header;
import io.varscope.header.HeaderTensor;
import io.varscope.naming.Inverse;
import io.varscope.naming.Lengths;
import io.varscope.naming.Piece;
import io.varscope.naming.TensorExpression;
import io.varscope.naming.TensorExpression.Tensor;
import io.varscope.naming.TensorExpression.UnfitException;
import io.varscope.rules.NearestNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Variables as the tensors of a header: what a load declares, the other way round. */
final class Publication {

  /** The metadata that has the digest of the header. */
  static final String KEY = "varscope.header";

  /** Beyond this, problems are only counted. */
  private static final int MOST_SHOWN = 20;

  private final Path file;
  private final Class<?> holder;
  private final Header header;
  private final Map<String, HeaderTensor> tensors = new HashMap<>();
  private final Map<String, AnyVariable> variables = new LinkedHashMap<>();
  private final Map<String, TensorExpression> expressions = new LinkedHashMap<>();

  /** The shapes of tensors that the header does not know. */
  private final Map<String, List<Long>> shapes = new HashMap<>();

  private final List<String> problems = new ArrayList<>();
  private final Inverse inverse = new Inverse();

  /**
   * The publication of some variables.
   *
   * @param holder the class that has the header
   */
  Publication(Path file, Class<?> holder, Header header) {
    this.file = file;
    this.holder = holder;
    this.header = header;
    header.tensors().forEach(tensor -> tensors.putIfAbsent(tensor.name(), tensor));
  }

  /** The digest of the header, for the metadata. */
  String digest() {
    return header.digest();
  }

  /**
   * What goes into the file, in the order of the header.
   *
   * @param source whose {@link io.varscope.LoadedFrom} counts
   * @param rename further rules for names
   * @throws CheckpointException if the variables do not fit the header, or have no inverse
   * @throws IllegalStateException if nothing is declared for this header
   */
  List<TensorData> of(List<AnyVariable> all, Declarations.Source source, Rename rename) {
    Declarations declarations = new Declarations(source, this::declared);
    List<Wanted> wanted = all.stream().map(Wanted::of).toList();
    for (int k = 0; k < all.size(); k++) {
      add(all.get(k), declarations.of(wanted.get(k)));
    }
    declarations.requireAny(
        wanted,
        file + ": nothing says how it is saved",
        "@LoadedFrom(" + holder.getSimpleName() + ".class)",
        "as(" + holder.getSimpleName() + ".class, ...)");
    expressions.forEach(this::hold);
    // What does not fit is no part of a tensor, which then would seem to lack it.
    requireNoProblems();
    List<TensorData> written = written(declarations.used(), rename);
    requireNoProblems();
    return written;
  }

  private Optional<Declaration> declared(List<Declaration> all) {
    return all.stream().filter(declaration -> declaration.header() == holder).findFirst();
  }

  private void requireNoProblems() {
    if (problems.isEmpty()) {
      return;
    }
    int more = problems.size() - MOST_SHOWN;
    throw new CheckpointException(
        file,
        "it cannot be saved as "
            + holder.getName()
            + " has it.\n  "
            + problems.stream()
                .limit(MOST_SHOWN)
                .map(problem -> Printable.of(problem, Printable.TEXT))
                .collect(Collectors.joining("\n  "))
            + (more > 0 ? "\n  and " + more + " more" : ""));
  }

  private void add(AnyVariable variable, Optional<Declaration> declared) {
    TensorExpression expression =
        declared.isPresent() ? declared.get().tensor(variable.name()) : new Tensor(variable.name());
    List<String> lacking =
        expression.tensors().stream().filter(name -> !tensors.containsKey(name)).toList();
    if (lacking.isEmpty()) {
      variables.put(variable.name(), variable);
      expressions.put(variable.name(), expression);
      if (expression instanceof Tensor tensor) {
        shapes.put(tensor.name(), Arrangement.lengths(variable.shape()));
      }
      return;
    }
    boolean isLeftOut =
        lacking.size() == expression.tensors().size()
            && (!variable.slotOf().isEmpty()
                || declared.flatMap(one -> one.absentReason(variable.name())).isPresent());
    if (!isLeftOut) {
      // Beyond what is shown, a search for similar names would take long for nothing.
      List<String> near =
          problems.size() < MOST_SHOWN
              ? NearestNames.of(lacking.get(0), tensors.keySet())
              : List.of();
      problems.add(
          variable.name()
              + " is "
              + shown(expression)
              + ", but the header has no "
              + Printable.of(lacking.get(0), Printable.NAME)
              + "."
              + (near.isEmpty()
                  ? ""
                  : " Did you mean " + Printable.of(near.get(0), Printable.NAME) + "?"));
    }
  }

  private static String shown(TensorExpression expression) {
    return Printable.of(expression.toString(), Printable.NAME);
  }

  /** Holds a variable against the header. */
  private void hold(String name, TensorExpression expression) {
    AnyVariable variable = variable(name);
    for (String tensor : expression.tensors()) {
      Optional<DType<?>> dtype = type(inHeader(tensor)).flatMap(ElementType::dtype);
      if (dtype.filter(d -> d == variable.dtype() || d.widensTo(variable.dtype())).isEmpty()) {
        problems.add(
            name
                + " has dtype "
                + variable.dtype()
                + ", and "
                + inHeader(tensor).dtype()
                + " in the header.");
        return;
      }
    }
    try {
      List<Long> shape = expression.shape(Lengths.KNOWN, this::shape);
      if (shape.equals(Arrangement.lengths(variable.shape()))) {
        inverse.add(name, Piece.of(expression, this::shape));
      } else {
        problems.add(
            name
                + " has shape "
                + variable.shape()
                + ", and "
                + (expression instanceof Tensor ? "" : shown(expression) + " has ")
                + Arrangement.text(shape)
                + " in the header.");
      }
    } catch (UnfitException e) {
      problems.add(name + " is " + shown(expression) + ", which cannot be: " + e.getMessage());
    }
  }

  private AnyVariable variable(String name) {
    return requireNonNull(variables.get(name), name);
  }

  private HeaderTensor inHeader(String name) {
    return requireNonNull(tensors.get(name), name);
  }

  private static Optional<ElementType> type(HeaderTensor tensor) {
    for (ElementType type : ElementType.values()) {
      if (type.word().equals(tensor.dtype())) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The shape of a tensor: what the header says, or what a variable has that is the same. */
  private List<Long> shape(String tensor) {
    List<Formula> axes = inHeader(tensor).axes();
    if (axes.stream().allMatch(Formula::isNumber)) {
      return axes.stream().map(Formula::number).toList();
    }
    List<Long> known = shapes.get(tensor);
    if (known == null) {
      throw new UnfitException(
          "the header has " + inHeader(tensor).shape() + " for it, which is no number.");
    }
    return known;
  }

  private List<TensorData> written(List<Declaration> declared, Rename rename) {
    Set<String> asked = new HashSet<>();
    expressions.values().forEach(expression -> asked.addAll(expression.tensors()));
    List<TensorData> written = new ArrayList<>();
    // Under different conditions, a model may have a tensor several times.
    Set<String> done = new HashSet<>();
    for (HeaderTensor tensor : header.tensors()) {
      String name = tensor.name();
      boolean isLeftOut =
          !asked.contains(name)
              && (tensor.condition().isPresent()
                  || declared.stream().anyMatch(one -> one.unusedReason(name).isPresent()));
      if (done.add(name) && !isLeftOut) {
        Optional<String> problem = inverse.problem(name, shape(name));
        problem.ifPresentOrElse(problems::add, () -> written.add(data(tensor, rename)));
      }
    }
    return written;
  }

  private TensorData data(HeaderTensor tensor, Rename rename) {
    ElementType type = type(tensor).orElseThrow();
    DType<?> dtype = type.dtype().orElseThrow();
    List<Long> shape = shape(tensor.name());
    List<Part> parts = new ArrayList<>();
    for (Inverse.Part part : inverse.parts(tensor.name())) {
      AnyVariable variable = variable(part.variable());
      parts.add(new Part(variable, part.piece(), Arrangement.lengths(variable.shape())));
    }
    String name =
        requireNonNull(
            rename.apply(tensor.name()),
            () -> Printable.quoted(tensor.name()) + " is renamed to null");
    return new TensorData(
        name,
        type,
        Shape.of(shape.stream().mapToLong(Long::longValue).toArray()),
        parts.size() == 1 && parts.get(0).isWhole(shape)
            ? () -> new VariableBytes(parts.get(0).variable(), dtype)
            : () -> new GatheredBytes(dtype, shape, parts));
  }
}
