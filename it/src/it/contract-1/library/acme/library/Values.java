package acme.library;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Every initializer there is. */
@VariableScope(value = "values", graph = "parts")
public class Values {

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.ZEROS))
  public FloatVariable zeros;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.ONES))
  public FloatVariable ones;

  @Variable(
      shape = {2, 2},
      init =
          @Init(
              value = Init.Kind.CONSTANT,
              constant = {1, 2, 3, 4}))
  public FloatVariable constant;

  @Variable(
      shape = {2, 2},
      init = @Init(value = Init.Kind.UNIFORM, min = -2, max = 2))
  public FloatVariable uniform;

  @Variable(
      shape = {2, 2},
      init = @Init(value = Init.Kind.NORMAL, mean = 1, stddev = 0.5, seed = 3))
  public FloatVariable normal;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.TRUNCATED_NORMAL))
  public FloatVariable truncatedNormal;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.UNIFORM_UNIT_SCALING))
  public FloatVariable uniformUnitScaling;

  @Variable(
      shape = {2, 2},
      init =
          @Init(
              value = Init.Kind.VARIANCE_SCALING,
              mode = Init.Mode.FAN_OUT,
              distribution = Init.Distribution.UNIFORM))
  public FloatVariable varianceScaling;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.GLOROT_UNIFORM))
  public FloatVariable glorotUniform;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.GLOROT_NORMAL))
  public FloatVariable glorotNormal;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.HE_UNIFORM))
  public FloatVariable heUniform;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.HE_NORMAL))
  public FloatVariable heNormal;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.LECUN_UNIFORM))
  public FloatVariable lecunUniform;

  @Variable(
      shape = {2, 2},
      init = @Init(Init.Kind.LECUN_NORMAL))
  public FloatVariable lecunNormal;

  @Variable(
      shape = {2, 2},
      init = @Init(value = Init.Kind.ORTHOGONAL, gain = 2))
  public FloatVariable orthogonal;

  @Variable(
      shape = {2, 2},
      init = @Init(value = Init.Kind.IDENTITY, gain = 2))
  public FloatVariable identity;
}
