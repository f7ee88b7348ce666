/**
 * What the lines of {@link io.varscope.CheckpointHeader} mean: the same for the compiler, for loads
 * and saves, and for the command that writes them. Nothing here depends on variables or files.
 */
package io.varscope.header;
