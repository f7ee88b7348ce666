package acme

import io.varscope.Manifest
import io.varscope.VariableStore

fun main() {
  val store = VariableStore()
  val mlp = MlpVariables.bind(Mlp(784, true), store)
  store.variables().map { it.name() + it.shape() }.sorted().forEach { println(it) }
  check(mlp.more[2].bias.size == Mlp.HIDDEN)
  check(mlp.head.temperature === store.get("mlp/head/temperature"))
  check(Manifest.of(Mlp::class.java).variables().size == store.variables().size)
}
