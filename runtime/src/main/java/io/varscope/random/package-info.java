/**
 * Random numbers that are the same on every machine, and the threads that draw them. Nothing here
 * knows what a variable is.
 */
package io.varscope.random;
