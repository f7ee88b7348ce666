/**
 * The annotation processor. {@link io.varscope.processor.VarscopeProcessor} is its entry, and
 * {@link io.varscope.processor.Compilation} tells the order of the stages: read, expand, check,
 * write, report. Each stage has a room of its own, and asks only those below: {@code compiler} and
 * {@code model} at the bottom, then {@code dims}, {@code read}, {@code expand}, {@code check},
 * {@code index}, {@code write}, {@code output} and {@code report}. {@code ArrowsTest} keeps it so.
 */
@NullMarked
package io.varscope.processor;

import org.jspecify.annotations.NullMarked;
