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
 * layer, which has a place only where a field mounts it, as often as you like. On a field whose
 * type is a scope class, it is a <em>mount</em>: it places that class below the owner of the field.
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
   * root without a prefix; empty makes the class a component.
   *
   * <p>On a field: the place of the mount below its owner; empty means the field's name. A leading
   * {@code /} makes it absolute in the graph: {@code "/conv2d_{n}"}. It may contain expressions in
   * braces, which the compiler must be able to evaluate: {@code "layer_{i}"} where the mount is
   * {@linkplain #repeat() repeated}, or {@code "block{first+1}"} where {@code first} is a
   * dimension.
   */
  String value() default "";

  /**
   * Whether the variables below are created, shared, or may be either. A scope below {@link
   * Reuse#TRUE} or {@link Reuse#AUTO} cannot return to {@link Reuse#FALSE}.
   */
  Reuse reuse() default Reuse.INHERIT;

  /** The initializer of every variable below that names none itself. */
  Init init() default @Init;

  /**
   * Whether an optimizer should change the variables below that do not say so themselves. The
   * nearest scope that says so decides; if none does, they are trainable.
   */
  boolean trainable() default true;

  /**
   * Groups that the variables below belong to, besides those of the enclosing scopes, such as
   * {@code "encoder"}: for listing, freezing, and optimizers.
   */
  String[] groups() default {};

  /**
   * The dimensions, lists and conditions that this scope gives to everything below, such as {@code
   * "in=784"}, {@code "out=4*hidden"}, {@code "rows={1460, 583, 305}"} or {@code "bias=false"}. On
   * a class, the expressions are read in the class; on a mount, in its owner.
   *
   * <p>A number is made of integers, names, {@code + - * / %} and parentheses, all exact: a
   * division that leaves a remainder is an error, and {@code floor(a/b)} and {@code ceil(a/b)}
   * round one, down and up. {@code a%b} is what {@code floor(a/b)} leaves. {@code rows[i]} is one
   * value of a list, from 0, and {@code size(rows)} how many it has. A condition compares two
   * numbers, {@code == != < <= > >=}, where the compiler knows how they compare; or it is a name,
   * {@code true} or {@code false}; and {@code && || !} join conditions, as in Java.
   *
   * <p>A name is looked up where the expression is read: first what the mount of that object gives;
   * then, for its class and each superclass, what the class gives and its {@code int}, {@code long}
   * and {@code boolean} fields and constants of that name; then the same in its owner, and so on
   * outwards to the root, unless the class {@linkplain #takes() takes} it.
   */
  String[] let() default {};

  /**
   * On a component: the dimensions, lists and conditions that each of its mounts has to give by
   * {@link #let()}, unless the class itself gives them as a default. They are never looked up
   * further out, so that what a mount forgets is an error, not what happens to have that name
   * there.
   */
  String[] takes() default {};

  /**
   * On a mount: whether the component lies in its owner's own scope, so that the mount adds no
   * level to the names, and has no name itself.
   */
  boolean inline() default false;

  /**
   * On a mount of type {@code T[]} or {@code List<T>}: how many components it holds, as an
   * expression that the compiler can evaluate, such as {@code "12"} or {@code "layers"}; or which,
   * as a list: {@code "{0, 2, 5}"}. In the mount's name, {@code i} is the index of the component,
   * from 0, or its value in the list: {@code "layer_{i}"} or {@code "layer_{i+1}"}. If the mount
   * has no name, the index is a level below the field's name. {@link #let()} and {@link #when()}
   * may use {@code i} too; what is below does not see it, unless a let gives it.
   *
   * <p>The binder makes the array or list, and the components that are missing in it, unless the
   * model has made them.
   */
  String repeat() default "";

  /**
   * On a mount: the condition under which the component exists, such as {@code "tied"}, {@code
   * "!tied"} or {@code "in!=out && i<3"}; see {@link #let()}. If the condition does not hold, the
   * field stays as it is; if it is repeated and {@code i} decides, so does that element, which is
   * null if the binder makes the array or list.
   */
  String when() default "";

  /**
   * On a root: what joins the levels of names. {@code "."} writes them as PyTorch does. All roots
   * of a graph use the same.
   */
  String separator() default "/";

  /**
   * On a root: the universe of names that it belongs to. Roots of different graphs may use the same
   * names, but cannot share variables; they are never bound to one store. All roots that name no
   * graph form one, too.
   */
  String graph() default "";
}
