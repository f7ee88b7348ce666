/**
 * What the compiler knows of dimensions and conditions: polynomials and choices over the fields
 * whose values are known only when a model is bound. Ask here whether two shapes are the same in
 * every model, and whether two conditions can hold at once.
 */
@NullMarked
package io.varscope.processor.dims;

import org.jspecify.annotations.NullMarked;
