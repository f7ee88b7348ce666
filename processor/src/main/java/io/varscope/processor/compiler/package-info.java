/**
 * The ground floor: classes, annotations and their values, access, names of types, source files.
 * What another room wants to know of a Java program, it asks here rather than {@code
 * javax.lang.model}, so that the differences between compilers are met once. Nothing here knows of
 * scopes.
 */
@NullMarked
package io.varscope.processor.compiler;

import org.jspecify.annotations.NullMarked;
