package io.varscope;

/**
 * Who creates a variable, as the compiler knows it.
 *
 * @param field the field that creates it
 * @param root the class that has to be bound for that
 */
record Creator(String field, String root) {}
