/**
 * Files as the system has them: replaced as a whole, locked, read without interrupts, recognized.
 */
package io.varscope.checkpoint.files;
