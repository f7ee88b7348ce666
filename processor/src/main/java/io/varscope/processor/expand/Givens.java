package io.varscope.processor.expand;

import io.varscope.processor.dims.Condition;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.Value;
import io.varscope.processor.dims.Values;
import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.rules.Constant;
import io.varscope.rules.Dimensions;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.ExpressionProblems;
import io.varscope.rules.Let;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What objects are given that their expressions can name.
 *
 * <p>An object sees, nearest first: what its mount lets; for its class and then each superclass,
 * what the class lets and the fields of that name; and then what its owner sees.
 */
final class Givens {

  private final Map<String, ScopeClass> classes;
  private final boolean open;
  private final Faults faults;
  private final UnknownNames unknownNames;
  private final Set<Formula<Let>> lets = new LinkedHashSet<>();
  private final Set<Object> used = new HashSet<>();

  /**
   * Nothing is given yet.
   *
   * @param classes by canonical name
   * @param open whether a name that nobody gives may come from outside
   */
  Givens(Map<String, ScopeClass> classes, boolean open, Faults faults) {
    this.classes = classes;
    this.open = open;
    this.faults = faults;
    this.unknownNames = new UnknownNames(classes);
  }

  /** The lets of all places. */
  Set<Formula<Let>> lets() {
    return lets;
  }

  /** Those of them that an expression uses, at some place. */
  Set<Object> used() {
    return used;
  }

  /** All faults, each where it is to be mended. */
  List<Fault> faults() {
    return unknownNames.placed(faults.all());
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
        lets.add(let);
        object.give(name(let), owner.dimension(parsed(let).expression()), let);
      } catch (ExpressionException e) {
        faults.add(let, path, e.and(NameHint.given(e, mount)));
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
          lets.add(let);
          object.given(parsed(let).name());
        } catch (ExpressionException e) {
          faults.add(let, path, e);
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
            faults.add(dim.let().get(), path, e);
          }
        }
        if (dim.type().isPresent()) {
          faults.solve(
              dim.name(),
              path,
              ExpressionProblems::illegalDim,
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
          faults.add(path, site, missing(name, each, type, mount));
          object.fail(name, new ExpressionException("it is not given").from(site));
        }
      }
    }
  }

  private static Problem missing(
      String name, ScopeClass taker, ScopeClass type, @Nullable MountDeclaration mount) {
    if (mount == null) {
      return ExpressionProblems.missingDim(name, taker.name(), "root " + type.name(), List.of());
    }
    List<String> given = new ArrayList<>();
    for (Formula<Let> let : mount.defaults().lets()) {
      let.parsed().ifPresent(parsed -> given.add(parsed.name()));
    }
    given.removeAll(taker.takes());
    return ExpressionProblems.missingDim(name, taker.name(), "mount " + mount.field(), given);
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
}
