/**
 * Variable scopes: annotations that place variables in a graph of names, and the store that holds
 * them.
 *
 * <p>A model class is annotated with {@link io.varscope.VariableScope}, its fields with {@link
 * io.varscope.Variable}. The annotation processor checks every name while the model compiles and
 * writes a binder, which fills the fields from a {@link io.varscope.VariableStore}. Code whose
 * names are known only at run time uses {@link io.varscope.VariableStore#scope(String)} directly.
 *
 * <p>What is wrong with a variable, a scope or a store is a {@link io.varscope.VariableException},
 * whose id says which rule was broken. No parameter may be null unless its documentation says so: a
 * {@link NullPointerException} names it, before anything has changed.
 */
package io.varscope;
