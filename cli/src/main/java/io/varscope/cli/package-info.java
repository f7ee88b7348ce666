/** The command line: looks into files of weights, compares and converts them. */
@NullMarked
package io.varscope.cli;

import org.jspecify.annotations.NullMarked;
