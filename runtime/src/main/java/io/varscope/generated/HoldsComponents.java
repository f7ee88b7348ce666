package io.varscope.generated;

import static java.util.Objects.requireNonNull;

import io.varscope.VariableException;
import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a binder does with the fields of a model that hold components. */
@SuppressWarnings("exports") // Of @Nullable: who compiles against this need not have it.
public abstract class HoldsComponents extends DeclaresVariables {

  HoldsComponents() {}

  /** The class here, or the field that holds it, for messages. */
  abstract FieldPath path();

  abstract Dims dims();

  /**
   * The places of several components below this one, of which not all may be there.
   *
   * @param field the field that holds the components
   * @param repeat how many there are to be, or which, an expression
   * @throws VariableException if that cannot be told
   */
  public abstract List<Element> elements(String field, String repeat);

  /** Those of the whole bind. */
  abstract Components components();

  /**
   * How many components a field holds.
   *
   * @param repeat an expression
   * @throws VariableException if that cannot be told, or is more than an array can hold
   */
  public int count(String repeat) {
    return dims().count(requireNonNull(repeat, "repeat"));
  }

  /**
   * A component, as the binder of its class may fill it.
   *
   * @param component the value of the field
   * @param type the class that the field declares
   * @param field the name of the field
   * @throws VariableException if it is null, has a place in this bind already, or is of a scope
   *     class that extends the declared one
   */
  public void component(Object component, Class<?> type, String field) {
    components()
        .place(
            component, requireNonNull(type, "type"), path().field(requireNonNull(field, "field")));
  }

  /**
   * One of several components, as the binder of its class may fill it.
   *
   * @param component the element of the field's array or list
   * @param type the class that the field declares
   * @param field the name of the field
   * @param index from 0
   * @throws VariableException as {@link #component(Object, Class, String)}
   */
  public void component(Object component, Class<?> type, String field, int index) {
    requireNonNull(type, "type");
    requireNonNull(field, "field");
    components().place(component, type, path().field(field, index));
  }

  /**
   * An array for components of a generic type, which Java cannot make without a warning.
   *
   * @param repeat how many there are to be, an expression
   */
  public <T> T[] array(Class<T> type, String repeat) {
    @SuppressWarnings("unchecked") // That is what newInstance makes.
    T[] array = (T[]) Array.newInstance(requireNonNull(type, "type"), count(repeat));
    return array;
  }

  /**
   * Makes the components that are missing in an array.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @param constructor makes one
   * @throws VariableException if there are not as many
   */
  public <T> void fill(T[] components, String field, String repeat, Supplier<T> constructor) {
    requireNonNull(components, "components");
    requireNonNull(field, "field");
    requireNonNull(repeat, "repeat");
    lists().fill(components, field, repeat, requireNonNull(constructor, "constructor"));
  }

  /**
   * Makes the components that are missing in a list; an empty one is filled.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @param constructor makes one
   * @throws VariableException if there are not as many
   */
  public <T> void fill(List<T> components, String field, String repeat, Supplier<T> constructor) {
    requireNonNull(components, "components");
    requireNonNull(field, "field");
    requireNonNull(repeat, "repeat");
    lists().fill(components, field, repeat, requireNonNull(constructor, "constructor"));
  }

  /**
   * Makes the components that are missing in an array, of those that are to be there.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many elements there are to be, or which, an expression
   * @param when the condition under which an element is there, which its index decides
   * @param constructor makes one
   * @throws VariableException if there are not as many
   */
  public <T> void fill(
      T[] components, String field, String repeat, String when, Supplier<T> constructor) {
    requireNonNull(components, "components");
    requireNonNull(when, "when");
    requireNonNull(constructor, "constructor");
    lists().fill(components, elements(field, repeat), field, repeat, when, constructor);
  }

  /**
   * Makes the components that are missing in a list, of those that are to be there; an empty one is
   * filled, with null where there is none.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many elements there are to be, or which, an expression
   * @param when the condition under which an element is there, which its index decides
   * @param constructor makes one
   * @throws VariableException if there are not as many
   */
  public <T> void fill(
      List<T> components, String field, String repeat, String when, Supplier<T> constructor) {
    requireNonNull(components, "components");
    requireNonNull(when, "when");
    requireNonNull(constructor, "constructor");
    lists().fill(components, elements(field, repeat), field, repeat, when, constructor);
  }

  /**
   * Several components that the model's author has to provide.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @throws VariableException if there are not as many
   */
  public void require(@Nullable List<?> components, String field, String repeat) {
    requireNonNull(field, "field");
    requireNonNull(repeat, "repeat");
    lists().requireCount(components == null ? 0 : components.size(), field, repeat);
  }

  /**
   * Several components that the model's author has to provide.
   *
   * @param components the value of the field
   * @param field the name of the field
   * @param repeat how many there are to be, an expression
   * @throws VariableException if there are not as many
   */
  public void require(Object @Nullable [] components, String field, String repeat) {
    requireNonNull(field, "field");
    requireNonNull(repeat, "repeat");
    lists().requireCount(components == null ? 0 : components.length, field, repeat);
  }

  private ComponentLists lists() {
    return new ComponentLists(path(), dims());
  }
}
