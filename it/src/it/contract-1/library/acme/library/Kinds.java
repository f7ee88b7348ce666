package acme.library;

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
import io.varscope.Variable;
import io.varscope.VariableScope;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Fields of every type, of a shape that is known and one that is not. */
@VariableScope(value = "kinds", graph = "parts")
public class Kinds {

  public final int size = Integer.parseInt("2");

  @Variable(shape = 2)
  public FloatVariable float32;

  @Variable(dims = "size")
  public FloatVariable float32OfSize;

  @Variable(shape = 2)
  public DoubleVariable float64;

  @Variable(dims = "size")
  public DoubleVariable float64OfSize;

  @Variable(shape = 2)
  public Float16Variable float16;

  @Variable(dims = "size")
  public Float16Variable float16OfSize;

  @Variable(shape = 2)
  public Bfloat16Variable bfloat16;

  @Variable(dims = "size")
  public Bfloat16Variable bfloat16OfSize;

  @Variable(shape = 2)
  public ByteVariable int8;

  @Variable(dims = "size")
  public ByteVariable int8OfSize;

  @Variable(shape = 2)
  public UnsignedByteVariable uint8;

  @Variable(dims = "size")
  public UnsignedByteVariable uint8OfSize;

  @Variable(shape = 2)
  public ShortVariable int16;

  @Variable(dims = "size")
  public ShortVariable int16OfSize;

  @Variable(shape = 2)
  public IntVariable int32;

  @Variable(dims = "size")
  public IntVariable int32OfSize;

  @Variable(shape = 2)
  public LongVariable int64;

  @Variable(dims = "size")
  public LongVariable int64OfSize;

  @Variable(shape = 2)
  public BooleanVariable bool;

  @Variable(dims = "size")
  public BooleanVariable boolOfSize;

  @Variable(shape = 2)
  public float[] floats;

  @Variable(shape = 2)
  public FloatBuffer floatBuffer;

  @Variable(shape = 2)
  public double[] doubles;

  @Variable(shape = 2)
  public DoubleBuffer doubleBuffer;

  @Variable(shape = 2)
  public byte[] bytes;

  @Variable(shape = 2)
  public ByteBuffer byteBuffer;

  @Variable(shape = 2)
  public short[] shorts;

  @Variable(shape = 2)
  public ShortBuffer shortBuffer;

  @Variable(shape = 2)
  public int[] ints;

  @Variable(shape = 2)
  public IntBuffer intBuffer;

  @Variable(shape = 2)
  public long[] longs;

  @Variable(shape = 2)
  public LongBuffer longBuffer;
}
