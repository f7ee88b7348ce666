/** The fourth stage: declarations to binders, with JavaPoet. */
package io.varscope.processor.write;
