package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A damaged file is refused, or what it says is whole; nothing else ever comes out. */
class SafetensorsDamageTest {

  private static final byte[] FILE =
      SafetensorsSamples.file(
          "{'__metadata__':{'k':'v\\u00e9'},'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},"
              + "'b/ö':{'dtype':'U8','shape':[3],'data_offsets':[8,11],'x':[null,{}]}} ",
          11);

  @Test
  void cutAnywhere() {
    SafetensorsSamples.parse(FILE, Strictness.STRICT);
    for (int length = 0; length < FILE.length; length++) {
      byte[] cut = Arrays.copyOf(FILE, length);
      for (Strictness strictness : Strictness.values()) {
        assertThrows(CheckpointException.class, () -> SafetensorsSamples.parse(cut, strictness));
      }
    }
  }

  @Test
  void headerCutAnywhere() {
    int length = FILE.length - 8 - 11;
    for (int cut = 0; cut < length - 1; cut++) {
      byte[] file = SafetensorsSamples.file(Arrays.copyOfRange(FILE, 8, 8 + cut), 11);
      for (Strictness strictness : Strictness.values()) {
        assertThrows(CheckpointException.class, () -> SafetensorsSamples.parse(file, strictness));
      }
    }
  }

  @Test
  void anyByteChanged() {
    for (int at = 0; at < FILE.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = FILE.clone();
        changed[at] = (byte) value;
        SafetensorsInvariants.check(
            changed, value % 2 == 0 ? Strictness.STRICT : Strictness.LENIENT);
      }
    }
  }

  @Test
  void anyByteRemovedOrDoubled() {
    for (int at = 8; at < FILE.length - 11; at++) {
      byte[] json = Arrays.copyOfRange(FILE, 8, FILE.length - 11);
      byte[] shorter = new byte[json.length - 1];
      System.arraycopy(json, 0, shorter, 0, at - 8);
      System.arraycopy(json, at - 7, shorter, at - 8, json.length - (at - 7));
      SafetensorsInvariants.check(SafetensorsSamples.file(shorter, 11), Strictness.STRICT);
      byte[] longer = new byte[json.length + 1];
      System.arraycopy(json, 0, longer, 0, at - 7);
      System.arraycopy(json, at - 8, longer, at - 7, json.length - (at - 8));
      SafetensorsInvariants.check(SafetensorsSamples.file(longer, 11), Strictness.LENIENT);
    }
  }

  @Test
  void theInvariantsAreSeenToHoldWhereTheFileIsWhole() {
    assertEquals(2, SafetensorsInvariants.check(FILE, Strictness.STRICT));
  }
}
