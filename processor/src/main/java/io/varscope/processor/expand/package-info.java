/**
 * The second stage: declarations to a graph, with every mount unfolded, every dimension solved and
 * every full name made. The graph says what is where; whether that is right, {@code check} says.
 */
@NullMarked
package io.varscope.processor.expand;

import org.jspecify.annotations.NullMarked;
