package io.varscope.generated;

import io.varscope.AnyVariable;
import io.varscope.Bfloat16Variable;
import io.varscope.BooleanVariable;
import io.varscope.ByteVariable;
import io.varscope.DoubleVariable;
import io.varscope.Float16Variable;
import io.varscope.FloatVariable;
import io.varscope.IntVariable;
import io.varscope.LongVariable;
import io.varscope.ShortVariable;
import io.varscope.UnsignedByteVariable;

/** The variables of a bind that has succeeded, for a binder to assign in the order it declared. */
public final class Found {

  private final int part;
  private final AnyVariable[] variables;
  private int next;

  Found(int part, AnyVariable[] variables) {
    this.part = part;
    this.variables = variables;
  }

  /** Which of a binder's variables these are, as it said when it declared them. */
  public int part() {
    return part;
  }

  /** The next variable, which is of float32. */
  public FloatVariable nextFloat32() {
    return (FloatVariable) next();
  }

  /** The next variable, which is of float64. */
  public DoubleVariable nextFloat64() {
    return (DoubleVariable) next();
  }

  /** The next variable, which is of float16. */
  public Float16Variable nextFloat16() {
    return (Float16Variable) next();
  }

  /** The next variable, which is of bfloat16. */
  public Bfloat16Variable nextBfloat16() {
    return (Bfloat16Variable) next();
  }

  /** The next variable, which is of int8. */
  public ByteVariable nextInt8() {
    return (ByteVariable) next();
  }

  /** The next variable, which is of uint8. */
  public UnsignedByteVariable nextUint8() {
    return (UnsignedByteVariable) next();
  }

  /** The next variable, which is of int16. */
  public ShortVariable nextInt16() {
    return (ShortVariable) next();
  }

  /** The next variable, which is of int32. */
  public IntVariable nextInt32() {
    return (IntVariable) next();
  }

  /** The next variable, which is of int64. */
  public LongVariable nextInt64() {
    return (LongVariable) next();
  }

  /** The next variable, which is of bool. */
  public BooleanVariable nextBool() {
    return (BooleanVariable) next();
  }

  /** The next variable, of whatever dtype. */
  public AnyVariable next() {
    return variables[next++];
  }
}
