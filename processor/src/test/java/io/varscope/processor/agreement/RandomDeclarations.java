package io.varscope.processor.agreement;

import io.varscope.DType;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.processor.agreement.RandomModel.RandomClass;
import io.varscope.processor.agreement.RandomModel.RandomMount;
import io.varscope.processor.agreement.RandomModel.RandomVariable;
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

/** The classes of a model as the compiler's declarations. */
record RandomDeclarations(RandomModel model) {

  Map<String, ScopeClass> all() {
    Map<String, ScopeClass> declarations = new TreeMap<>();
    for (int i = 0; i < model.classes().size(); i++) {
      declarations.put(RandomModel.className(i), declaration(i));
    }
    return declarations;
  }

  private ScopeClass declaration(int index) {
    RandomClass c = model.classes().get(index);
    String name = RandomModel.className(index);
    List<Member> members = new ArrayList<>();
    for (int k = 0; k < c.variables().size(); k++) {
      members.add(variable(name, "v" + index + "_" + k, c.variables().get(k), c));
    }
    for (int k = 0; k < c.mounts().size() && index < model.classes().size() - 1; k++) {
      members.add(mount(index, "m" + index + "_" + k, c.mounts().get(k)));
    }
    return new ScopeClass(
        name,
        c.path(),
        "/",
        "",
        defaults(c.reuse(), c.init(), c.lets(), c.slots(), Site.ofType(name)),
        c.takes(),
        List.of(),
        model.leadsOn(index, c.superclass())
            ? Optional.of(RandomModel.className(model.at(index, c.superclass())))
            : Optional.empty(),
        new Generics(
            c.isGeneric()
                ? List.of(new TypeParameter("V", Optional.of("io.varscope.AnyVariable")))
                : List.of(),
            model.leadsOn(index, c.superclass())
                ? said(c.superclassDtype(), c, model.at(index, c.superclass()))
                : List.of()),
        members,
        c.fields().stream().map(field -> dimField(name, field)).toList(),
        Map.of(),
        List.of(),
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
    String[] items = v.shape().replaceAll(".*\\{|\\}|\"| ", "").split(",", -1);
    List<Long> lengths = new ArrayList<>();
    List<Formula<Expression>> dims = new ArrayList<>();
    for (int k = 0; k < items.length && !items[k].isEmpty(); k++) {
      if (v.shape().startsWith("dims")) {
        dims.add(Formula.of(items[k], site.at("dims[" + k + "]"), Expression::parse));
      } else {
        lengths.add(Long.parseLong(items[k]));
      }
    }
    return new VariableDeclaration(
        new JavaField(owner, field, v.type(), Optional.empty(), List.of(), List.of()),
        v.name(),
        template(v.name(), site.at("name")),
        Optional.of(fieldType(v, within.isGeneric())),
        lengths,
        dims,
        init(v),
        v.reuse(),
        trainable(v),
        groups(v),
        expression(v.when(), site.at("when")));
  }

  private MountDeclaration mount(int index, String field, RandomMount m) {
    Site site = Site.ofField(RandomModel.className(index), field, Site.SCOPE);
    return new MountDeclaration(
        new JavaField(
            RandomModel.className(index), field, "x", Optional.empty(), List.of(), List.of()),
        m.name(),
        template(m.name(), site.at("value")),
        m.inline(),
        Optional.of(RandomModel.className(model.at(index, 1 + m.component()))),
        said(m.dtype(), model.classes().get(index), model.at(index, 1 + m.component())),
        Optional.empty(),
        true,
        expression(m.repeat(), site.at("repeat"))
            .map(count -> new Repeat(Repeat.Container.ARRAY, count)),
        expression(m.when(), site.at("when")),
        defaults(m.reuse(), "", m.lets(), m.slots(), site),
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

  private static InitDeclaration init(RandomVariable v) {
    return initializer(v.says().startsWith("init") ? v.says() : "");
  }

  private static Optional<Boolean> trainable(RandomVariable v) {
    return v.says().startsWith("trainable")
        ? Optional.of(v.says().endsWith("true"))
        : Optional.empty();
  }

  private static List<String> groups(RandomVariable v) {
    return v.says().startsWith("groups") ? List.of(v.says().replaceAll(".* |\"", "")) : List.of();
  }

  private static FieldType fieldType(RandomVariable v, boolean isGeneric) {
    if (v.type().equals("V") && isGeneric) {
      return new FieldType(new DtypeSource.Variable("V"), Form.VARIABLE);
    }
    Form form =
        v.type().endsWith("[]")
            ? Form.ARRAY
            : v.type().endsWith("Buffer") ? Form.BUFFER : Form.VARIABLE;
    return new FieldType(v.type().startsWith("Long") ? DType.INT64 : DType.FLOAT32, form);
  }

  private static DtypeSource source(String type, RandomClass within) {
    return switch (RandomModel.type(type, within)) {
      case "V" -> new DtypeSource.Variable("V");
      case "LongVariable" -> new DtypeSource.Fixed(DType.INT64);
      default -> new DtypeSource.Fixed(DType.FLOAT32);
    };
  }

  /** What a class says to another that it mounts or extends. */
  private List<DtypeSource> said(String type, RandomClass within, int to) {
    return model.classes().get(to).isGeneric() ? List.of(source(type, within)) : List.of();
  }
}
