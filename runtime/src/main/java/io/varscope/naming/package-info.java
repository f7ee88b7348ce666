/**
 * The rules of {@link io.varscope.LoadedFrom} between the variables of a model and the tensors of a
 * file, for the compiler, loads and saves alike. Nothing here depends on any of them.
 */
package io.varscope.naming;
