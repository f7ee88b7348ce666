package io.varscope.checkpoint;

import io.varscope.CheckpointHeader;
import io.varscope.LoadedFrom;
import io.varscope.header.Header;
import io.varscope.header.HeaderException;
import io.varscope.naming.NameRules;
import io.varscope.naming.NamedReasons;
import io.varscope.naming.NamingException;
import io.varscope.naming.TensorExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one {@link LoadedFrom} says.
 *
 * @param on the class that is annotated
 * @param header the class of the header
 */
record Declaration(
    Class<?> on, Class<?> header, NameRules names, NamedReasons absent, NamedReasons unused) {

  /**
   * All that a class says.
   *
   * @throws IllegalArgumentException if one of them cannot be read
   */
  static List<Declaration> of(Class<?> on) {
    List<Declaration> all = new ArrayList<>();
    for (LoadedFrom from : on.getAnnotationsByType(LoadedFrom.class)) {
      all.add(
          new Declaration(
              on,
              header(on, from),
              read(on, "names", from.names(), NameRules::parse),
              read(on, "absent", from.absent(), NamedReasons::parse),
              read(on, "unused", from.unused(), NamedReasons::parse)));
    }
    return all;
  }

  private static Class<?> header(Class<?> on, LoadedFrom from) {
    try {
      return from.value();
    } catch (TypeNotPresentException e) {
      throw new IllegalArgumentException(
          "@LoadedFrom of "
              + on.getName()
              + " names the class "
              + e.typeName()
              + ", which is not there when this program runs.",
          e);
    }
  }

  private static <T> T read(
      Class<?> on, String member, String[] entries, Function<List<String>, T> how) {
    try {
      return how.apply(List.of(entries));
    } catch (NamingException e) {
      throw illegal(on, member, entries[e.entry()], e);
    }
  }

  private static IllegalArgumentException illegal(
      Class<?> on, String member, String entry, NamingException e) {
    return new IllegalArgumentException(
        "@LoadedFrom of "
            + on.getName()
            + " has illegal "
            + member
            + ", \""
            + entry
            + "\" at index "
            + e.index()
            + ": "
            + e.getMessage(),
        e);
  }

  /**
   * What a variable is of the tensors of the file.
   *
   * @throws IllegalArgumentException if a rule cannot be applied to it
   */
  TensorExpression tensor(String variable) {
    try {
      return names.apply(variable).tensor();
    } catch (NamingException e) {
      throw illegal(on, "names", names.rule(e.entry()), e);
    }
  }

  /** Why the file may lack a variable, if it may. */
  Optional<String> absentReason(String variable) {
    int entry = absent.find(variable);
    return entry < 0 ? Optional.empty() : Optional.of(absent.reason(entry));
  }

  /** Why no variable takes a tensor, if that may be. */
  Optional<String> unusedReason(String tensor) {
    int entry = unused.find(tensor);
    return entry < 0 ? Optional.empty() : Optional.of(unused.reason(entry));
  }

  /**
   * The header that is declared.
   *
   * @throws IllegalArgumentException if the class has none, or one that cannot be read
   */
  static Header header(Class<?> holder) {
    CheckpointHeader annotation = holder.getAnnotation(CheckpointHeader.class);
    if (annotation == null) {
      throw new IllegalArgumentException(
          holder.getName()
              + " has no @CheckpointHeader. The command varscope header writes classes that have.");
    }
    try {
      return Header.parse(annotation.file(), annotation.digest(), List.of(annotation.tensors()));
    } catch (HeaderException e) {
      throw new IllegalArgumentException(
          "@CheckpointHeader of "
              + holder.getName()
              + " cannot be read"
              + (e.line() < 0 ? "" : ", \"" + annotation.tensors()[e.line()] + "\"")
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Of several, the one whose header has most in common with a file; the first of equal ones. */
  static Optional<Declaration> nearest(List<Declaration> all, TensorNames names) {
    if (all.size() < 2) {
      return all.stream().findFirst();
    }
    Declaration best = all.get(0);
    long fewest = Long.MAX_VALUE;
    for (Declaration declaration : all) {
      long differences = differences(header(declaration.header), names);
      if (differences < fewest) {
        fewest = differences;
        best = declaration;
      }
    }
    return Optional.of(best);
  }

  private static long differences(Header header, TensorNames names) {
    long common =
        header.tensors().stream()
            .filter(
                tensor -> {
                  TensorInfo found = names.tensors().get(tensor.name());
                  return found != null && found.shape().toString().equals(tensor.shape());
                })
            .count();
    return header.tensors().size() - common + names.names().size() - common;
  }
}
