/**
 * The last step of what is written: files, where the compiler or whoever runs the program finds
 * them. It knows which files are ours, whose name is taken, and which class a file is from.
 */
@NullMarked
package io.varscope.processor.output;

import org.jspecify.annotations.NullMarked;
