package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what file the variables of a root, or of all roots of a {@link VariableGraph}, are loaded
 * from. The compiler holds the model against the header of the file; {@code
 * Load.from(file).declared()} loads as this says, and {@code Save.from(store).as(Gpt2Header.class)}
 * saves under the names of the file.
 *
 * <pre>{@code
 * @VariableScope(value = "transformer", separator = ".")
 * @LoadedFrom(
 *     value = Gpt2Header.class,
 *     names = {
 *       "transformer.h.{i}.attn.q = slice(1, 0, 768, h.{i}.attn.c_attn.weight)",
 *       "transformer.{*} = {*}"
 *     },
 *     absent = "transformer.head.weight: newly trained",
 *     unused = "h.{i}.attn.bias: a mask, not a weight")
 * class Gpt2 {}
 * }</pre>
 *
 * <p>Several of them on one class: each one has to hold.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(LoadedFrom.Several.class)
public @interface LoadedFrom {

  /** The class that has the header of the file. */
  Class<?> value();

  /**
   * What variables are in the file: {@code "variable = tensor"}, in order. The first rule that fits
   * a variable counts; a variable without one has the same name in the file. A rule that fits no
   * variable is an error.
   *
   * <p>On the left is the full name of a variable, on the right the name of a tensor:
   *
   * <ul>
   *   <li>A name in braces, such as {@code {i}}, stands for one index: a decimal number without
   *       leading zeros. On the right it may be an expression: {@code "block{i}/w =
   *       block_{i+1}.weight"}.
   *   <li>{@code {*}} stands for one or more whole levels, so on the left it has a separator or
   *       nothing beside it. If one side has {@code /} beside it and the other has {@code .}, the
   *       levels are joined so, too: {@code "encoder/{*} = enc.{*}"} makes {@code enc.layer.w} of
   *       {@code encoder/layer/w}. Where nothing is beside it, {@code {*.}} or <code>{&#42;/}
   *       </code> on the right says how they are joined: {@code "{*} = {*.}"}.
   *   <li>A brace of a tensor's name is doubled. A name with blanks, commas, quotes or parentheses
   *       stands in quotes, in which a quote is doubled: {@code "a = 'b (c), d'"}.
   * </ul>
   *
   * <p>On the right these may be applied, also one to another. Axes count from 0; numbers may be
   * expressions of the indices: {@code slice(0, 4*i, 4*i+4, t)}.
   *
   * <ul>
   *   <li>{@code transpose(t)} exchanges the axes of a matrix.
   *   <li>{@code permute(t, 2, 3, 1, 0)} orders axes anew: the first of the result is axis 2 of
   *       {@code t}.
   *   <li>{@code concat(axis, a, b, ...)} puts tensors one behind the other along an axis.
   *   <li>{@code slice(axis, from, to, t)} takes the indices from {@code from} to before {@code to}
   *       of an axis.
   *   <li>{@code reshape(t, 1, 768)} gives all lengths anew; it only adds or drops axes of length
   *       1.
   * </ul>
   */
  String[] names() default {};

  /**
   * Variables that the file may lack, each with the reason: {@code "head.weight: newly trained"}.
   * The full name may have {@code {i}} and {@code {*}}, as in {@link #names}, or stand in quotes.
   * It ends at the first colon before a blank.
   */
  String[] absent() default {};

  /**
   * Tensors that no variable takes, each with the reason: {@code "h.{i}.attn.bias: a mask"}. The
   * name is that in the file; it is written as those of {@link #absent}.
   */
  String[] unused() default {};

  /** Several of them on one class; the compiler writes this. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Several {

    /** All of them, in order. */
    LoadedFrom[] value();
  }
}
