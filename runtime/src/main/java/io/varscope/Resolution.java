package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Names;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One atomic change of a store. The requests are checked against the variables that there are; then
 * the new variables are made, and stay here until all of them are.
 */
final class Resolution {

  private final Map<String, AnyVariable> variables;
  private final List<? extends Request<?>> requests;
  private final List<String[]> creators;

  /** What is to be created, in the memory that all requests for it agree on. */
  private final Map<String, VariableSpec<?>> fresh = new LinkedHashMap<>();

  /** The separators of the names that are to be created. */
  private final Map<String, String> separators = new LinkedHashMap<>();

  private final Map<String, AnyVariable> made = new HashMap<>();

  /**
   * A change of a store.
   *
   * @param variables what there is
   * @param requests what is asked for
   * @param creators for messages: classes, each followed by what it creates and is only shared here
   */
  Resolution(
      Map<String, AnyVariable> variables,
      List<? extends Request<?>> requests,
      List<String[]> creators) {
    this.variables = variables;
    this.requests = requests;
    this.creators = creators;
  }

  /** What is to be created. */
  Map<String, VariableSpec<?>> fresh() {
    return fresh;
  }

  /** The separator of each name that is to be created. */
  Map<String, String> separators() {
    return separators;
  }

  /** What was created. */
  Map<String, AnyVariable> made() {
    return made;
  }

  /**
   * Checks all that can be checked before memory is allocated: first {@link Reuse#FALSE}, then
   * {@link Reuse#AUTO}, then {@link Reuse#TRUE}.
   */
  void check() {
    for (Reuse mode : List.of(Reuse.FALSE, Reuse.AUTO, Reuse.TRUE)) {
      for (Request<?> request : requests) {
        if (request.reuse() == mode) {
          check(request.spec(), mode, request.separator());
        }
      }
    }
  }

  private void check(VariableSpec<?> spec, Reuse mode, String separator) {
    String name = spec.name();
    AnyVariable existing = variables.get(name);
    VariableSpec<?> created = fresh.get(name);
    if (existing != null) {
      requireShared(name, mode, existing.owner());
      requireSame(spec, existing.shape(), existing.dtype(), existing.owner());
      requireMemory(spec, existing.memory(), existing.owner());
    } else if (created != null) {
      requireShared(name, mode, created.owner());
      requireSame(spec, created.shape(), created.dtype(), created.owner());
      if (created.memory() == Memory.ANY) {
        created = created.withMemory(spec.memory());
        fresh.put(name, created);
      }
      requireMemory(spec, created.memory(), created.owner());
    } else if (mode == Reuse.TRUE) {
      throw new VariableException(notCreated(spec));
    } else {
      requireLegal(spec);
      fresh.put(name, spec);
      separators.put(name, separator);
    }
  }

  private static void requireShared(String name, Reuse mode, String owner) {
    if (mode == Reuse.FALSE) {
      throw new VariableException(Problems.duplicateVariable(name, owner));
    }
  }

  /** Makes the new variables, and answers. */
  void make(Function<VariableSpec<?>, AnyVariable> maker) {
    fresh.forEach((name, spec) -> made.put(name, maker.apply(spec)));
    requests.forEach(this::answer);
  }

  private <V extends AnyVariable> void answer(Request<V> request) {
    String name = request.spec().name();
    AnyVariable created = made.get(name);
    AnyVariable variable = created == null ? existing(name) : created;
    request.answer(request.spec().dtype().variableClass().cast(variable));
  }

  private Problem notCreated(VariableSpec<?> spec) {
    String name = spec.name();
    for (String[] creator : creators) {
      if (List.of(creator).subList(1, creator.length).contains(name)) {
        return Problems.notYetCreated(name, creator[0]);
      }
    }
    List<String> names = new ArrayList<>(variables.keySet());
    names.addAll(fresh.keySet());
    List<String> nearest = NearestNames.of(name, names).stream().map(this::describe).toList();
    return spec.owner().isEmpty()
        ? Problems.missingInStore(name, "in this store", nearest)
        : Problems.missingVariable(name, nearest);
  }

  private String describe(String name) {
    VariableSpec<?> created = fresh.get(name);
    String owner = created == null ? existing(name).owner() : created.owner();
    return VariableStore.described(name, owner);
  }

  private AnyVariable existing(String name) {
    return requireNonNull(variables.get(name), name);
  }

  private static void requireLegal(VariableSpec<?> spec) {
    Names.problem(spec.name(), Names.SEPARATOR)
        .map(reason -> Problems.illegalName(spec.name(), reason))
        .or(
            () ->
                spec.shape()
                    .problem(spec.dtype())
                    .map(reason -> Problems.illegalShape(spec.name(), reason)))
        .or(() -> spec.groups().stream().sorted().flatMap(Resolution::illegalGroup).findFirst())
        .or(
            () ->
                NewVariables.initializer(spec)
                    .problem(spec.dtype(), spec.shape())
                    .map(reason -> Problems.illegalInitializer(spec.name(), reason)))
        .ifPresent(
            problem -> {
              throw new VariableException(problem);
            });
  }

  private static Stream<Problem> illegalGroup(String group) {
    return Names.problemBelow(group, Names.SEPARATOR).stream()
        .map(reason -> Problems.illegalGroupName(group, reason));
  }

  private static void requireSame(
      VariableSpec<?> specified, Shape shape, DType<?> dtype, String owner) {
    if (!shape.equals(specified.shape())) {
      Problem problem =
          Problems.shapeMismatch(specified.name(), specified.shape().toString(), shape.toString());
      boolean known = !specified.owner().isEmpty() && !owner.isEmpty();
      throw new VariableException(
          new Problem(
              problem.id(),
              problem.text()
                  + (known
                      ? " It is shared by " + specified.owner() + ", and created by " + owner + "."
                      : "")));
    }
    requireDtype(specified.name(), specified.dtype(), dtype);
  }

  private static void requireMemory(VariableSpec<?> specified, Memory found, String owner) {
    if (specified.memory() != Memory.ANY && specified.memory() != found) {
      throw new VariableException(
          Problems.memoryMismatch(
              specified.name(),
              specified.memory() == Memory.ARRAY,
              owner.isEmpty() ? "" : "created by " + owner));
    }
  }

  /** Fails if the dtype that was asked for is not the one that is found. */
  static void requireDtype(String name, DType<?> specified, DType<?> found) {
    if (found != specified) {
      throw new VariableException(
          Problems.dtypeMismatch(name, specified.toString(), found.toString()));
    }
  }
}
