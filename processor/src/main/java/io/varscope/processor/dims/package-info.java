/** Named dimensions: polynomials over what is known only when a model is bound. */
package io.varscope.processor.dims;
