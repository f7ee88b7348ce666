/**
 * The third stage: a graph to findings. One rule is one class, one id, one page in {@code docs} and
 * one test with a wrong and a right example. A new rule is a class here and a line in {@code
 * Rules}.
 */
@NullMarked
package io.varscope.processor.check;

import org.jspecify.annotations.NullMarked;
