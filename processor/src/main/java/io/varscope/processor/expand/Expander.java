package io.varscope.processor.expand;

import io.varscope.Reuse;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Unfolds mounts: from declarations to a graph in which every variable has its full name. */
public final class Expander {

  /**
   * The most variables and mounts of one graph; beyond it, mounts most likely multiply by error.
   */
  public static final int LIMIT = 100_000;

  /** The most classes around each other. */
  public static final int DEEPEST = 500;

  private final Map<String, ScopeClass> classes;

  /**
   * An expander.
   *
   * @param classes by canonical name, all that mounts and superclasses lead to
   */
  public Expander(Map<String, ScopeClass> classes) {
    this.classes = classes;
  }

  /**
   * Unfolds what classes place.
   *
   * @param ordered the classes of a compilation, in the order in which they are to be told
   */
  public Expansion expand(Collection<ScopeClass> ordered) {
    Set<String> reached = new HashSet<>();
    Map<String, Unfolding> roots = new LinkedHashMap<>();
    Set<String> extended = new HashSet<>();
    ordered.stream().filter(ScopeClass::isRoot).forEach(root -> addSuperclasses(root, extended));
    for (ScopeClass root : ordered) {
      // An abstract root that others extend has no objects but theirs, which are placed themselves.
      if (root.isRoot() && !(root.javaClass().isAbstract() && extended.contains(root.name()))) {
        roots.computeIfAbsent(root.graph(), graph -> new Unfolding(reached)).root(root);
      }
    }
    List<Graph> components = new ArrayList<>();
    for (ScopeClass component : ordered) {
      if (!component.isRoot() && !reached.contains(component.name())) {
        Unfolding alone = new Unfolding(reached);
        alone.root(component);
        components.add(alone.graph());
      }
    }
    return new Expansion(roots.values().stream().map(Unfolding::graph).toList(), components);
  }

  private void addSuperclasses(ScopeClass type, Set<String> superclasses) {
    type.superclass()
        .filter(superclasses::add)
        .map(classes::get)
        .ifPresent(superclass -> addSuperclasses(superclass, superclasses));
  }

  /** What everything inside a scope inherits. */
  private record Place(String path, Mode mode, Optional<DefaultInit> init) {}

  /** One graph in the making. */
  private final class Unfolding {

    private final Set<String> reached;
    private final List<PlacedVariable> variables = new ArrayList<>();
    private final List<Graph.Cycle> cycles = new ArrayList<>();
    private final List<Graph.ReuseClash> clashes = new ArrayList<>();
    private final List<MountDeclaration> tooLarge = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> within = new ArrayList<>();
    private boolean complete = true;
    private int size;
    private ScopeClass root;

    Unfolding(Set<String> reached) {
      this.reached = reached;
    }

    Graph graph() {
      return new Graph(variables, cycles, clashes, tooLarge, complete);
    }

    void root(ScopeClass type) {
      root = type;
      place(type, new Place(type.prefix(), Mode.CREATE, Optional.empty()), 0);
    }

    /**
     * Places the fields of a class, those of its superclass first.
     *
     * @param object how many classes there are around the object that has the fields
     */
    private void place(ScopeClass type, Place outer, int object) {
      reached.add(type.name());
      within.add(type.name());
      complete &= type.complete();
      Mode mode = mode(type.reuse(), outer, type.site(), false, "Scope " + display(outer.path()));
      Place place =
          new Place(
              outer.path(), mode, init(type.init(), type.site(), type.name()).or(outer::init));
      type.superclass()
          .map(classes::get)
          .ifPresent(superclass -> superclass(superclass, place, object));
      for (Member member : type.members()) {
        steps.add(new Step(type, member));
        if (member instanceof VariableDeclaration variable) {
          variable(variable, place);
        } else if (member instanceof MountDeclaration mount) {
          mount(mount, place);
        }
        steps.remove(steps.size() - 1);
      }
      within.remove(within.size() - 1);
    }

    private void superclass(ScopeClass superclass, Place place, int object) {
      int before = within.indexOf(superclass.name());
      if (before < 0) {
        place(superclass, place, object);
      } else if (before < object) {
        closeCircle((MountDeclaration) steps.get(steps.size() - 1).member(), superclass.name());
      }
      // Else a class extends itself, which the compiler tells.
    }

    private void closeCircle(MountDeclaration mount, String type) {
      List<String> circle = new ArrayList<>(within.subList(within.indexOf(type), within.size()));
      circle.add(type);
      cycles.add(new Graph.Cycle(mount, circle));
    }

    private void variable(VariableDeclaration variable, Place place) {
      size++;
      String name = Names.join(place.path(), variable.name());
      Mode mode =
          root.javaClass().isBindable()
              ? mode(variable.reuse(), place, variable.site(), true, "Variable " + name)
              // Told already: what it would create exists, and it asks for nothing.
              : new Mode(Reuse.AUTO, 0, false, root.name());
      variables.add(new PlacedVariable(name, root, steps, mode, place.init()));
    }

    private void mount(MountDeclaration mount, Place place) {
      ScopeClass component = mount.component().map(classes::get).orElse(null);
      if (component == null || !component.javaClass().isBindable()) {
        // That is told by itself; what would have been below is not known.
        complete = false;
        return;
      }
      if (within.contains(component.name())) {
        closeCircle(mount, component.name());
        return;
      }
      if (++size > LIMIT || within.size() > DEEPEST) {
        if (tooLarge.isEmpty()) {
          tooLarge.add((MountDeclaration) steps.get(0).member());
        }
        complete = false;
        return;
      }
      String path = Names.join(place.path(), mount.name());
      Mode mode = mode(mount.reuse(), place, mount.site(), true, "Scope " + path);
      place(
          component,
          new Place(
              path,
              mode,
              init(mount.init(), mount.site(), mount.field().toString()).or(place::init)),
          within.size());
    }

    /**
     * The mode inside a scope or of a variable.
     *
     * @param byStep whether the last step asks, rather than the annotation of a class
     */
    private Mode mode(Reuse asked, Place outer, Site site, boolean byStep, String what) {
      Reuse enclosing = outer.mode().reuse();
      if (!asked.allowedWithin(enclosing)) {
        clashes.add(
            new Graph.ReuseClash(
                site.at("reuse"), what, outer.mode().by() + ", which has Reuse." + enclosing));
        // Told already: it shall neither create twice nor miss anything.
        return new Mode(Reuse.AUTO, outer.mode().step(), false, outer.mode().by());
      }
      return asked == Reuse.INHERIT
          ? outer.mode()
          : new Mode(
              asked,
              byStep ? steps.size() - 1 : steps.size(),
              byStep,
              site.field().isEmpty() ? site.type() : site.type() + "." + site.field());
    }

    private static Optional<DefaultInit> init(InitDeclaration init, Site site, String scope) {
      return init.isGiven()
          ? Optional.of(new DefaultInit(init, site.at("init"), scope))
          : Optional.empty();
    }

    private static String display(String path) {
      return path.isEmpty() ? "/" : path;
    }
  }
}
