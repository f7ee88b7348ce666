/**
 * What is declared: scope classes and their members, as plain records. Nothing here, in {@code
 * expand} or in {@code check} knows of a compiler.
 */
package io.varscope.processor.model;
