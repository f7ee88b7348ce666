package acme

import io.varscope.FloatVariable
import io.varscope.Init
import io.varscope.Variable
import io.varscope.VariableScope

const val CLASSES = 10

@VariableScope
open class Dense {
  @Variable(dims = ["in", "out"], init = Init(Init.Kind.HE_NORMAL))
  lateinit var weights: FloatVariable

  @JvmField
  @Variable(dims = ["out"])
  var bias: FloatArray = FloatArray(0)
}

@VariableScope("mlp")
internal class Mlp(@JvmField val inputs: Int, @JvmField val biased: Boolean) {
  @VariableScope(let = ["in=inputs", "out=HIDDEN"])
  lateinit var hidden: Dense

  @VariableScope(repeat = "2", let = ["in=HIDDEN", "out=HIDDEN"])
  lateinit var middle: MutableList<Dense>

  @VariableScope(repeat = "DEPTH", let = ["in=HIDDEN", "out=HIDDEN"])
  lateinit var more: Array<Dense>

  @VariableScope(let = ["in=HIDDEN", "out=$CLASSES"])
  lateinit var head: Head

  /** A List of a final class is one of that class in Java, too. */
  @VariableScope(repeat = "1", let = ["in=HIDDEN", "out=1"])
  lateinit var others: List<Head>

  @VariableScope
  class Head {
    @VariableScope
    lateinit var dense: Dense

    @JvmField
    @Variable(trainable = false)
    var temperature: FloatVariable? = null
  }

  @Variable(dims = ["HIDDEN"], `when` = "biased")
  lateinit var bias: FloatVariable

  companion object {
    const val HIDDEN = 32

    const val DEPTH = 3
  }
}
