/** One mistake a file. None of this compiles: see the messages. */
package io.varscope.sample.mistakes;
