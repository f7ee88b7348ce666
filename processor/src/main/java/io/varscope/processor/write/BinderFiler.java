package io.varscope.processor.write;

import com.palantir.javapoet.JavaFile;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.processor.read.Annotations;
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

  private final Set<Site> tried = new HashSet<>();

  /** The class that each binder belongs to, that was written. */
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

  /** Whether it was tried to write what belongs to an annotation. */
  public boolean hasTried(Site annotation) {
    return tried.contains(annotation);
  }

  /**
   * Writes a class.
   *
   * @param annotation which it belongs to
   * @return what keeps it from being written, if anything
   */
  public Optional<Finding> write(Site annotation, JavaFile file) {
    String name =
        (file.packageName().isEmpty() ? "" : file.packageName() + ".") + file.typeSpec().name();
    tried.add(annotation);
    String other = written.putIfAbsent(name, annotation.type());
    if (other != null) {
      return Optional.of(taken(annotation, name, "the binder of " + other));
    }
    TypeElement existing = elements.getTypeElement(name);
    if (existing != null && inSource.test(name)) {
      return Optional.of(taken(annotation, name, "another class"));
    }
    try {
      file.writeTo(filer);
      return Optional.empty();
    } catch (FilerException e) {
      // Eclipse's batch compiler refuses to write what an earlier compilation wrote.
      return existing != null && isOurs(existing)
          ? Optional.empty()
          : Optional.of(taken(annotation, name, "another generated class"));
    } catch (IOException e) {
      return Optional.of(
          new Finding(
              annotation,
              new Problem("BinderNotWritten", "The binder " + name + " cannot be written: " + e)));
    }
  }

  private static boolean isOurs(TypeElement type) {
    return Annotations.find(type, Annotations.INDEX).isPresent()
        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(
                method ->
                    method.getParameters().stream()
                        .map(parameter -> parameter.asType().toString())
                        .anyMatch(
                            parameter ->
                                parameter.equals("io.varscope.Binding")
                                    || parameter.equals("io.varscope.VariableStore")));
  }

  private static Finding taken(Site annotation, String name, String by) {
    return new Finding(
        annotation,
        new Problem(
            "BinderNameTaken",
            "The binder of "
                + annotation.type()
                + " would be called "
                + name
                + ", and that name is taken by "
                + by
                + ". Rename one of the two."));
  }
}
