/** The command line: looks into files of weights, compares and converts them. */
package io.varscope.cli;
