package io.varscope.generated;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Shape;
import java.util.function.Consumer;

/**
 * One variable that is declared and assigned alone, as the binder of a class with one field does.
 *
 * @param <V> the class of the variable
 */
public final class Declared<V extends AnyVariable> {

  private final Binding in;
  private final Declaration declaration;
  private final String name;
  private final DType<V> dtype;
  private final Shape shape;

  private Declared(Binding in, String name, DType<V> dtype, Shape shape) {
    this.in = in;
    this.declaration = in.declaration();
    this.name = name;
    this.dtype = dtype;
    this.shape = shape;
  }

  public static <V extends AnyVariable> Declared<V> in(
      Binding place, String name, DType<V> dtype, Shape shape) {
    return new Declared<>(place, name, dtype, shape);
  }

  public Declared<V> field(String field) {
    declaration.field(field);
    return this;
  }

  public Declared<V> initializer(Initializer initializer) {
    declaration.initializer(initializer);
    return this;
  }

  public Declared<V> reuse(Reuse reuse) {
    declaration.reuse(reuse);
    return this;
  }

  public Declared<V> trainable(boolean trainable) {
    declaration.trainable(trainable);
    return this;
  }

  public Declared<V> groups(String... groups) {
    declaration.groups(groups);
    return this;
  }

  public Declared<V> memory(Memory memory) {
    declaration.memory(memory);
    return this;
  }

  /** Has the variable given to somebody once the bind has succeeded. */
  public void to(Consumer<? super V> field) {
    in.begin(1);
    declaration.variable(name, dtype, shape);
    in.assign(
        new Assignment() {
          @Override
          protected void assign(Found found) {
            field.accept(dtype.variableClass().cast(found.next()));
          }
        });
  }
}
