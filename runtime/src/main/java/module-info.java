import org.jspecify.annotations.NullMarked;

/** Variable scopes for Java models: the annotations, the variable store and its initializers. */
@NullMarked
@SuppressWarnings("module") // The processor is compiled later and need not be there.
module io.varscope {
  // Checkers of null read it; who compiles or runs with this module need not have it.
  requires static org.jspecify;

  exports io.varscope;
  exports io.varscope.generated;
  exports io.varscope.header to
      io.varscope.checkpoint,
      io.varscope.processor;
  exports io.varscope.naming to
      io.varscope.checkpoint,
      io.varscope.processor;
  exports io.varscope.rules to
      io.varscope.checkpoint,
      io.varscope.processor;
}
