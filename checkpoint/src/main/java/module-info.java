/** Weights in files: safetensors and npz. */
module io.varscope.checkpoint {
  requires transitive io.varscope;
  requires com.fasterxml.jackson.core;

  exports io.varscope.checkpoint;
  exports io.varscope.checkpoint.numpy;
  exports io.varscope.checkpoint.safetensors;
}
