/**
 * What the compiler and the run time must agree on: which names are legal and how they are joined,
 * and the sentences in which a problem is told. Nothing here depends on the rest of the runtime.
 */
package io.varscope.rules;
