/**
 * Variable scopes: annotations that place variables in a graph of names, and the store that holds
 * them.
 *
 * <p>A model class is annotated with {@link io.varscope.VariableScope}, its fields with {@link
 * io.varscope.Variable}. The annotation processor checks every name while the model compiles and
 * writes a binder, which fills the fields from a {@link io.varscope.VariableStore}. Code whose
 * names are known only at run time uses {@link io.varscope.VariableStore#scope(String)} directly.
 */
package io.varscope;
