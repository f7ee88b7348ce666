/**
 * The fourth stage: declarations to the source of binders, with JavaPoet, and a graph to a
 * manifest. It asks the compiler nothing: what it has to know is in the records. What stands in
 * generated code, and what it calls of the runtime, is decided here and nowhere else.
 */
@NullMarked
package io.varscope.processor.write;

import org.jspecify.annotations.NullMarked;
