package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives each trainable variable below a scope class or mount companions, which an optimizer needs:
 * {@code foo/v/Adam} beside {@code foo/v}, of its dtype, shape and memory. {@link AnyVariable#slot}
 * finds them.
 *
 * <pre>{@code
 * @VariableScope("mlp")
 * @Slots({"Adam", "Adam_1"})
 * class Mlp {
 *   @VariableScope Dense hidden; // mlp/hidden/weights, mlp/hidden/weights/Adam, .../Adam_1
 * }
 *
 * FloatVariable m = mlp.hidden.weights.slot("Adam");
 * }</pre>
 *
 * <p>Slots are zero at first, not trainable, and in the group {@code slots} only. One with
 * TensorFlow's name of an average, {@code ExponentialMovingAverage}, starts from the values that
 * its variable has by then, initialized or loaded; so does one whose name goes on with {@code _}
 * and more, such as {@code ExponentialMovingAverage_1}.
 *
 * <p>Variables of integers or booleans, and those that are not trainable, have no slots. What
 * scopes around each other say adds up; the same name twice is one slot. Slots belong to the
 * variable, which is one object whoever shares it: what is shared under this annotation gets the
 * slots that it does not have yet, whatever the mode.
 */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Slots {

  /**
   * What the slots are called below their variables, each once: letters, digits, {@code _} and
   * {@code -}. TensorFlow's optimizers have their own names, then {@code _1}: {@code Momentum},
   * {@code Adam} and {@code Adam_1}.
   */
  String[] value();
}
