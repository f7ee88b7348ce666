/**
 * What every stage may ask the compiler: classes, annotations and their values, access, names of
 * types, source files. Nothing here knows of scopes.
 */
package io.varscope.processor.compiler;
