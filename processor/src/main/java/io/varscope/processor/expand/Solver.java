package io.varscope.processor.expand;

import io.varscope.processor.dims.Condition;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.dims.Value;
import io.varscope.processor.dims.Values;
import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Constant;
import io.varscope.rules.Dimensions;
import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.Let;
import io.varscope.rules.NameTemplate;
import io.varscope.rules.Names;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the expressions of a graph come to, and keeps those that come to nothing as
 * faults.
 *
 * <p>An object sees, nearest first: what its mount lets; for its class and then each superclass,
 * what the class lets and the fields of that name; and then what its owner sees.
 */
final class Solver {

  /** What is said of an expression without a value: its text, the object, and why it has none. */
  private interface Sentence {
    Problem of(String text, String object, ExpressionException reason);
  }

  private final Map<String, ScopeClass> classes;
  private final boolean open;
  private final List<Fault> faults = new ArrayList<>();
  private final UnknownNames unknownNames;
  private final Set<Formula<Let>> given = new LinkedHashSet<>();
  private final Set<Object> used = new HashSet<>();

  /**
   * A solver.
   *
   * @param classes by canonical name
   * @param open whether a name that nobody gives may come from outside
   */
  Solver(Map<String, ScopeClass> classes, boolean open) {
    this.classes = classes;
    this.open = open;
    this.unknownNames = new UnknownNames(classes);
  }

  /** The lets of all places. */
  Set<Formula<Let>> given() {
    return given;
  }

  /** Those of them that an expression uses, at some place. */
  Set<Object> used() {
    return used;
  }

  List<Fault> faults() {
    return unknownNames.placed(faults);
  }

  /** What is seen outside all objects. */
  Dimensions<Value> outermost() {
    return Dimensions.outermost(
        open ? Values.OPEN : Values.INSTANCE,
        name -> open ? Optional.of(new Value.Free(name)) : Optional.empty(),
        used::add);
  }

  /** What the mount of an object gives to it, read in its owner. */
  void giveMounted(
      MountDeclaration mount, Dimensions<Value> owner, Dimensions<Value> object, Path path) {
    for (Formula<Let> let : mount.defaults().lets()) {
      try {
        given.add(let);
        object.give(name(let), owner.dimension(parsed(let).expression()), let);
      } catch (ExpressionException e) {
        fault(let, path, e.and(NameHint.given(e, mount)));
        object.fail(name(let), e.from(let));
      }
    }
  }

  /** What the class of an object gives to it. */
  void giveOwn(ScopeClass type, Dimensions<Value> object, Path path) {
    unknownNames.add(type, path, object);
    Map<String, ScopeClass> chain = chain(type);
    for (ScopeClass each : chain.values()) {
      for (Formula<Let> let : each.defaults().lets()) {
        if (object.gives(name(let))) {
          used.add(let); // A default that is not needed here.
        }
        letOwn(let, name(let), object);
      }
      for (AssignedDim dim : each.assigned()) {
        dim.let().ifPresent(let -> letOwn(let, dim.field().name(), object));
      }
      for (DimField field : each.dimFields()) {
        give(field, object, path);
      }
      object.others(each.others());
    }
    for (ScopeClass each : chain.values()) {
      for (Formula<Let> let : each.defaults().lets()) {
        try {
          given.add(let);
          object.given(parsed(let).name());
        } catch (ExpressionException e) {
          fault(let, path, e);
        }
      }
    }
  }

  private static void letOwn(Formula<Let> let, String name, Dimensions<Value> object) {
    let.parsed()
        .ifPresentOrElse(
            parsed -> object.let(name, parsed.expression(), let),
            () -> object.fail(name, new ExpressionException(let.problem()).from(let)));
  }

  /** The fields of an object that are set to what it sees need it to be there. */
  void requireAssigned(ScopeClass type, Dimensions<Value> object, Path path) {
    for (ScopeClass each : chain(type).values()) {
      for (AssignedDim dim : each.assigned()) {
        if (dim.let().isPresent()) {
          try {
            parsed(dim.let().get());
            object.given(dim.field().name());
          } catch (ExpressionException e) {
            fault(dim.let().get(), path, e);
          }
        }
        if (dim.type().isPresent()) {
          solve(
              dim.name(),
              path,
              Problems::illegalDim,
              name -> assigned(object.value(name), dim.type().get()));
        }
      }
    }
  }

  private static Value assigned(Value value, AssignedDim.Type type) {
    if (type == AssignedDim.Type.BOOLEAN) {
      return value.asCondition();
    }
    Polynomial number = value.asNumber();
    if (type == AssignedDim.Type.INT) {
      number.constant().ifPresent(Dimensions::requireInt);
    }
    return number;
  }

  /** What an object takes has to be given to it itself, or it has no value there. */
  void requireTaken(
      ScopeClass type, Dimensions<Value> object, Path path, @Nullable MountDeclaration mount) {
    for (ScopeClass each : chain(type).values()) {
      for (String name : each.takes()) {
        if (Let.isName(name) && !object.gives(name) && !(open && mount == null)) {
          Site site = mount == null ? type.site() : mount.site();
          faults.add(new Fault(path, site, missing(name, each, type, mount), Optional.empty()));
          object.fail(name, new ExpressionException("it is not given").from(site));
        }
      }
    }
  }

  private static Problem missing(
      String name, ScopeClass taker, ScopeClass type, @Nullable MountDeclaration mount) {
    if (mount == null) {
      return Problems.missingDim(name, taker.name(), "root " + type.name(), List.of());
    }
    List<String> given = new ArrayList<>();
    for (Formula<Let> let : mount.defaults().lets()) {
      let.parsed().ifPresent(parsed -> given.add(parsed.name()));
    }
    given.removeAll(taker.takes());
    return Problems.missingDim(name, taker.name(), "mount " + mount.field(), given);
  }

  /** A class and its superclasses, each once even if one extends itself. */
  private Map<String, ScopeClass> chain(ScopeClass type) {
    Map<String, ScopeClass> chain = new LinkedHashMap<>();
    for (ScopeClass next = type; next != null && chain.put(next.name(), next) == null; ) {
      next = next.superclass().isEmpty() ? null : classes.get(next.superclass().get());
    }
    return chain;
  }

  private static void give(DimField field, Dimensions<Value> object, Path path) {
    String symbol = (field.isStatic() ? field.owner() : path.toString()) + "." + field.name();
    if (field.constant().isPresent()) {
      object.give(field.name(), value(field.constant().get()));
    } else if (field.obstacle().isPresent()) {
      object.fail(field.name(), new ExpressionException(symbol + " " + field.obstacle().get()));
    } else {
      object.give(
          field.name(), field.isCondition() ? Condition.symbol(symbol) : Polynomial.symbol(symbol));
    }
  }

  private static Value value(Constant constant) {
    return constant instanceof Constant.Truth truth
        ? Condition.of(truth.value())
        : Polynomial.of(constant.asNumber());
  }

  private static Let parsed(Formula<Let> let) {
    return let.parsed().orElseThrow(() -> new ExpressionException(let.problem()));
  }

  /** What is given, even if nobody can tell what it is. */
  private static String name(Formula<Let> let) {
    return let.parsed().map(Let::name).orElse(let.text().strip().replaceFirst("\\W.*", ""));
  }

  /** The shape of a variable; empty if there is a fault in it. */
  Optional<SymbolicShape> shape(VariableDeclaration variable, Dimensions<Value> object, Path path) {
    List<Polynomial> axes = new ArrayList<>();
    if (variable.dims().isEmpty()) {
      for (long length : variable.lengths()) {
        axes.add(Polynomial.of(length));
      }
      return Optional.of(new SymbolicShape(axes));
    }
    for (Formula<Expression> dim : variable.dims()) {
      solve(dim, path, Problems::illegalDim, axis -> object.dimension(axis).asNumber())
          .ifPresent(axes::add);
    }
    return axes.size() == variable.dims().size()
        ? Optional.of(new SymbolicShape(axes))
        : Optional.empty();
  }

  /** What a condition comes to; empty if that is a fault. */
  Optional<Condition> condition(Formula<Expression> when, Dimensions<Value> object, Path path) {
    return solve(
        when, path, Problems::illegalCondition, condition -> object.value(condition).asCondition());
  }

  /** The index of each component of a mount; empty if that is a fault, or only known outside. */
  Optional<long[]> indexes(Repeat repeat, Dimensions<Value> object, Path path) {
    return solve(
            repeat.count(),
            path,
            Problems::illegalRepeat,
            expression -> {
              Value value = object.dimension(expression);
              return value instanceof Value.Several which
                  ? listed(which)
                  : counted(value.asNumber());
            })
        .flatMap(indexes -> indexes);
  }

  private Optional<long[]> counted(Polynomial count) {
    if (count.constant().isEmpty() && open) {
      return Optional.empty();
    }
    long known = known(count);
    if (known > Expander.LIMIT) {
      throw new ExpressionException("it is " + known + ", and " + Expander.LIMIT + " is the limit");
    }
    long[] indexes = new long[(int) known];
    for (int k = 0; k < indexes.length; k++) {
      indexes[k] = k;
    }
    return Optional.of(indexes);
  }

  private Optional<long[]> listed(Value.Several which) {
    long[] indexes = new long[which.elements().size()];
    Set<Long> seen = new HashSet<>();
    for (int k = 0; k < indexes.length; k++) {
      Polynomial index = which.elements().get(k).asNumber();
      if (index.constant().isEmpty() && open) {
        return Optional.empty();
      }
      indexes[k] = known(index);
      if (!seen.add(indexes[k])) {
        throw ExpressionException.listedTwice(indexes[k]);
      }
    }
    return Optional.of(indexes);
  }

  private static long known(Polynomial number) {
    return number
        .constant()
        .orElseThrow(
            () ->
                new ExpressionException(
                    "it depends on "
                        + number
                        + ", but names have to be known when the model is compiled"));
  }

  /** What is seen by the expressions of one element of a mount. */
  Dimensions<Value> element(Dimensions<Value> owner, long index) {
    Dimensions<Value> element = owner.inner();
    element.give(Names.INDEX, Polynomial.of(index));
    return element;
  }

  /**
   * The name of what a field holds, below its owner; empty if that is a fault.
   *
   * @param dims what the expressions of the field see
   */
  Optional<String> name(Member member, Dimensions<Value> dims, Path path, String separator) {
    boolean isRepeated = member instanceof MountDeclaration mount && mount.repeat().isPresent();
    if (member.template().isEmpty()) {
      boolean indexed = isRepeated && member.nameSite().equals(member.site());
      return Optional.of(member.name() + (indexed ? separator + dims.given(Names.INDEX) : ""));
    }
    Formula<NameTemplate> written = member.template().get();
    Optional<String> name =
        solve(
            written,
            path,
            (text, object, reason) ->
                Problems.illegalName(text, reason.getMessage() + NameHint.inName(reason, member)),
            template ->
                template.fill(
                    part -> {
                      Polynomial number = dims.dimension(part).asNumber();
                      return open ? inName(number) : Long.toString(known(number));
                    }));
    Optional<String> problem =
        open ? Optional.empty() : name.flatMap(n -> Names.memberProblem(n, separator));
    problem.ifPresent(
        reason ->
            faults.add(
                new Fault(
                    path,
                    written.site(),
                    Problems.illegalName(name.get(), reason),
                    Optional.empty())));
    return problem.isPresent() ? Optional.empty() : name;
  }

  /** What stands in a name for a number that may only be known outside. */
  private static String inName(Polynomial number) {
    String text = number.toString();
    return Names.problemBelow(text, Names.SEPARATOR).isEmpty() ? text : "{" + text + "}";
  }

  /** What is wrong with a full name, if anything can be told yet. */
  Optional<String> nameProblem(String name, String separator) {
    boolean isKnown = !open || name.indexOf('{') < 0;
    return Names.problem(isKnown ? name : name.replaceAll("\\{[^}]*}", "0"), separator);
  }

  private <F, T> Optional<T> solve(
      Formula<F> formula, Path path, Sentence sentence, Function<F, T> evaluation) {
    try {
      F parsed = formula.parsed().orElseThrow(() -> new ExpressionException(formula.problem()));
      return Optional.of(evaluation.apply(parsed));
    } catch (ExpressionException e) {
      fault(formula, path, e, sentence);
      return Optional.empty();
    }
  }

  private void fault(Formula<Let> let, Path path, ExpressionException e) {
    fault(let, path, e, Problems::illegalDim);
  }

  private void fault(Formula<?> formula, Path path, ExpressionException e, Sentence sentence) {
    // What comes from another expression is told there.
    if (e.origin().isEmpty() || e.origin().get().equals(formula)) {
      String object = path.toString();
      Optional<Fault.Unknown> unknown =
          e.unknownName().map(name -> new Fault.Unknown(name, sentence.of(name, object, e)));
      faults.add(new Fault(path, formula.site(), sentence.of(formula.text(), object, e), unknown));
    }
  }
}
