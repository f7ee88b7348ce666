/**
 * The records that all stages talk in: what is declared, what Java says of it, and what was found
 * wrong with it. They are immutable and know of no compiler. What a later stage has to know of a
 * class is a component of its record, filled in by {@code read}.
 */
@NullMarked
package io.varscope.processor.model;

import org.jspecify.annotations.NullMarked;
