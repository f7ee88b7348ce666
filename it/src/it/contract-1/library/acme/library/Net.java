package acme.library;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;
import java.util.List;

/** A root with every kind of mount. */
@VariableScope(
    value = "net",
    separator = ".",
    let = {"in=width", "out=2*width"},
    groups = "library")
public class Net extends Base {

  public static final int HEADS = 2;

  public final boolean bias;

  /** Can be assigned at any time. */
  public int width = 2;

  @VariableScope public Layer first;

  @VariableScope(value = "first", reuse = Reuse.TRUE)
  public Layer again;

  @VariableScope(value = "h{i}", repeat = "HEADS", let = "out=i+1", init = @Init(Init.Kind.ONES))
  public Layer[] heads;

  @VariableScope(repeat = "2", let = "bias=false", trainable = false)
  public List<Layer> listed;

  @VariableScope(repeat = "1")
  public Gain<String>[] gains;

  @VariableScope(repeat = "1")
  public List<Made> madeList = List.of(new Made(1));

  @VariableScope(repeat = "2")
  public Made[] madeArray = {new Made(2), new Made(3)};

  @VariableScope(when = "!bias")
  public Gain<Integer> gain;

  @Variable(dims = {"width", "HEADS"})
  public FloatVariable table;

  public Net(boolean bias) {
    this.bias = bias;
  }
}
