package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A prefix of variable names, with defaults that everything below it inherits.
 *
 * <p>On a class with a {@linkplain #value() name}, the class is a <em>root</em>: its variables have
 * an absolute place in the graph. On a class without a name, it is a <em>component</em>, such as a
 * layer: placed only where a field mounts it, as often as one likes. On a field whose type is a
 * scope class, it is a <em>mount</em>: it places that class below the owner of the field.
 *
 * <pre>{@code
 * @VariableScope("mlp")
 * class Mlp {
 *   @VariableScope Dense hidden; // mlp/hidden/weights
 *   @VariableScope("out") Dense output; // mlp/out/weights
 * }
 *
 * @VariableScope
 * class Dense {
 *   @Variable(shape = {64, 64}) FloatVariable weights;
 * }
 * }</pre>
 *
 * <p>Modelled on {@code tf.variable_scope} of TensorFlow 1.
 */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface VariableScope {

  /**
   * On a class: the path of a root, such as {@code "foo"} or {@code "foo/bar"}; {@code "/"} is a
   * root without a prefix; empty makes the class a component. On a field: the place of the mount
   * below its owner; empty means the field's name.
   */
  String value() default "";

  /**
   * Whether the variables below are created, shared or either. A scope below {@link Reuse#TRUE} or
   * {@link Reuse#AUTO} cannot return to {@link Reuse#FALSE}.
   */
  Reuse reuse() default Reuse.INHERIT;

  /** The initializer of every variable below that names none itself. */
  Init init() default @Init;

  /**
   * On a root: the universe of names that it belongs to. Roots of different graphs may use the same
   * names, and cannot share variables: models that are never bound to one store. Empty is a graph
   * too, that of all roots that say nothing.
   */
  String graph() default "";
}
