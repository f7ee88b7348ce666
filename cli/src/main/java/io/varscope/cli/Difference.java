package io.varscope.cli;

/**
 * One thing that two files do not have in common.
 *
 * @param kind such as {@code only in the first}
 * @param name of a tensor
 * @param first what the first file has; empty if it lacks it
 * @param second what the second has
 */
record Difference(String kind, String name, String first, String second) {}
