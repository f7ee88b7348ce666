package io.varscope.processor.output;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Puts binders where the compiler finds them, and tells when their names are taken. */
public final class BinderFiler {

  private final Filer filer;
  private final Classes classes;
  private final Predicate<String> inSource;
  private final Predicate<String> isOrigin;

  private int count;

  /** The class that each binder belongs to, that was written. */
  private final Map<String, String> written = new HashMap<>();

  /**
   * A filer.
   *
   * @param inSource whether this compilation has the source of a class
   * @param isOrigin whether a class can be given as the origin of a file: of one that is only
   *     checked again, Eclipse remembers the origin, and would take another for a second one
   */
  public BinderFiler(
      Filer filer, Classes classes, Predicate<String> inSource, Predicate<String> isOrigin) {
    this.filer = filer;
    this.isOrigin = isOrigin;
    this.classes = classes;
    this.inSource = inSource;
  }

  /** How many files were written. */
  public int count() {
    return count;
  }

  /**
   * Writes a class.
   *
   * @param annotation which it belongs to
   * @param name its qualified name
   * @param source its text
   * @return what keeps it from being written, if anything
   */
  public Optional<Finding> write(Site annotation, String name, String source) {
    String other = written.putIfAbsent(name, annotation.type());
    if (other != null && !other.equals(annotation.type())) {
      return Optional.of(taken(annotation, name, "the binder of " + other));
    }
    TypeElement existing = classes.findHere(name);
    if (existing != null && !isOurs(existing, annotation.type()) && !isLeftOver(existing, name)) {
      return Optional.of(
          taken(
              annotation,
              name,
              Annotations.ownerOf(existing)
                  .map(owner -> "the binder of " + owner)
                  .orElse("another class")));
    }
    try {
      create(name, source, annotation.type());
      return Optional.empty();
    } catch (FilerException e) {
      // Eclipse's batch compiler refuses to write what an earlier compilation wrote.
      return existing != null && isOurs(existing, annotation.type())
          ? Optional.empty()
          : Optional.of(taken(annotation, name, "another generated class"));
    } catch (IOException e) {
      return Optional.of(
          new Finding(
              annotation,
              new Problem(
                  Id.BINDER_NOT_WRITTEN, "The binder " + name + " cannot be written: " + e)));
    }
  }

  private void create(String name, String source, String origin) throws IOException {
    JavaFileObject object =
        isOrigin.test(origin)
            ? filer.createSourceFile(name, classes.find(origin))
            : filer.createSourceFile(name);
    try (Writer out = object.openWriter()) {
      out.write(inAscii(source));
    }
    count++;
  }

  /** With escapes for what the encoding of the compilation may not have. */
  private static String inAscii(String text) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      return text;
    }
    StringBuilder ascii = new StringBuilder(text.length());
    int done = 0;
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c > 127) {
        ascii.append(text, done, k).append(String.format("\\u%04x", (int) c));
        done = k + 1;
      }
    }
    return ascii.append(text, done, text.length()).toString();
  }

  /**
   * Whether a class was written for this one before. Names of index classes tell whose they are.
   */
  private static boolean isOurs(TypeElement type, String owner) {
    return Annotations.find(type, Annotations.INDEX).isPresent()
        || Annotations.ownerOf(type).filter(owner::equals).isPresent();
  }

  /** Whether it was written for a class that is gone, or needs none any more. */
  private boolean isLeftOver(TypeElement type, String name) {
    return !inSource.test(name)
        && Annotations.ownerOf(type)
            .filter(
                owner -> {
                  TypeElement owning = classes.find(owner);
                  return owning == null
                      || (Annotations.find(owning, Annotations.VARIABLE_SCOPE).isEmpty()
                          && Annotations.find(owning, Annotations.VARIABLE_GRAPH).isEmpty());
                })
            .isPresent();
  }

  private static Finding taken(Site annotation, String name, String by) {
    return new Finding(
        annotation,
        new Problem(
            Id.BINDER_NAME_TAKEN,
            "The binder of "
                + annotation.type()
                + " would be called "
                + name
                + ", and that name is taken by "
                + by
                + ". Rename one of the two."));
  }
}
