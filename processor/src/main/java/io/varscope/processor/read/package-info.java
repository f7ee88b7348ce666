/**
 * The first stage: annotated classes, as the compiler or a class file has them, to declarations.
 * This is the only stage that asks the compiler about models. A new value of an annotation is read
 * here, and a new dtype is a line in {@code FieldTypes}.
 */
@NullMarked
package io.varscope.processor.read;

import org.jspecify.annotations.NullMarked;
