package io.varscope.naming;

/**
 * One rule.
 *
 * @param pattern of the variables that it is for
 * @param tensor what these are in the file
 */
record NameRule(NamePattern pattern, Template tensor) {}
