package acme;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** Lombok makes the getters and the constructor, Varscope the binder. */
@Getter
@RequiredArgsConstructor
@VariableScope("mlp")
class Mlp {

  private final String title;

  @Variable(dims = {"in", "out"})
  FloatVariable weights;

  final int in;
  final int out;

  @VariableScope Layer layer;

  @VariableScope Head head = Head.builder().title("top").build();
}
