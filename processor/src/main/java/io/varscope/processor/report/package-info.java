/**
 * The last stage: findings to messages of the compiler, or to markers in a workspace of Eclipse,
 * each at the annotation, or the value in it, that it is about. What a message says is decided
 * before; where it stands, and in which order, is decided here.
 */
@NullMarked
package io.varscope.processor.report;

import org.jspecify.annotations.NullMarked;
