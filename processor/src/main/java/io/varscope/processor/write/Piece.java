package io.varscope.processor.write;

import com.palantir.javapoet.CodeBlock;

/**
 * Some statements that stay together.
 *
 * @param bytes about how much of a method they take when compiled
 * @param constants about how many constants of a class they take, if no other piece has the same
 */
record Piece(CodeBlock code, int bytes, int constants) {}
