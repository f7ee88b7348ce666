/**
 * What the classes call that the annotation processor writes. Nobody else needs to: models are
 * bound by their binders, or by {@link io.varscope.VariableStore#bind}.
 */
package io.varscope.generated;
