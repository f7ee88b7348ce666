/**
 * What compilations tell each other: the index classes that a root writes, how they are found
 * again, and what binders refer to so that they are compiled again.
 */
package io.varscope.processor.index;
