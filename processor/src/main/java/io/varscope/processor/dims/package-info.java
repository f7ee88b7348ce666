/**
 * What the compiler knows of dimensions and conditions: polynomials and choices over the fields
 * whose values are known only when a model is bound.
 */
package io.varscope.processor.dims;
