/** A digit classifier whose variables are declared, shared and checked by Varscope. */
package io.varscope.sample;
