import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.numpy.NpyFormat;
import io.varscope.checkpoint.numpy.NpzFormat;
import io.varscope.checkpoint.safetensors.SafetensorsFormat;
import io.varscope.checkpoint.safetensors.ShardedSafetensorsFormat;
import org.jspecify.annotations.NullMarked;

/** Weights in files: safetensors, npz, and formats that others add. */
@NullMarked
module io.varscope.checkpoint {
  requires transitive io.varscope;
  requires com.fasterxml.jackson.core;
  // Checkers of null read it; who compiles or runs with this module need not have it.
  requires static org.jspecify;

  exports io.varscope.checkpoint;
  exports io.varscope.checkpoint.numpy;
  exports io.varscope.checkpoint.safetensors;

  uses CheckpointFormat;

  // META-INF/services has the same list, for the class path.
  provides CheckpointFormat with
      ShardedSafetensorsFormat,
      SafetensorsFormat,
      NpzFormat,
      NpyFormat;
}
