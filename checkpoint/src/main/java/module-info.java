import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.numpy.NpyFormat;
import io.varscope.checkpoint.numpy.NpzFormat;
import io.varscope.checkpoint.safetensors.SafetensorsFormat;
import io.varscope.checkpoint.safetensors.ShardedSafetensorsFormat;

/** Weights in files: safetensors, npz, and formats that others add. */
module io.varscope.checkpoint {
  requires transitive io.varscope;
  requires com.fasterxml.jackson.core;

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
