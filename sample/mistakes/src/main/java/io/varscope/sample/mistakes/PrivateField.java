package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** The generated binder assigns the field, so it has to be able to see it. */
@VariableScope("secret")
class PrivateField {

  @Variable private FloatVariable key;
}
