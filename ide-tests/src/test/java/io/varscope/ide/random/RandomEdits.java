package io.varscope.ide.random;

import io.varscope.ide.random.RandomClass.Kind;
import io.varscope.ide.random.RandomClass.RandomMount;
import io.varscope.ide.random.RandomClass.RandomVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Classes, and random edits of them. Names are from a few, so that they meet often; most of what is
 * shared is shared rightly, and many edits are taken back, so that what is wrong does not pile up.
 */
final class RandomEdits {

  private static final List<String> PATHS = List.of("m", "m", "m/a", "o", "/");
  private static final List<String> FIELDS = List.of("v", "w", "x");
  private static final List<String> LENGTHS = List.of("2", "2", "2", "3");
  private static final List<String> REUSES = List.of("", "", "TRUE", "AUTO");

  private final Random random;
  private final List<String> projects;
  private final SortedMap<String, RandomClass> classes = new TreeMap<>();
  private final List<SortedMap<String, RandomClass>> history = new ArrayList<>();
  private int lastNumber;

  /**
   * Makes the first classes.
   *
   * @param projects those first that others need
   */
  RandomEdits(long seed, List<String> projects) {
    this.random = new Random(seed);
    this.projects = projects;
    for (String project : projects) {
      add(new RandomClass(project, "Sizes", Kind.SIZES, "", "", none(), none(), of(2, 3), none()));
    }
    for (int i = 0; i < 4; i++) {
      addRoot();
      addComponent();
      share();
    }
  }

  /** The classes as they are now, by their qualified names. */
  SortedMap<String, RandomClass> classes() {
    return new TreeMap<>(classes);
  }

  /** Makes one or two edits, and says which. */
  List<String> next() {
    history.add(classes());
    List<String> edits = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    while (edits.size() < count) {
      String edit = edit();
      if (!edit.isEmpty()) {
        edits.add(edit);
      }
    }
    return edits;
  }

  private String edit() {
    return switch (random.nextInt(26)) {
      case 0, 1 -> addRoot();
      case 2 -> addComponent();
      case 3, 4 -> share();
      case 5, 6 -> delete();
      case 7 -> rename();
      case 8 -> moveVariable();
      case 9, 10 -> changeVariable();
      case 11 -> removeVariable();
      case 12 -> changePath();
      case 13 -> toggleAnnotation();
      case 14, 15 -> changeConstant();
      case 16 -> changeMounts();
      case 17 -> changeProgram();
      case 18 -> changeReuse();
      default -> undo();
    };
  }

  private String addRoot() {
    RandomClass root =
        new RandomClass(
            pick(projects),
            newName("R"),
            Kind.SCOPE,
            pick(PATHS),
            "",
            none(),
            none(),
            none(),
            none());
    List<RandomVariable> variables = new ArrayList<>();
    // Mostly a name of its own.
    variables.add(variable("a" + lastNumber, root.project(), ""));
    if (!history.isEmpty() && random.nextInt(4) == 0) {
      variables.add(variable(pick(FIELDS), root.project(), pick(REUSES)));
    }
    add(root.with(variables));
    return "new " + root.name();
  }

  private String addComponent() {
    String project = pick(projects);
    RandomClass component =
        new RandomClass(project, newName("C"), Kind.SCOPE, "", "", none(), none(), none(), none());
    add(component.with(List.of(variable("v", project, ""))));
    RandomClass owner = pickScope();
    if (owner != null && !owner.path().isEmpty() && sees(owner.project(), project)) {
      List<RandomMount> mounts = new ArrayList<>(owner.mounts());
      mounts.add(new RandomMount("c" + lastNumber, component.qualifiedName(), ""));
      add(owner.withMounts(mounts));
    }
    return "new " + component.name();
  }

  private RandomVariable variable(String field, String project, String reuse) {
    String length = pick(LENGTHS);
    if (random.nextInt(3) == 0) {
      String sizes = pick(projects.subList(0, projects.indexOf(project) + 1)) + ".Sizes";
      if (classes.containsKey(sizes)) {
        length = sizes + ".N" + random.nextInt(2);
      }
    }
    return new RandomVariable(
        field,
        "",
        random.nextInt(6) == 0 ? "Double" : "Float",
        length,
        random.nextInt(4) == 0,
        reuse);
  }

  /** Something shares a variable that something else has, and mostly creates. */
  private String share() {
    RandomClass creator = pickScope();
    RandomClass sharer = pickScope();
    if (creator == null
        || sharer == null
        || creator.path().isEmpty()
        || creator.variables().isEmpty()) {
      return "";
    }
    RandomVariable created = pick(creator.variables());
    String name = created.name().isEmpty() ? created.field() : created.name();
    String prefix = creator.path().equals("/") ? "/" : "/" + creator.path() + "/";
    String field = "s" + ++lastNumber;
    boolean sees = created.length().matches("\\d") || sees(sharer.project(), project(created));
    List<RandomVariable> variables = new ArrayList<>(sharer.variables());
    variables.add(
        new RandomVariable(
            field,
            name.startsWith("/") ? name : prefix + name,
            created.type(),
            sees ? created.length() : "2",
            false,
            !history.isEmpty() && random.nextInt(5) == 0 ? pick(REUSES) : "TRUE"));
    add(sharer.with(variables));
    return sharer.name() + " shares of " + creator.name();
  }

  private static String project(RandomVariable variable) {
    return variable.length().substring(0, variable.length().indexOf('.'));
  }

  private boolean sees(String from, String to) {
    return projects.indexOf(from) >= projects.indexOf(to);
  }

  private String delete() {
    RandomClass gone = pick(List.copyOf(classes.values()));
    replace(gone, null);
    return "delete " + gone.name();
  }

  private String rename() {
    RandomClass old = pick(List.copyOf(classes.values()));
    if (old.kind() == Kind.SIZES) {
      return "";
    }
    RandomClass renamed = old.named(newName("N"));
    replace(old, renamed);
    return "rename " + old.name() + " to " + renamed.name();
  }

  /** What mentioned a class that goes does not do so any more. */
  private void replace(RandomClass old, RandomClass renamed) {
    classes.remove(old.qualifiedName());
    for (RandomClass other : List.copyOf(classes.values())) {
      if (other.mentioned().contains(old.qualifiedName())) {
        add(other.without(old.qualifiedName()));
      }
    }
    classes.values().removeIf(other -> other.kind() == Kind.PROGRAM && other.roots().isEmpty());
    if (renamed != null) {
      add(renamed);
    }
  }

  private String moveVariable() {
    RandomClass from = pickScope();
    RandomClass to = pickScope();
    if (from == null || to == null || from.equals(to) || from.variables().isEmpty()) {
      return "";
    }
    RandomVariable moved = pick(from.variables());
    if (!moved.length().matches("\\d") && !sees(to.project(), project(moved))) {
      return "";
    }
    if (to.variables().stream().anyMatch(other -> other.field().equals(moved.field()))) {
      return "";
    }
    List<RandomVariable> less = new ArrayList<>(from.variables());
    less.remove(moved);
    List<RandomVariable> more = new ArrayList<>(to.variables());
    more.add(moved);
    add(from.with(less));
    add(to.with(more));
    return "move " + moved.field() + " from " + from.name() + " to " + to.name();
  }

  private String changeVariable() {
    RandomClass type = pickScope();
    if (type == null || type.variables().isEmpty()) {
      return "";
    }
    List<RandomVariable> variables = new ArrayList<>(type.variables());
    int i = random.nextInt(variables.size());
    RandomVariable old = variables.get(i);
    RandomVariable other = variable(old.field(), type.project(), pick(REUSES));
    variables.set(
        i,
        switch (random.nextInt(4)) {
          case 0 ->
              new RandomVariable(
                  old.field(), old.name(), old.type(), old.length(), old.isDim(), other.reuse());
          case 1 ->
              new RandomVariable(
                  old.field(), old.name(), old.type(), other.length(), other.isDim(), old.reuse());
          case 2 ->
              new RandomVariable(
                  old.field(), old.name(), other.type(), old.length(), old.isDim(), old.reuse());
          default ->
              new RandomVariable(
                  old.field(),
                  pick(List.of("", "v", "/m/v", "/o/w")),
                  old.type(),
                  old.length(),
                  old.isDim(),
                  old.reuse());
        });
    add(type.with(variables));
    return "change " + type.name() + "." + old.field();
  }

  private String removeVariable() {
    RandomClass type = pickScope();
    if (type == null || type.variables().isEmpty()) {
      return "";
    }
    List<RandomVariable> variables = new ArrayList<>(type.variables());
    RandomVariable gone = variables.remove(random.nextInt(variables.size()));
    add(type.with(variables));
    return "remove " + type.name() + "." + gone.field();
  }

  private String changePath() {
    RandomClass type = pickScope();
    if (type == null || type.path().isEmpty()) {
      return "";
    }
    add(type.at(pick(PATHS)));
    return "move " + type.name();
  }

  private String toggleAnnotation() {
    List<RandomClass> some =
        classes.values().stream()
            .filter(type -> type.kind() == Kind.SCOPE || type.kind() == Kind.STRAY)
            .filter(type -> type.mounts().isEmpty())
            .filter(
                type ->
                    classes.values().stream()
                        .noneMatch(other -> other.mentioned().contains(type.qualifiedName())))
            .toList();
    if (some.isEmpty()) {
      return "";
    }
    RandomClass type = pick(some);
    add(type.as(type.kind() == Kind.SCOPE ? Kind.STRAY : Kind.SCOPE));
    return "annotate " + type.name() + " or not";
  }

  private String changeConstant() {
    RandomClass sizes = classes.get(pick(projects) + ".Sizes");
    if (sizes == null) {
      return "";
    }
    add(sizes.withConstants(of(2 + random.nextInt(2), 2 + random.nextInt(2))));
    return "change " + sizes.qualifiedName();
  }

  private String changeMounts() {
    RandomClass owner = pickScope();
    if (owner == null) {
      return "";
    }
    List<RandomMount> mounts = new ArrayList<>(owner.mounts());
    if (!mounts.isEmpty() && random.nextBoolean()) {
      mounts.remove(random.nextInt(mounts.size()));
    } else {
      List<RandomClass> components =
          classes.values().stream()
              .filter(type -> type.kind() == Kind.SCOPE && type.path().isEmpty())
              .filter(type -> type.mounts().isEmpty() && !type.equals(owner))
              .filter(type -> sees(owner.project(), type.project()))
              .toList();
      if (components.isEmpty() || owner.path().isEmpty()) {
        return "";
      }
      mounts.add(
          new RandomMount(
              "c" + ++lastNumber,
              pick(components).qualifiedName(),
              random.nextInt(5) == 0 ? "TRUE" : ""));
    }
    add(owner.withMounts(mounts));
    return "change mounts of " + owner.name();
  }

  private String changeProgram() {
    String project = pick(projects);
    List<String> roots =
        classes.values().stream()
            .filter(type -> type.kind() == Kind.SCOPE && !type.path().isEmpty())
            .filter(type -> sees(project, type.project()))
            .filter(type -> random.nextInt(3) > 0)
            .map(RandomClass::qualifiedName)
            .toList();
    if (roots.isEmpty()) {
      return "";
    }
    add(new RandomClass(project, "App", Kind.PROGRAM, "", "", none(), none(), none(), roots));
    return "change " + project + ".App";
  }

  private String changeReuse() {
    RandomClass type = pickScope();
    if (type == null) {
      return "";
    }
    add(type.withReuse(pick(REUSES)));
    return "change the reuse of " + type.name();
  }

  private String undo() {
    int back = Math.max(0, history.size() - 1 - random.nextInt(4));
    classes.clear();
    classes.putAll(history.get(back));
    return "back to step " + (back + 1);
  }

  private void add(RandomClass type) {
    classes.put(type.qualifiedName(), type);
  }

  private RandomClass pickScope() {
    List<RandomClass> scopes =
        classes.values().stream().filter(type -> type.kind() == Kind.SCOPE).toList();
    return scopes.isEmpty() ? null : pick(scopes);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String newName(String letter) {
    return letter + ++lastNumber;
  }

  private static <T> List<T> none() {
    return List.of();
  }

  private static List<Integer> of(int first, int second) {
    return List.of(first, second);
  }
}
