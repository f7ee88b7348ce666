package io.varscope.processor.write;

/**
 * Some statements that stay together.
 *
 * @param bytes about how much of a method they take when compiled
 * @param constants about how many constants of a class they take, if no other piece has the same
 */
record Piece(Code code, int bytes, int constants) {}
