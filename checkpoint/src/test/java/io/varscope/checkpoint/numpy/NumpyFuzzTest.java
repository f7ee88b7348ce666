package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, the readers of npz and npy read or refuse them. */
@Tag("fuzz")
class NumpyFuzzTest {

  @Test
  void files(@TempDir Path folder) throws Exception {
    Fuzzing.run(NumpyFuzzTarget.class, "fuzz/numpy", folder);
  }
}
