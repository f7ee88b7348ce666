package io.varscope.processor.expand;

import io.varscope.DType;
import io.varscope.Reuse;
import io.varscope.processor.dims.Condition;
import io.varscope.processor.dims.Value;
import io.varscope.processor.dims.Variant;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Dimensions;
import io.varscope.rules.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One graph in the making: a walk from its roots through every mount to every variable. */
final class Unfolding {

  private final Map<String, ScopeClass> classes;
  private final Set<String> reached;
  private final Solver solver;
  private final Givens givens;

  private final List<ScopeClass> roots = new ArrayList<>();
  private final List<PlacedVariable> variables = new ArrayList<>();
  private final List<Graph.Cycle> cycles = new ArrayList<>();
  private final List<Graph.ReuseClash> clashes = new ArrayList<>();
  private final List<Path> tooLarge = new ArrayList<>();
  private final SlotPlaces slots = new SlotPlaces();
  private boolean complete = true;
  private int size;

  /** Where the walk is. */
  @SuppressWarnings("NullAway.Init") // Set by each walk.
  private ScopeClass root;

  private Optional<Site> program = Optional.empty();
  private String separator = Names.SEPARATOR;

  /** The way to the object whose fields are placed. */
  @SuppressWarnings("NullAway.Init") // Set by each walk.
  private Path object;

  private final List<Step> steps = new ArrayList<>();
  private final List<String> within = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param classes by canonical name, all that the walk can come to
   * @param reached to which the walk adds the classes that it comes to
   * @param open whether it begins at components that nobody mounts, so that something may come from
   *     outside
   */
  Unfolding(Map<String, ScopeClass> classes, Set<String> reached, boolean open) {
    this.classes = classes;
    this.reached = reached;
    Faults faults = new Faults();
    this.solver = new Solver(open, faults);
    this.givens = new Givens(classes, open, faults);
  }

  Graph graph() {
    return new Graph(
        roots,
        variables,
        Graph.shared(variables),
        slots.of(variables),
        new Lets(givens.lets(), givens.used()),
        givens.faults(),
        cycles,
        clashes,
        tooLarge,
        complete);
  }

  /**
   * Walks through everything below a class.
   *
   * @param program where a program names it, if the walk is that program's
   */
  void walk(ScopeClass type, Optional<Site> program) {
    this.root = type;
    this.program = program;
    this.separator = Names.isSeparator(type.separator()) ? type.separator() : Names.SEPARATOR;
    roots.add(type);
    object(type, Place.outermost(type.prefix(), givens.outermost()), null);
  }

  /**
   * Places an object: first what it gives to expressions, then its fields.
   *
   * @param mount the field that has it; null for that at which a walk begins
   */
  private void object(ScopeClass type, Place place, @Nullable MountDeclaration mount) {
    Path owner = object;
    object = path();
    givens.giveOwn(type, place.dims(), object);
    givens.requireTaken(type, place.dims(), object, mount);
    givens.requireAssigned(type, place.dims(), object);
    fields(type, place, within.size());
    object = owner;
  }

  /**
   * Places the fields of a class, those of its superclass first.
   *
   * @param around how many classes there are around the object that has the fields
   */
  private void fields(ScopeClass type, Place outer, int around) {
    reached.add(type.name());
    within.add(type.name());
    complete &= type.complete();
    slots.enter(type.defaults().slots());
    String path = outer.path().isEmpty() ? "/" : outer.path();
    Mode mode = mode(type.defaults().reuse(), outer, type.site(), false, "Scope", path);
    Place place = with(type.defaults(), mode, type.site(), outer);
    ScopeClass superclass = scopeClass(type.superclass());
    if (superclass != null) {
      superclass(type, superclass, place, around);
    }
    for (Member member : type.members()) {
      if (member.when().isEmpty() || isByElement(member)) {
        member(type, member, place);
      } else {
        for (Variant models : models(member, place, place.dims())) {
          member(type, member, place.in(models));
        }
      }
    }
    slots.leave(type.defaults().slots());
    within.remove(within.size() - 1);
  }

  private static boolean isByElement(Member member) {
    return member instanceof MountDeclaration mount && mount.isByElement();
  }

  private @Nullable ScopeClass scopeClass(Optional<String> name) {
    return name.isEmpty() ? null : classes.get(name.get());
  }

  private void superclass(ScopeClass type, ScopeClass superclass, Place place, int around) {
    int before = within.indexOf(superclass.name());
    if (before < 0) {
      Map<String, DType<?>> dtypes =
          DtypeVariables.resolve(superclass, type.generics().superclass(), place.dtypes());
      fields(superclass, dtypes.equals(place.dtypes()) ? place : place.withDtypes(dtypes), around);
    } else if (before < around) {
      closeCircle(superclass.name());
    }
    // Else a class extends itself, which the compiler tells.
  }

  /** The last step leads to a class that it is within. */
  private void closeCircle(String type) {
    List<String> circle = new ArrayList<>(within.subList(within.indexOf(type), within.size()));
    circle.add(type);
    cycles.add(new Graph.Cycle(path(), circle));
  }

  /** In which models the condition of a member holds; none if nobody can tell. */
  private List<Variant> models(Member member, Place place, Dimensions<Value> dims) {
    Optional<Condition> condition = solver.condition(member, dims, object);
    complete &= condition.isPresent();
    return condition.isPresent() ? place.variant().in(condition.get()) : List.of();
  }

  private void member(ScopeClass declaring, Member member, Place place) {
    if (member instanceof VariableDeclaration variable) {
      variable(declaring, variable, place);
    } else if (member instanceof MountDeclaration mount) {
      ScopeClass component = scopeClass(mount.component());
      if (component == null || !component.javaClass().isBindable()) {
        // That is told by itself; what would have been below is not known.
        complete = false;
      } else if (mount.repeat().isPresent()) {
        elements(declaring, mount, component, place);
      } else {
        component(declaring, mount, component, OptionalLong.empty(), place, place.dims());
      }
    }
  }

  private void variable(ScopeClass declaring, VariableDeclaration variable, Place place) {
    Optional<String> below = solver.name(variable, place.dims(), object, separator);
    if (below.isEmpty()) {
      complete = false;
      return;
    }
    size++;
    steps.add(new Step(declaring, variable, OptionalLong.empty(), below.get()));
    String name = Names.join(place.path(), below.get(), separator);
    Mode mode =
        root.javaClass().isBindable()
            ? mode(variable.reuse(), place, variable.site(), true, "Variable", name)
            // Told already: what it would create exists, and it asks for nothing.
            : new Mode(Reuse.AUTO, 0, false, root.name());
    variables.add(
        new PlacedVariable(
            name,
            solver.nameProblem(name, separator),
            separator,
            path(),
            dtype(variable, place),
            mode,
            place.init(),
            trainable(variable.trainable(), variable.site(), place),
            place.groupsWith(variable.groups()),
            solver.shape(variable, place.dims(), object),
            place.variant()));
    slots.add(variables.get(variables.size() - 1));
    steps.remove(steps.size() - 1);
  }

  private static Optional<DType<?>> dtype(VariableDeclaration variable, Place place) {
    return variable.isGeneric()
        ? DtypeVariables.resolve(variable.type().orElseThrow().dtype(), place.dtypes())
        : variable.dtype();
  }

  private void elements(
      ScopeClass declaring, MountDeclaration mount, ScopeClass component, Place place) {
    Optional<long[]> indexes = solver.indexes(mount.repeat().orElseThrow(), place.dims(), object);
    complete &= indexes.isPresent();
    long[] known = indexes.orElse(new long[0]);
    boolean named = true;
    for (int k = 0; k < known.length && named && tooLarge.isEmpty(); k++) {
      Dimensions<Value> element = solver.element(place.dims(), known[k]);
      if (mount.isByElement()) {
        for (Variant models : models(mount, place, element)) {
          named &=
              component(declaring, mount, component, OptionalLong.of(k), place.in(models), element);
        }
      } else {
        named = component(declaring, mount, component, OptionalLong.of(k), place, element);
      }
    }
  }

  /**
   * Places a component, unless it has no name.
   *
   * @param position if there are several
   * @param dims what the expressions of the mount see
   * @return whether it has a name
   */
  private boolean component(
      ScopeClass declaring,
      MountDeclaration mount,
      ScopeClass component,
      OptionalLong position,
      Place owner,
      Dimensions<Value> dims) {
    Optional<String> name =
        mount.isInline() ? Optional.of("") : solver.name(mount, dims, object, separator);
    if (name.isPresent()) {
      mount(new Step(declaring, mount, position, name.get()), mount, component, owner, dims);
    } else {
      complete = false;
    }
    return name.isPresent();
  }

  private void mount(
      Step step,
      MountDeclaration mount,
      ScopeClass component,
      Place owner,
      Dimensions<Value> dims) {
    steps.add(step);
    if (within.contains(component.name())) {
      closeCircle(component.name());
    } else if (++size > Expander.LIMIT || within.size() > Expander.DEEPEST) {
      if (tooLarge.isEmpty()) {
        tooLarge.add(new Path(root, program, steps.subList(0, 1)));
      }
      complete = false;
    } else {
      String path =
          mount.isInline() ? owner.path() : Names.join(owner.path(), step.name(), separator);
      String said = path.isEmpty() ? "/" : path;
      Mode mode = mode(mount.reuse(), owner, mount.site(), true, "Scope", said);
      Place place = with(mount.defaults(), mode, mount.site(), owner.below(path));
      givens.giveMounted(mount, dims, place.dims(), object);
      Map<String, DType<?>> dtypes =
          DtypeVariables.resolve(component, mount.dtypes(), owner.dtypes());
      slots.enter(mount.defaults().slots());
      object(component, dtypes.isEmpty() ? place : place.withDtypes(dtypes), mount);
      slots.leave(mount.defaults().slots());
    }
    steps.remove(steps.size() - 1);
  }

  private Path path() {
    return new Path(root, program, steps);
  }

  /** A place as an annotation there changes it. */
  private Place with(Defaults defaults, Mode mode, Site site, Place place) {
    Optional<DefaultInit> init =
        defaults.init().isGiven()
            ? Optional.of(new DefaultInit(defaults.init(), site.at("init"), site.place()))
            : place.init();
    return place.with(mode, init, trainable(defaults.trainable(), site, place), defaults.groups());
  }

  private Optional<DefaultTrainable> trainable(Optional<Boolean> written, Site site, Place place) {
    return written.isEmpty()
        ? place.trainable()
        : Optional.of(new DefaultTrainable(written.get(), site.at("trainable"), steps.size() - 1));
  }

  /**
   * The mode inside a scope or of a variable.
   *
   * @param byStep whether the last step asks, rather than the annotation of a class
   * @param what whether a variable asks or a scope
   * @param name of that
   */
  private Mode mode(Reuse asked, Place outer, Site site, boolean byStep, String what, String name) {
    Reuse enclosing = outer.mode().reuse();
    if (!asked.allowedWithin(enclosing)) {
      clashes.add(
          new Graph.ReuseClash(
              path(),
              site.at("reuse"),
              what + " " + name,
              outer.mode().by() + ", which has Reuse." + outer.mode().said()));
      return outer.mode().forgiving();
    }
    return asked == Reuse.INHERIT
        ? outer.mode()
        : new Mode(asked, byStep ? steps.size() - 1 : steps.size(), byStep, site.place());
  }
}
