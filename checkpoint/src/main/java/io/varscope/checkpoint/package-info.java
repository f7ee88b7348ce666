/**
 * Weights in files, strict and fast: open a {@link io.varscope.checkpoint.Checkpoint}, {@link
 * io.varscope.checkpoint.Load} it, {@link io.varscope.checkpoint.Save} variables. A {@link
 * io.varscope.checkpoint.CheckpointFormat} adds a format.
 *
 * <p>Whatever is wrong in a file, or keeps one from being loaded or saved, is a {@link
 * io.varscope.checkpoint.CheckpointException}. What opens and reads a file declares {@link
 * java.io.IOException}, and passes the system's own. A load or a save declares none: there the
 * system's is the cause of a {@code CheckpointException}.
 */
package io.varscope.checkpoint;
