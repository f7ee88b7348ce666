package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.Strictness;
import java.util.Arrays;

/** Reads what the fuzzer makes up as a file, and checks what comes out. */
public final class SafetensorsFuzzTarget {

  private SafetensorsFuzzTarget() {}

  /**
   * Called by the fuzzer. A first byte that is even leads a whole file; one that is odd leads the
   * size of the data and the JSON, so that the fuzzer need not find out how long that is.
   */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    byte[] file =
        input[0] % 2 == 0
            ? Arrays.copyOfRange(input, 1, input.length)
            : SafetensorsSamples.file(
                Arrays.copyOfRange(input, 2, input.length), Byte.toUnsignedInt(input[1]));
    for (Strictness strictness : Strictness.values()) {
      SafetensorsInvariants.check(file, strictness);
    }
  }
}
