/** Files of the system: replaced as a whole, locked, read without interrupts, recognized. */
package io.varscope.checkpoint.files;
