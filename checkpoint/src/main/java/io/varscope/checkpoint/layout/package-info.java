/** Elements in another order: which block of one array is which of another, and copying it. */
package io.varscope.checkpoint.layout;
