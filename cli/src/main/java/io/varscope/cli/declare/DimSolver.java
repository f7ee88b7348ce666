package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a class says itself of lengths, and what it leaves to its mounts as dims: what is
 * the same in all its scopes is a number; what varies alike is one dim, a multiple of it, or a sum.
 * What it mounts has to be solved before.
 */
final class DimSolver {

  /** In fewer layers, a step would be chance. */
  private static final int FEWEST_STEPS = 3;

  /** A list of more expressions is not one that the compiler reads. */
  private static final int MOST_EXPRESSIONS = 200;

  /**
   * Something that has a value in each scope, and needs an expression.
   *
   * @param place which of the field's values it is
   * @param isOfLayers whether the values are lists, of which each layer has one
   * @param hint what a dim for it may be called
   */
  private record Unknown(
      Plan.Field field,
      int place,
      List<@Nullable Object> column,
      boolean isOfLayers,
      String hint) {}

  private final Plan plan;
  private final List<Unknown> unknowns = new ArrayList<>();
  private final List<Dim> others = new ArrayList<>();
  private final NumberDims numbers;

  private DimSolver(Plan plan) {
    this.plan = plan;
    plan.fields.forEach(this::collect);
    List<List<@Nullable Object>> columns = new ArrayList<>();
    for (Unknown unknown : unknowns) {
      List<@Nullable Object> column = unknown.column;
      if (!unknown.isOfLayers && Column.isOfNumbers(column) && Column.constant(column) == null) {
        columns.add(column);
      }
    }
    numbers = new NumberDims(columns);
  }

  /** Finds the dims of a class, and the expressions of its fields. */
  static void solve(Plan plan) {
    DimSolver solver = new DimSolver(plan);
    for (Plan.Field field : plan.fields) {
      solver.findCondition(field);
    }
    for (Unknown unknown : solver.unknowns) {
      unknown.field.values.set(unknown.place, solver.expression(unknown));
    }
    for (Dim dim : solver.numbers.dims()) {
      if (!dim.hints.isEmpty()) {
        plan.dims.add(dim);
      }
    }
    plan.dims.addAll(solver.others);
    plan.dims.forEach(Dim::keepUsed);
    plan.fields.forEach(DimSolver::findDefaults);
    DimNames.give(plan);
  }

  /** What a field mentions has to be known where the field is, though nothing may come of it. */
  private static void findDefaults(Plan.Field field) {
    for (Expression expression : field.values) {
      for (Dim dim : expression.dims()) {
        for (int k = 0; k < field.places.size(); k++) {
          dim.needsDefault |= field.places.get(k).isPresent() && dim.values.get(k) == null;
        }
      }
    }
  }

  private void collect(Plan.Field field) {
    if (field.member instanceof Member.Variable variable) {
      for (int axis = 0; axis < variable.tensor().shape().size(); axis++) {
        collect(field, axis, DimNames.hint(variable, axis));
      }
    } else {
      List<Dim> dims = field.below.orElseThrow().dims;
      for (int dim = 0; dim < dims.size(); dim++) {
        collect(field, dim, dims.get(dim).name);
      }
    }
  }

  private void collect(Plan.Field field, int place, String hint) {
    List<@Nullable Object> column = new ArrayList<>(plan.nodes.size());
    for (Optional<Member> scope : field.places) {
      column.add(scope.isEmpty() ? null : value(field, place, scope.get()));
    }
    field.values.add(new Expression.Same(0L));
    @Nullable List<@Nullable Object> same =
        field.member instanceof Member.Repeat ? Column.reduced(column) : column;
    unknowns.add(new Unknown(field, place, same == null ? column : same, same == null, hint));
  }

  private static @Nullable Object value(Plan.Field field, int place, Member member) {
    if (member instanceof Member.Variable variable) {
      return variable.tensor().shape().get(place);
    }
    if (member instanceof Member.Mount mount) {
      return given(field, place, mount.node());
    }
    List<@Nullable Object> layers = new ArrayList<>();
    for (Node node : ((Member.Repeat) member).nodes()) {
      layers.add(given(field, place, node));
    }
    return layers;
  }

  private static @Nullable Object given(Plan.Field field, int dim, Node node) {
    return field.below.orElseThrow().dims.get(dim).values.get(node.index);
  }

  private void findCondition(Plan.Field field) {
    if (field.places.stream().allMatch(Optional::isPresent)) {
      return;
    }
    List<@Nullable Object> presence = new ArrayList<>(field.places.size());
    for (Optional<Member> place : field.places) {
      presence.add(place.isPresent());
    }
    field.when = Optional.of(other(presence, "with_" + field.member.path()));
  }

  private Expression expression(Unknown unknown) {
    if (unknown.column.stream().allMatch(Objects::isNull)) {
      return new Expression.Nothing();
    }
    Object constant = Column.constant(unknown.column);
    if (constant != null) {
      return unknown.isOfLayers ? ofLayers((List<?>) constant) : new Expression.Same(constant);
    }
    if (unknown.isOfLayers) {
      return new Expression.Element(
          several(unknown).orElseGet(() -> dim(unknown, unknown.hint + "s")));
    }
    if (Column.isOfNumbers(unknown.column)) {
      Optional<Expression> known = numbers.find(unknown.column);
      if (known.isPresent()) {
        return used(known.get(), unknown.hint, unknown.column);
      }
    }
    return dim(unknown, unknown.hint);
  }

  private static Expression ofLayers(List<?> values) {
    if (values.size() >= FEWEST_STEPS
        && values.get(0) instanceof Long first
        && values.get(1) instanceof Long second
        && second > first) {
      Expression.Steps steps = new Expression.Steps(first, second - first);
      if (steps.values(values.size()).equals(values)) {
        return steps;
      }
    }
    return new Expression.Element(new Expression.Same(values));
  }

  /** A list whose values are all known by themselves. */
  private Optional<Expression> several(Unknown unknown) {
    if (Column.layers(unknown.column) > MOST_EXPRESSIONS) {
      return Optional.empty();
    }
    List<Expression> elements = new ArrayList<>();
    List<List<@Nullable Object>> columns = new ArrayList<>();
    for (int layer = 0; layer < Column.layers(unknown.column); layer++) {
      List<@Nullable Object> column = Column.element(unknown.column, layer);
      Object constant = Column.constant(column);
      Optional<Expression> element =
          constant != null
              ? Optional.of(new Expression.Same(constant))
              : Column.isOfNumbers(column) ? numbers.find(column) : Optional.empty();
      if (element.isEmpty()) {
        return Optional.empty();
      }
      elements.add(element.get());
      columns.add(column);
    }
    for (int layer = 0; layer < elements.size(); layer++) {
      used(elements.get(layer), unknown.hint, columns.get(layer));
    }
    return Optional.of(new Expression.Several(elements));
  }

  private Expression dim(Unknown unknown, String hint) {
    return new Expression.Multiple(1, other(unknown.column, hint));
  }

  /** The dim of just these values, which is no number that others follow from. */
  private Dim other(List<@Nullable Object> column, String hint) {
    for (Dim dim : others) {
      @Nullable List<@Nullable Object> merged = Column.merged(dim.values, column);
      if (merged != null) {
        dim.values = merged;
        dim.use(hint, column);
        return dim;
      }
    }
    Dim dim = new Dim(column);
    dim.use(hint, column);
    others.add(dim);
    return dim;
  }

  private static Expression used(
      Expression expression, String hint, List<@Nullable Object> column) {
    boolean isJustThat = expression instanceof Expression.Multiple one && one.factor() == 1;
    for (Dim dim : expression.dims()) {
      dim.use(isJustThat ? hint : "", column);
    }
    return expression;
  }
}
