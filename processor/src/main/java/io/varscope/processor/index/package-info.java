/**
 * How compilations know of each other. A root writes an index class for each place where it creates
 * variables; other compilations find it there, and their binders mention it, so that build tools
 * compile them again when it changes. Ask {@code IndexClasses} for the roots of other compilations,
 * and {@code Edges} for what a binder has to mention.
 */
@NullMarked
package io.varscope.processor.index;

import org.jspecify.annotations.NullMarked;
