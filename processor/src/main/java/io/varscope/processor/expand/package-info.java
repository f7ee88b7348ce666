/**
 * The second stage: declarations to a graph, with every mount unfolded and every full name made.
 */
package io.varscope.processor.expand;
