package io.varscope.processor.agreement;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableStore;
import io.varscope.generated.Binding;
import io.varscope.generated.Declaration;
import io.varscope.generated.Element;
import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.FieldType;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Binds declarations as their binders would, without a compiler. */
final class Interpreter {

  private final Map<String, ScopeClass> classes;
  private final Function<String, Integer> numbers;
  private final Predicate<String> truths;

  /**
   * An interpreter.
   *
   * @param numbers what an {@code int} field holds, by its Java path
   * @param truths what a {@code boolean} field holds, by its Java path
   */
  Interpreter(
      Map<String, ScopeClass> classes,
      Function<String, Integer> numbers,
      Predicate<String> truths) {
    this.classes = classes;
    this.numbers = numbers;
    this.truths = truths;
  }

  /** Binds roots one after the other to a new store. */
  VariableStore bindInTurn(Collection<ScopeClass> roots) {
    VariableStore store = new VariableStore(0);
    for (ScopeClass root : roots) {
      Binding binding = Binding.at(store.scope(root.path()), root.name());
      declare(root, binding, root.name());
      binding.commit();
    }
    return store;
  }

  /** Binds all roots together to a new store. */
  VariableStore bind(Collection<ScopeClass> roots) {
    VariableStore store = new VariableStore(0);
    Binding binding = Binding.at(store.root(), "");
    for (ScopeClass root : roots) {
      declare(root, binding.with(store.scope(root.path()), root.name()), root.name());
    }
    binding.commit();
    return store;
  }

  private void declare(ScopeClass type, Binding place, String path) {
    Binding shared = place.withReuse(type.defaults().reuse());
    Binding in =
        slotted(
                type.defaults(),
                type.defaults().init().isGiven()
                    ? shared.withInitializer(initializer(type.defaults().init()))
                    : shared)
            .let(lets(type.defaults()));
    for (DimField field : type.dimFields()) {
      give(field, in, path);
    }
    type.superclass()
        .map(classes::get)
        .ifPresent(
            superclass ->
                declare(superclass, said(superclass, type.generics().superclass(), in, in), path));
    for (Member member : type.members()) {
      boolean isByElement = member instanceof MountDeclaration mount && mount.isByElement();
      if (member.when().isPresent() && !isByElement && !in.when(member.when().get().text())) {
        continue;
      }
      if (member instanceof VariableDeclaration variable) {
        declare(variable, variable.type().orElseThrow(), in);
      } else if (member instanceof MountDeclaration mount) {
        declare(mount, in, path + "." + mount.field().name());
      }
    }
  }

  private void give(DimField field, Binding in, String path) {
    String symbol = path + "." + field.name();
    if (field.isCondition()) {
      in.condition(
          field.name(),
          field.constant().map(value -> value.asTruth()).orElseGet(() -> truths.test(symbol)));
    } else {
      in.dim(
          field.name(),
          field
              .constant()
              .map(value -> value.asNumber())
              .orElseGet(() -> (long) numbers.apply(symbol)));
    }
  }

  private static void declare(VariableDeclaration variable, FieldType type, Binding in) {
    Shape shape =
        variable.dims().isEmpty() ? Shape.of(variable.shape()) : in.shape(texts(variable.dims()));
    in.begin(1);
    Declaration declaration =
        in.declaration()
            .field(variable.field().name())
            .reuse(variable.reuse())
            .groups(variable.groups().toArray(String[]::new))
            .memory(type.memory());
    if (variable.init().isGiven()) {
      declaration.initializer(initializer(variable.init()));
    }
    variable.trainable().ifPresent(declaration::trainable);
    declaration.variable(in.name(variable.name()), dtype(type.dtype(), in), shape);
  }

  private static DType<?> dtype(DtypeSource source, Binding in) {
    return source instanceof DtypeSource.Fixed fixed
        ? fixed.dtype()
        : in.dtype(((DtypeSource.Variable) source).name());
  }

  /** A place whose class is told its dtypes. */
  private static Binding said(
      ScopeClass type, List<DtypeSource> dtypes, Binding in, Binding place) {
    Binding said = place;
    for (int k = 0; k < dtypes.size(); k++) {
      String name = type.generics().parameters().get(k).name();
      said = said.dtype(name, dtype(dtypes.get(k), in));
    }
    return said;
  }

  private static Binding said(
      ScopeClass component, MountDeclaration mount, Binding in, Binding place) {
    return said(
        component, mount.dtypes(), in, slotted(mount.defaults(), place.withReuse(mount.reuse())));
  }

  private static Initializer initializer(InitDeclaration init) {
    return init.constant()
        .map(values -> Initializers.constant(values.get(0)))
        .orElseGet(Initializers::zeros);
  }

  private void declare(MountDeclaration mount, Binding in, String path) {
    ScopeClass component = classes.get(mount.component().orElseThrow());
    String field = mount.field().name();
    String[] lets = lets(mount.defaults());
    if (mount.repeat().isEmpty()) {
      Binding place =
          mount.isInline() ? in.inline(field, lets) : in.mount(field, mount.name(), lets);
      declare(component, said(component, mount, in, place), path);
      return;
    }
    for (Element element : in.elements(field, mount.repeat().get().count().text())) {
      if (!mount.isByElement() || element.when(mount.when().orElseThrow().text())) {
        Binding place =
            mount.isInline() ? element.inline(lets) : element.mount(mount.place(), lets);
        declare(component, said(component, mount, in, place), path + "[" + element.at() + "]");
      }
    }
  }

  private static Binding slotted(Defaults defaults, Binding place) {
    return defaults
        .slots()
        .map(slots -> place.withSlots(slots.names().toArray(String[]::new)))
        .orElse(place);
  }

  private static String[] lets(Defaults defaults) {
    return texts(defaults.lets());
  }

  private static String[] texts(List<? extends Formula<?>> formulas) {
    return formulas.stream().map(Formula::text).toArray(String[]::new);
  }
}
