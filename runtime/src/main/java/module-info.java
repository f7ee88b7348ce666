/** Variable scopes for Java models: the annotations, the variable store and its initializers. */
@SuppressWarnings("module") // The processor is compiled later and need not be there.
module io.varscope {
  exports io.varscope;
  exports io.varscope.generated;
  exports io.varscope.rules to
      io.varscope.checkpoint,
      io.varscope.processor;
}
