package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, the reader of headers reads or refuses them. */
@Tag("fuzz")
class SafetensorsFuzzTest {

  @Test
  void headers(@TempDir Path folder) throws Exception {
    Fuzzing.run(SafetensorsFuzzTarget.class, "fuzz/safetensors", folder);
  }
}
