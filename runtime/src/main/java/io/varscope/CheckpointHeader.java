package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a file of weights has, without the weights: the name, dtype and shape of each tensor. So the
 * compiler can hold a model against the file that it will load, which it never reads itself.
 *
 * <p>The command {@code varscope header} writes classes with this annotation. Nobody else needs to:
 *
 * <pre>{@code
 * @CheckpointHeader(
 *     file = "model.safetensors",
 *     digest = "sha256:...",
 *     tensors = {
 *       "h.{0..11}.attn.c_attn.weight float32 (768, 2304)",
 *       "wte.weight float32 (50257, 768)"
 *     })
 * public final class Gpt2Header {}
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CheckpointHeader {

  /** What the file was called, without its folder. */
  String file();

  /**
   * {@code sha256:} and 64 hexadecimal digits, which only other tensors change: neither the format
   * of the file, nor its values, nor the order in which it has them.
   */
  String digest();

  /**
   * A line for each tensor, {@code NAME DTYPE (AXES)}, or for several that only numbers in their
   * names tell apart: {@code h.{0..11}.bias} are twelve, {@code h.{0..3,5}.bias} five, and with
   * more than one range in a name all combinations are meant. A brace that belongs to a name is
   * doubled.
   *
   * <p>A dtype is one of {@link DType}'s, such as {@code float32}, or the file's own word for what
   * no variable has, such as {@code f8_e4m3}. The header of a model, which is made from its {@link
   * Manifest}, may have formulas for axes, and {@code if CONDITION} at the end of a line.
   *
   * <p>There are at most 60,000 tensors.
   */
  String[] tensors();
}
