/** The first stage: {@code javax.lang.model} to declarations. */
package io.varscope.processor.read;
