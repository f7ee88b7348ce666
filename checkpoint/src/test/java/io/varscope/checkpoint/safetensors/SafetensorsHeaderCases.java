package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DynamicTest;

/**
 * Files that other readers take or refuse, and attacks on them. Where one is refused, an arrow in
 * its JSON shows the byte that the message must name.
 */
abstract class SafetensorsHeaderCases {

  static final String ARROW = "→";

  /** A file: ' stands for each quotation mark of its JSON. */
  record Case(String name, String json, int dataSize, String strict, String lenient) {

    DynamicTest test() {
      return DynamicTest.dynamicTest(
          name,
          () -> {
            check(Strictness.STRICT, strict);
            check(Strictness.LENIENT, lenient);
          });
    }

    private void check(Strictness strictness, String reason) {
      String before = json.replace('\'', '"').split(ARROW, 2)[0];
      byte[] file = SafetensorsSamples.file(json.replace(ARROW, ""), dataSize);
      if (reason.isEmpty()) {
        SafetensorsSamples.parse(file, strictness);
        return;
      }
      CheckpointException e =
          assertThrows(CheckpointException.class, () -> SafetensorsSamples.parse(file, strictness));
      assertTrue(e.reason().contains(reason), e.reason());
      assertEquals(8 + before.getBytes(StandardCharsets.UTF_8).length, e.offset(), e.getMessage());
    }
  }

  static Case refused(String name, String json, int dataSize, String reason) {
    return new Case(name, json, dataSize, reason, reason);
  }

  static Case accepted(String name, String json, int dataSize) {
    return new Case(name, json, dataSize, "", "");
  }

  static Case lenient(String name, String json, int dataSize, String reason) {
    return new Case(name, json, dataSize, reason, "");
  }

  /** An entry of 4 bytes. */
  static String entry(String name, int begin) {
    return "'"
        + name
        + "':{'dtype':'F32','shape':[1],'data_offsets':["
        + begin
        + ","
        + (begin + 4)
        + "]}";
  }

  static String shape(String shape) {
    return "{→'a':{'dtype':'F32','shape':" + shape + ",'data_offsets':[0,4]}}";
  }

  /** An arrow is in the part that is given, not before the name. */
  static String part(String dtype, String shape, String offsets) {
    return "{'a':{'dtype':" + dtype + ",'shape':" + shape + ",'data_offsets':" + offsets + "}}";
  }
}
