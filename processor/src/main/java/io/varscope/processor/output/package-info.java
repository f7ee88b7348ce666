/** Puts what was written where the compiler, and whoever runs the program, finds it. */
package io.varscope.processor.output;
