package acme

import io.varscope.FloatVariable
import io.varscope.Variable
import io.varscope.VariableScope

@VariableScope("foo")
class Encoder {
  @Variable(shape = [64, 32])
  lateinit var weights: FloatVariable
}

@VariableScope("foo")
class Head(val inputs: Int) {
  /** Should be shared. */
  @Variable(shape = [64, 32])
  lateinit var weights: FloatVariable

  @Variable(dims = ["inputs"])
  lateinit var scale: FloatVariable

  @Variable(shape = [1])
  private lateinit var hidden: FloatVariable
}
