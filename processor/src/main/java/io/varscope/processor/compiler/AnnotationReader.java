package io.varscope.processor.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads the written values of one annotation. A value that the compiler could not make sense of
 * counts as not written, and makes the annotation {@linkplain #isComplete() incomplete}: the
 * compiler says what is wrong with it, or a later round resolves it.
 */
public final class AnnotationReader {

  /** What compilers give for a constant that does not resolve. */
  private static final String ERROR = "<error>";

  private final Map<String, AnnotationValue> values;
  private final List<AnnotationReader> nested = new ArrayList<>();
  private boolean complete;

  public AnnotationReader(AnnotationMirror mirror) {
    Optional<Map<String, AnnotationValue>> read = Annotations.values(mirror);
    this.values = read.orElse(Map.of());
    this.complete = read.isPresent();
  }

  public boolean isComplete() {
    for (AnnotationReader reader : nested) {
      if (!reader.isComplete()) {
        return false;
      }
    }
    return complete;
  }

  public Optional<String> string(String member) {
    return read(member, String.class);
  }

  public Optional<Boolean> bool(String member) {
    return read(member, Boolean.class);
  }

  public Optional<Double> number(String member) {
    return read(member, Double.class);
  }

  public Optional<Long> integer(String member) {
    return read(member, Long.class);
  }

  public <E extends Enum<E>> Optional<E> constant(String member, Class<E> type) {
    Optional<VariableElement> element = read(member, VariableElement.class);
    if (element.isEmpty()) {
      return Optional.empty();
    }
    String name = element.get().getSimpleName().toString();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return Optional.of(constant);
      }
    }
    complete = false;
    return Optional.empty();
  }

  public Optional<AnnotationReader> annotation(String member) {
    Optional<AnnotationMirror> mirror = read(member, AnnotationMirror.class);
    if (mirror.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(beside(mirror.get()));
  }

  /** Another annotation, without which this is not complete. */
  public AnnotationReader beside(AnnotationMirror mirror) {
    AnnotationReader reader = new AnnotationReader(mirror);
    nested.add(reader);
    return reader;
  }

  /** A class literal. */
  public Optional<DeclaredType> type(String member) {
    Optional<TypeMirror> type = read(member, TypeMirror.class);
    if (type.isPresent() && type.get().getKind() == TypeKind.DECLARED) {
      return Optional.of((DeclaredType) type.get());
    }
    complete &= type.isEmpty();
    return Optional.empty();
  }

  public Optional<List<Long>> integers(String member) {
    return list(member, Long.class);
  }

  public Optional<List<String>> strings(String member) {
    return list(member, String.class);
  }

  /** Class literals, which may be of primitive types and arrays. */
  public Optional<List<TypeMirror>> types(String member) {
    return list(member, TypeMirror.class)
        .map(
            types -> {
              complete &= types.stream().noneMatch(type -> type.getKind() == TypeKind.ERROR);
              return types;
            });
  }

  /** Those of some values that are written. */
  public List<String> written(String... members) {
    List<String> written = new ArrayList<>();
    for (String member : members) {
      if (values.containsKey(member)) {
        written.add(member);
      }
    }
    return written;
  }

  public Optional<List<Double>> numbers(String member) {
    return list(member, Double.class);
  }

  private <T> Optional<List<T>> list(String member, Class<T> type) {
    Optional<?> items = read(member, List.class);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<T> list = new ArrayList<>();
    for (Object item : (List<?>) items.get()) {
      Optional<T> read = item instanceof AnnotationValue value ? as(type, value) : Optional.empty();
      if (read.isPresent()) {
        list.add(read.get());
      } else {
        complete = false;
      }
    }
    return Optional.of(list);
  }

  private <T> Optional<T> read(String member, Class<T> type) {
    AnnotationValue value = values.get(member);
    if (value == null) {
      return Optional.empty();
    }
    Optional<T> read = as(type, value);
    complete &= read.isPresent();
    return read;
  }

  private static <T> Optional<T> as(Class<T> type, AnnotationValue value) {
    Object content = value.getValue();
    return type.isInstance(content) && !isUnresolved(value)
        ? Optional.of(type.cast(content))
        : Optional.empty();
  }

  /**
   * Whether a value is the mark of a constant that does not resolve, not a string that reads like
   * it: that has quotes in source code, which javac's mark has not. That of Eclipse's compiler has
   * them, but is one object, which no string of a source is.
   */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isUnresolved(AnnotationValue value) {
    return ERROR.equals(value.getValue())
        && (value.toString().equals(ERROR) || value.getValue() == (Object) ERROR);
  }
}
