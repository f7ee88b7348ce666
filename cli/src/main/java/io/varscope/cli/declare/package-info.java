/**
 * Writes the classes of a model from the tensors of a file: names, then a tree, then its kinds of
 * scopes, then their dims, then the source. Each stage knows only those before it.
 */
@NullMarked
package io.varscope.cli.declare;

import org.jspecify.annotations.NullMarked;
