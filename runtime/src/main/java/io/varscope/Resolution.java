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
  private final BindMessages messages;

  /** What is to be created, in the memory that all requests for it agree on. */
  private final Map<String, VariableSpec<?>> fresh = new LinkedHashMap<>();

  /** The separators of the names that are to be created. */
  private final Map<String, String> separators = new LinkedHashMap<>();

  private final Map<String, AnyVariable> made = new HashMap<>();
  private final NewSlots slots;

  /**
   * A change of a store.
   *
   * @param variables what there is
   * @param requests what is asked for
   * @param messages what there is to say if it fails
   */
  Resolution(
      Map<String, AnyVariable> variables,
      List<? extends Request<?>> requests,
      BindMessages messages) {
    this.variables = variables;
    this.requests = requests;
    this.messages = messages;
    this.slots = new NewSlots(variables, fresh, separators);
  }

  /** What is to be created. */
  Map<String, VariableSpec<?>> fresh() {
    return fresh;
  }

  /** The separator of each name that is to be created. */
  Map<String, String> separators() {
    return separators;
  }

  /**
   * Checks all that can be checked before memory is allocated: first what is declared {@link
   * Reuse#FALSE}, then {@link Reuse#AUTO}, then {@link Reuse#TRUE}. So the same declarations create
   * the variables, also where a bind as a whole is AUTO.
   */
  void check() {
    for (Reuse mode : List.of(Reuse.FALSE, Reuse.AUTO, Reuse.TRUE)) {
      for (Request<?> request : requests) {
        if (request.declared() == mode) {
          check(request);
        }
      }
    }
    slots.add(requests);
  }

  private void check(Request<?> request) {
    VariableSpec<?> spec = request.spec();
    String name = spec.name();
    AnyVariable existing = variables.get(name);
    VariableSpec<?> created = fresh.get(name);
    if (existing != null) {
      if (request.reuse() == Reuse.FALSE && !existing.slotOf().isEmpty()) {
        throw NewSlots.taken(spec, existing);
      }
      if (request.reuse() == Reuse.FALSE) {
        throw new VariableException(
            messages.duplicate(request, existing.owner(), existsAllToBeCreated()));
      }
      requireSame(spec, existing.shape(), existing.dtype(), existing.owner(), true);
      requireMemory(spec, existing.memory(), existing.owner());
    } else if (created != null) {
      if (request.declared() == Reuse.FALSE) {
        throw new VariableException(Problems.duplicateVariable(name, created.owner()));
      }
      requireSame(spec, created.shape(), created.dtype(), created.owner(), false);
      if (created.memory() == Memory.ANY) {
        created = created.withMemory(spec.memory());
        fresh.put(name, created);
      }
      requireMemory(spec, created.memory(), created.owner());
    } else if (request.reuse() == Reuse.TRUE) {
      throw new VariableException(messages.missing(request, nearest(name)));
    } else {
      requireLegal(spec);
      fresh.put(name, spec);
      separators.put(name, request.separator());
    }
  }

  private boolean existsAllToBeCreated() {
    return requests.stream()
        .filter(request -> request.declared() == Reuse.FALSE)
        .allMatch(request -> variables.containsKey(request.spec().name()));
  }

  /** Makes the new variables, and answers. */
  void make(Function<VariableSpec<?>, AnyVariable> maker) {
    fresh.forEach(
        (name, spec) ->
            made.put(name, maker.apply(spec.slotOf().isEmpty() ? spec : slots.ready(spec, made))));
    requests.forEach(this::answer);
  }

  private <V extends AnyVariable> void answer(Request<V> request) {
    String name = request.spec().name();
    AnyVariable created = made.get(name);
    AnyVariable variable = created == null ? existing(name) : created;
    request.answer(request.spec().dtype().variableClass().cast(variable));
  }

  /**
   * Shows what was made to all threads: first the slots, then that they are those of variables that
   * there were, then new variables. So whoever sees a variable sees its slots, in it and in the
   * store.
   */
  void publish() {
    for (AnyVariable variable : made.values()) {
      if (!variable.slotOf().isEmpty()) {
        variables.put(variable.name(), variable);
      }
    }
    slots.link(made);
    for (AnyVariable variable : made.values()) {
      if (variable.slotOf().isEmpty()) {
        variables.put(variable.name(), variable);
      }
    }
  }

  private List<String> nearest(String name) {
    List<String> names = new ArrayList<>(variables.keySet());
    names.addAll(fresh.keySet());
    return NearestNames.of(name, names).stream().map(this::describe).toList();
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
      VariableSpec<?> specified, Shape shape, DType<?> dtype, String owner, boolean existed) {
    if (!shape.equals(specified.shape())) {
      Problem problem =
          Problems.shapeMismatch(specified.name(), specified.shape().toString(), shape.toString());
      throw new VariableException(
          new Problem(problem.id(), problem.text() + owners(specified.owner(), owner, existed)));
    }
    requireDtype(specified.name(), specified.dtype(), dtype);
  }

  private static String owners(String sharer, String creator, boolean existed) {
    if (sharer.isEmpty() || creator.isEmpty()) {
      return "";
    }
    return existed && sharer.equals(creator)
        ? " An earlier bind of " + creator + " created it."
        : " It is shared by " + sharer + ", and created by " + creator + ".";
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
