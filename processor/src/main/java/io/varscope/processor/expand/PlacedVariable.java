package io.varscope.processor.expand;

import io.varscope.DType;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.dims.Variant;
import io.varscope.processor.model.FieldType;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.processor.model.VariableDeclaration;
import java.util.Optional;
import java.util.Set;

/**
 * A variable at one of its places in the graph.
 *
 * @param name the full name
 * @param illegal why the full name cannot be one, as a clause; empty if it can
 * @param separator what joins the levels of the name
 * @param path the fields that lead to it, itself last
 * @param dtype unless the field's type is none, or nobody says it of a type variable
 * @param mode whether it is created or shared there
 * @param defaultInit the initializer of the nearest scope that has one
 * @param trainable its own or that of the nearest scope, if any says so
 * @param groups its own and those of all scopes around, sorted
 * @param shape unless it is illegal
 * @param variant in which models it is there
 */
public record PlacedVariable(
    String name,
    Optional<String> illegal,
    String separator,
    Path path,
    Optional<DType<?>> dtype,
    Mode mode,
    Optional<DefaultInit> defaultInit,
    Optional<DefaultTrainable> trainable,
    Set<String> groups,
    Optional<SymbolicShape> shape,
    Variant variant) {

  /** The same in some of its models. */
  public PlacedVariable in(Variant models) {
    return new PlacedVariable(
        name, illegal, separator, path, dtype, mode, defaultInit, trainable, groups, shape, models);
  }

  /** Where to say something about the variable itself, rather than about what leads to it. */
  public Optional<Site> site(Sources sources, Site value) {
    return path.site(path.steps().size() - 1, sources, value);
  }

  /** The field's declaration. */
  public VariableDeclaration declaration() {
    return (VariableDeclaration) path.last().member();
  }

  /** Whether the full name can be one; if not, that is a finding of its own. */
  public boolean isLegal() {
    return illegal.isEmpty();
  }

  /** Whether it certainly creates its variable, where it is there at all. */
  public boolean creates() {
    return mode.reuse() == Reuse.FALSE;
  }

  /** Whether it creates its variable or could. */
  public boolean mayCreate() {
    return mode.reuse() != Reuse.TRUE;
  }

  /** Where the field needs the elements to be. */
  public Memory memory() {
    Optional<FieldType> type = declaration().type();
    return type.isEmpty() ? Memory.ANY : type.get().memory();
  }

  /** Its own initializer, or that of the nearest scope that has one; empty if nobody names one. */
  public Optional<InitDeclaration> init() {
    InitDeclaration own = declaration().init();
    if (own.isGiven()) {
      return Optional.of(own);
    }
    return defaultInit.isEmpty() ? Optional.empty() : Optional.of(defaultInit.get().init());
  }

  /** Whether an optimizer should change it. */
  public boolean isTrainable() {
    return trainable.isEmpty() || trainable.get().value();
  }
}
