package io.varscope.processor.agreement;

import io.varscope.DType;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.FieldType;
import io.varscope.processor.model.FieldType.Form;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Generics;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.JavaClass;
import io.varscope.processor.model.JavaField;
import io.varscope.processor.model.JavaName;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Repeat;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.SlotsDeclaration;
import io.varscope.processor.model.TypeParameter;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Constant;
import io.varscope.rules.Expression;
import io.varscope.rules.Let;
import io.varscope.rules.NameTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Classes that mount and extend each other at random, as declarations and as sources.
 *
 * @param classes each mounts and extends later ones only
 */
record RandomModel(List<RandomClass> classes) {

  /**
   * A scope class.
   *
   * @param path of a root; empty for a component
   * @param isGeneric whether it has the type parameter {@code V extends AnyVariable}
   * @param init as in an annotation, or empty
   * @param takes what a component takes
   * @param superclass how many classes further down, or 0 for none
   * @param superclassDtype the type argument, if that is generic; {@code V} where there is none is
   *     float32
   * @param fields the declarations of dimension fields, as in Java
   */
  record RandomClass(
      String path,
      boolean isGeneric,
      Reuse reuse,
      String init,
      List<String> takes,
      int superclass,
      String superclassDtype,
      List<String> lets,
      List<String> fields,
      List<RandomVariable> variables,
      List<RandomMount> mounts,
      List<String> slots) {

    RandomClass withSlots(List<String> slots) {
      return new RandomClass(
          path,
          isGeneric,
          reuse,
          init,
          takes,
          superclass,
          superclassDtype,
          lets,
          fields,
          variables,
          mounts,
          slots);
    }
  }

  /**
   * A variable.
   *
   * @param shape the text of {@code shape} or {@code dims}, with the name of the value
   * @param type of the field, in Java
   * @param says who creates it what else, as in an annotation: {@code init}, {@code trainable} or
   *     {@code groups}; or empty
   */
  record RandomVariable(
      String name, Reuse reuse, String when, String shape, String type, String says) {

    private InitDeclaration init() {
      return initializer(says.startsWith("init") ? says : "");
    }

    private Optional<Boolean> trainable() {
      return says.startsWith("trainable") ? Optional.of(says.endsWith("true")) : Optional.empty();
    }

    private List<String> groups() {
      return says.startsWith("groups") ? List.of(says.replaceAll(".* |\"", "")) : List.of();
    }

    private FieldType fieldType(boolean isGeneric) {
      if (type.equals("V") && isGeneric) {
        return new FieldType(new DtypeSource.Variable("V"), Form.VARIABLE);
      }
      Form form =
          type.endsWith("[]") ? Form.ARRAY : type.endsWith("Buffer") ? Form.BUFFER : Form.VARIABLE;
      return new FieldType(type.startsWith("Long") ? DType.INT64 : DType.FLOAT32, form);
    }
  }

  /**
   * A mount.
   *
   * @param component how many classes further down
   * @param dtype the type argument, if that is generic
   * @param inline whether it has no level, and no name
   * @param repeat empty if it is a single component
   */
  record RandomMount(
      int component,
      String dtype,
      String name,
      boolean inline,
      Reuse reuse,
      String when,
      String repeat,
      List<String> lets,
      List<String> slots) {

    RandomMount withSlots(List<String> slots) {
      return new RandomMount(component, dtype, name, inline, reuse, when, repeat, lets, slots);
    }
  }

  static String className(int index) {
    return "acme.C" + index;
  }

  private int at(int index, int distance) {
    return Math.min(index + distance, classes.size() - 1);
  }

  /** Whether a class can mount or extend another: the last one cannot. */
  private boolean leadsOn(int index, int distance) {
    return distance > 0 && index < classes.size() - 1;
  }

  /** A type as a class may have it: those that have no {@code V} have float32. */
  private static String type(String type, RandomClass within) {
    return type.equals("V") && !within.isGeneric ? "FloatVariable" : type;
  }

  private static DtypeSource source(String type, RandomClass within) {
    return switch (type(type, within)) {
      case "V" -> new DtypeSource.Variable("V");
      case "LongVariable" -> new DtypeSource.Fixed(DType.INT64);
      default -> new DtypeSource.Fixed(DType.FLOAT32);
    };
  }

  /** What a class says to another that it mounts or extends. */
  private List<DtypeSource> said(String type, RandomClass within, int to) {
    return classes.get(to).isGeneric ? List.of(source(type, within)) : List.of();
  }

  // As declarations.

  Map<String, ScopeClass> declarations() {
    Map<String, ScopeClass> declarations = new TreeMap<>();
    for (int i = 0; i < classes.size(); i++) {
      declarations.put(className(i), declaration(i));
    }
    return declarations;
  }

  private ScopeClass declaration(int index) {
    RandomClass c = classes.get(index);
    String name = className(index);
    List<Member> members = new ArrayList<>();
    for (int k = 0; k < c.variables.size(); k++) {
      members.add(variable(name, "v" + index + "_" + k, c.variables.get(k), c));
    }
    for (int k = 0; k < c.mounts.size() && index < classes.size() - 1; k++) {
      members.add(mount(index, "m" + index + "_" + k, c.mounts.get(k)));
    }
    return new ScopeClass(
        name,
        c.path,
        "/",
        "",
        defaults(c.reuse, c.init, c.lets, c.slots, Site.ofType(name)),
        c.takes,
        List.of(),
        leadsOn(index, c.superclass)
            ? Optional.of(className(at(index, c.superclass)))
            : Optional.empty(),
        new Generics(
            c.isGeneric
                ? List.of(new TypeParameter("V", Optional.of("io.varscope.AnyVariable")))
                : List.of(),
            leadsOn(index, c.superclass)
                ? said(c.superclassDtype, c, at(index, c.superclass))
                : List.of()),
        members,
        c.fields.stream().map(field -> dimField(name, field)).toList(),
        Map.of(),
        List.of(),
        List.of(),
        new JavaClass(
            new JavaName("", List.of(name), List.of(0), true, false),
            "class",
            false,
            false,
            false,
            Optional.empty(),
            true,
            true,
            Optional.empty()),
        true,
        false);
  }

  /** What is written as {@code init = @Init(constant = 1)}. */
  private static InitDeclaration initializer(String written) {
    if (written.isEmpty()) {
      return InitDeclaration.NONE;
    }
    boolean zeros = written.contains("ZEROS");
    return new InitDeclaration(
        zeros ? Init.Kind.ZEROS : Init.Kind.CONSTANT,
        zeros
            ? Optional.empty()
            : Optional.of(List.of(Double.parseDouble(written.replaceAll("\\D", "")))),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Defaults defaults(
      Reuse reuse, String init, List<String> lets, List<String> slots, Site site) {
    List<Formula<Let>> formulas = new ArrayList<>();
    for (int k = 0; k < lets.size(); k++) {
      formulas.add(Formula.of(lets.get(k), site.at("let[" + k + "]"), Let::parse));
    }
    return new Defaults(
        reuse,
        initializer(init),
        Optional.empty(),
        List.of(),
        formulas,
        slots.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SlotsDeclaration(slots, new Site(site.type(), site.field(), Site.SLOTS, ""))));
  }

  private static DimField dimField(String owner, String declaration) {
    List<String> words = List.of(declaration.replaceAll(";| =", "").split(" ", -1));
    boolean isStatic = words.get(0).equals("static");
    String name = isStatic ? words.get(3) : words.get(1);
    boolean isCondition = declaration.contains("boolean");
    Constant constant = null;
    if (isStatic) {
      constant =
          isCondition
              ? new Constant.Truth(Boolean.parseBoolean(words.get(4)))
              : new Constant.Whole(Long.parseLong(words.get(4)));
    }
    return new DimField(
        name,
        owner,
        isStatic,
        isStatic,
        isCondition,
        Optional.ofNullable(constant),
        Optional.empty());
  }

  private static VariableDeclaration variable(
      String owner, String field, RandomVariable v, RandomClass within) {
    Site site = Site.ofField(owner, field, Site.VARIABLE);
    String[] items = v.shape.replaceAll(".*\\{|\\}|\"| ", "").split(",", -1);
    List<Long> lengths = new ArrayList<>();
    List<Formula<Expression>> dims = new ArrayList<>();
    for (int k = 0; k < items.length && !items[k].isEmpty(); k++) {
      if (v.shape.startsWith("dims")) {
        dims.add(Formula.of(items[k], site.at("dims[" + k + "]"), Expression::parse));
      } else {
        lengths.add(Long.parseLong(items[k]));
      }
    }
    return new VariableDeclaration(
        new JavaField(owner, field, v.type, Optional.empty(), List.of(), List.of()),
        v.name,
        template(v.name, site.at("name")),
        Optional.of(v.fieldType(within.isGeneric)),
        lengths,
        dims,
        v.init(),
        v.reuse,
        v.trainable(),
        v.groups(),
        expression(v.when, site.at("when")));
  }

  private MountDeclaration mount(int index, String field, RandomMount m) {
    Site site = Site.ofField(className(index), field, Site.SCOPE);
    return new MountDeclaration(
        new JavaField(className(index), field, "x", Optional.empty(), List.of(), List.of()),
        m.name,
        template(m.name, site.at("value")),
        m.inline,
        Optional.of(className(at(index, 1 + m.component))),
        said(m.dtype, classes.get(index), at(index, 1 + m.component)),
        Optional.empty(),
        true,
        expression(m.repeat, site.at("repeat"))
            .map(count -> new Repeat(Repeat.Container.ARRAY, count)),
        expression(m.when, site.at("when")),
        defaults(m.reuse, "", m.lets, m.slots, site),
        List.of());
  }

  private static Optional<Formula<NameTemplate>> template(String name, Site site) {
    return name.contains("{")
        ? Optional.of(Formula.of(name, site, NameTemplate::parse))
        : Optional.empty();
  }

  private static Optional<Formula<Expression>> expression(String text, Site site) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Formula.of(text, site, Expression::parse));
  }

  // As sources.

  /**
   * The sources by path.
   *
   * @param numbers what {@code int} fields hold
   * @param truths what {@code boolean} fields hold
   */
  Map<String, String> sources(int numbers, boolean truths) {
    Map<String, String> sources = new TreeMap<>();
    for (int i = 0; i < classes.size(); i++) {
      sources.put("acme/C" + i + ".java", source(i, numbers, truths));
    }
    return sources;
  }

  private String source(int index, int numbers, boolean truths) {
    RandomClass c = classes.get(index);
    StringBuilder java = new StringBuilder("package acme;\nimport io.varscope.*;\n");
    java.append(slots(c.slots));
    java.append("@VariableScope(").append(scope(c.path, c.reuse, "", "", c.lets));
    java.append(c.takes.isEmpty() ? "" : ", takes = \"" + c.takes.get(0) + "\"");
    java.append(c.init.isEmpty() ? "" : ", " + c.init).append(")\n");
    java.append("class C").append(index);
    java.append(c.isGeneric ? "<V extends AnyVariable>" : "");
    if (leadsOn(index, c.superclass)) {
      java.append(" extends ").append(reference(at(index, c.superclass), c.superclassDtype, c));
    }
    java.append(" {\n");
    for (String field : c.fields) {
      String value = field.startsWith("boolean") ? " = " + truths + ";" : " = " + numbers + ";";
      java.append("  ").append(field.startsWith("static") ? field : field.replace(";", value));
      java.append("\n");
    }
    for (int k = 0; k < c.variables.size(); k++) {
      RandomVariable v = c.variables.get(k);
      java.append("  @Variable(name = \"").append(v.name).append("\", reuse = Reuse.");
      java.append(v.reuse);
      java.append(v.shape.isEmpty() ? "" : ", " + v.shape);
      java.append(v.when.isEmpty() ? "" : ", when = \"" + v.when + "\"");
      java.append(v.says.isEmpty() ? "" : ", " + v.says).append(") ");
      java.append(type(v.type, c));
      java.append(" v").append(index).append("_").append(k).append(";\n");
    }
    for (int k = 0; k < c.mounts.size() && index < classes.size() - 1; k++) {
      RandomMount m = c.mounts.get(k);
      java.append("  ").append(slots(m.slots));
      java.append("@VariableScope(").append(scope(m.name, m.reuse, m.when, m.repeat, m.lets));
      java.append(m.inline ? ", inline = true" : "");
      java.append(") ").append(reference(at(index, 1 + m.component), m.dtype, c));
      java.append(m.repeat.isEmpty() ? "" : "[]");
      java.append(" m").append(index).append("_").append(k).append(";\n");
    }
    return java.append("}\n").toString();
  }

  /** A class as a type. */
  private String reference(int to, String dtype, RandomClass within) {
    return "C" + to + (classes.get(to).isGeneric ? "<" + type(dtype, within) + ">" : "");
  }

  private static String slots(List<String> slots) {
    return slots.isEmpty()
        ? ""
        : slots.stream().collect(Collectors.joining("\", \"", "@Slots({\"", "\"}) "));
  }

  private static String scope(
      String value, Reuse reuse, String when, String repeat, List<String> lets) {
    return "value = \""
        + value
        + "\", reuse = Reuse."
        + reuse
        + (when.isEmpty() ? "" : ", when = \"" + when + "\"")
        + (repeat.isEmpty() ? "" : ", repeat = \"" + repeat + "\"")
        + lets.stream()
            .map(let -> "\"" + let + "\"")
            .collect(Collectors.joining(", ", ", let = {", "}"));
  }

  /** As sources, for when a property does not hold. */
  @Override
  public String toString() {
    return "\n" + String.join("", sources(1, false).values());
  }
}
