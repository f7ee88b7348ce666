package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.math.BigInteger;

/** What is true of every header that is not refused. */
final class SafetensorsInvariants {

  private SafetensorsInvariants() {}

  /**
   * Reads any bytes as a file.
   *
   * @return the number of its tensors; -1 if it is refused
   */
  static int check(byte[] file, Strictness strictness) {
    SafetensorsHeader header;
    try {
      header = SafetensorsSamples.parse(file, strictness);
    } catch (CheckpointException refused) {
      assertFalse(refused.reason().isBlank());
      assertTrue(refused.offset() >= 0 && refused.offset() <= file.length, refused.getMessage());
      return -1;
    }
    long end = header.dataStart();
    for (TensorInfo tensor : header.tensors()) {
      assertEquals(end, tensor.offset());
      end += tensor.size();
      BigInteger bits = BigInteger.valueOf(tensor.type().bits());
      for (long dim : tensor.shape().toArray()) {
        bits = bits.multiply(BigInteger.valueOf(dim));
      }
      assertEquals(bits, BigInteger.valueOf(tensor.size()).shiftLeft(3));
      assertSame(tensor, header.byName().get(tensor.name()));
    }
    assertEquals(file.length, end);
    assertEquals(header.tensors().size(), header.byName().size());
    return header.tensors().size();
  }
}
