package io.varscope.processor.write;

import com.palantir.javapoet.JavaFile;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.BinderName;
import io.varscope.rules.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Puts binders where the compiler finds them, and tells when their names are taken. */
public final class BinderFiler {

  private final Filer filer;
  private final Elements elements;
  private final Predicate<String> inSource;

  private final Set<String> tried = new HashSet<>();

  /** The scope class of each binder that was written. */
  private final Map<String, String> written = new HashMap<>();

  /**
   * A filer.
   *
   * @param inSource whether this compilation has the source of a class
   */
  public BinderFiler(Filer filer, Elements elements, Predicate<String> inSource) {
    this.filer = filer;
    this.elements = elements;
    this.inSource = inSource;
  }

  /** Whether it was tried to write the binder of a class. */
  public boolean hasTried(ScopeClass scope) {
    return tried.contains(scope.name());
  }

  /**
   * Writes a binder.
   *
   * @return what keeps it from being written, if anything
   */
  public Optional<Finding> write(ScopeClass scope, JavaFile binder) {
    TypeElement type = elements.getTypeElement(scope.name());
    String name = BinderName.of(type).qualified();
    tried.add(scope.name());
    String other = written.putIfAbsent(name, scope.name());
    if (other != null) {
      return Optional.of(taken(scope, name, "the binder of " + other));
    }
    TypeElement existing = elements.getTypeElement(name);
    if (existing != null && inSource.test(name)) {
      return Optional.of(taken(scope, name, "another class"));
    }
    try {
      binder.writeTo(filer);
      return Optional.empty();
    } catch (FilerException e) {
      // Eclipse's batch compiler refuses to write what an earlier compilation wrote.
      return existing != null && isBinder(existing)
          ? Optional.empty()
          : Optional.of(taken(scope, name, "another generated class"));
    } catch (IOException e) {
      return Optional.of(
          new Finding(
              scope.site(),
              new Problem("BinderNotWritten", "The binder " + name + " cannot be written: " + e)));
    }
  }

  private static boolean isBinder(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(
            method ->
                method.getSimpleName().contentEquals("declare")
                    && method.getParameters().size() == 2
                    && method
                        .getParameters()
                        .get(1)
                        .asType()
                        .toString()
                        .equals("io.varscope.Binding"));
  }

  private static Finding taken(ScopeClass scope, String name, String by) {
    return new Finding(
        scope.site(),
        new Problem(
            "BinderNameTaken",
            "The binder of "
                + scope.name()
                + " would be called "
                + name
                + ", and that name is taken by "
                + by
                + ". Rename one of the two."));
  }
}
