/**
 * The initializers, which {@link io.varscope.Initializers} makes. The values depend on the seed and
 * on the name, shape and dtype of the variable, and on nothing else.
 */
package io.varscope.initializer;
