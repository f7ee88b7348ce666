/**
 * The third stage: a graph to findings. One rule is one class, one id, one page in {@code docs}.
 */
package io.varscope.processor.check;
