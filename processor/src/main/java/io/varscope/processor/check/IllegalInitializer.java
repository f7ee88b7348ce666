package io.varscope.processor.check;

import io.varscope.DType;
import io.varscope.Init;
import io.varscope.Initializer;
import io.varscope.Shape;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.expand.DefaultInit;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.CustomInitializer;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An initializer takes the parameters of its kind, and must suit what it initializes. */
final class IllegalInitializer implements Rule {

  /** More would not fit into one method of the binder. */
  private static final int MOST_CONSTANTS = 6000;

  /** Any shape that all kinds can fill: to judge an initializer apart from a variable. */
  private static final Shape ANY = Shape.of(1, 1);

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Set<Site> broken = new HashSet<>();
    Consumer<Finding> atInit =
        finding -> {
          broken.add(finding.site());
          findings.accept(finding);
        };
    for (ScopeClass type : model.bindableClasses()) {
      checkAlone(type.defaults().init(), type.site(), atInit);
      for (Member member : type.members()) {
        if (checkAlone(member.init(), member.site(), atInit)
            && member instanceof VariableDeclaration variable) {
          checkFor(variable, atInit);
        }
      }
    }
    for (Graph graph : model.expansion().graphs()) {
      for (PlacedVariable variable : graph.variables()) {
        if (variable.declaration().init().isGiven()) {
          checkOwn(variable, broken, model, findings);
        } else {
          checkInherited(variable, broken, model, findings);
        }
      }
    }
  }

  /**
   * Checks what is wrong wherever the initializer is used.
   *
   * @return whether there is one, and nothing is wrong with it
   */
  private static boolean checkAlone(
      InitDeclaration init, Site annotation, Consumer<Finding> findings) {
    if (!init.isWritten()) {
      return false;
    }
    for (String parameter : init.parameters()) {
      if (!Kinds.parameters(init.kind()).contains(parameter)) {
        String reason =
            init.isGiven()
                ? init.kind() + " does not take " + parameter + taken(init.kind())
                : parameter
                    + " is given without a kind that takes it; name one, such as value ="
                    + " Init.Kind.NORMAL";
        findings.accept(finding(annotation, reason));
        return false;
      }
    }
    Optional<String> reason = problem(init);
    if (reason.isPresent()) {
      findings.accept(finding(annotation, reason.get()));
    }
    return reason.isEmpty();
  }

  private static Finding finding(Site annotation, String reason) {
    return new Finding(
        annotation.at("init"),
        annotation.annotation().equals(Site.VARIABLE)
            ? Problems.illegalInitializer(annotation.place(), reason)
            : new Problem(
                Id.ILLEGAL_INITIALIZER,
                "Scope " + annotation.place() + " cannot have this initializer: " + reason + "."));
  }

  private static String taken(Init.Kind kind) {
    List<String> parameters = Kinds.parameters(kind);
    return parameters.isEmpty()
        ? "; it has no parameters"
        : "; its parameters are " + String.join(", ", parameters);
  }

  /** What is wrong with an initializer, apart from what it initializes. */
  private static Optional<String> problem(InitDeclaration init) {
    if (init.kind() == Init.Kind.CONSTANT) {
      // The values depend on the variable; the parameters of other kinds are wrong or right alone.
      return wrongCount(init.constant().orElse(List.of()).size());
    }
    if (init.kind() == Init.Kind.CUSTOM) {
      return init.custom().isEmpty()
          ? Optional.of("CUSTOM needs a class in custom")
          : obstacle(init.custom().get());
    }
    Optional<Initializer> initializer = Kinds.initializer(init);
    return initializer.isEmpty() ? Optional.empty() : initializer.get().problem(DType.FLOAT64, ANY);
  }

  private static Optional<String> wrongCount(int constants) {
    if (constants == 0) {
      return Optional.of("CONSTANT needs at least one value in constant");
    }
    return constants > MOST_CONSTANTS
        ? Optional.of(
            constants
                + " values in constant are more than "
                + MOST_CONSTANTS
                + ", which is the limit")
        : Optional.empty();
  }

  private static Optional<String> obstacle(CustomInitializer custom) {
    return custom
        .obstacle()
        .map(reason -> custom.name() + " cannot be the initializer, since " + reason);
  }

  private static void checkFor(VariableDeclaration variable, Consumer<Finding> findings) {
    long[] lengths = variable.shape();
    Optional<Shape> shape =
        variable.dims().isEmpty() && Shape.problem(lengths).isEmpty()
            ? Optional.of(Shape.of(lengths))
            : Optional.empty();
    Optional<DType<?>> dtype = variable.isGeneric() ? Optional.of(DType.FLOAT64) : variable.dtype();
    Optional<String> reason = problem(variable.init(), variable, dtype, shape);
    if (reason.isPresent()) {
      findings.accept(finding(variable.site(), reason.get()));
    }
  }

  /** What is wrong with an initializer for a variable, as far as its shape is known. */
  private static Optional<String> problem(
      InitDeclaration init,
      VariableDeclaration variable,
      Optional<DType<?>> dtype,
      Optional<Shape> shape) {
    if (init.kind() == Init.Kind.UNIFORM
        && dtype.isPresent()
        && dtype.get().isInteger()
        && !init.numbers().containsKey("max")) {
      return Optional.of("UNIFORM of " + dtype.get() + " must name max");
    }
    if (shape.isEmpty() && !variable.dims().isEmpty()) {
      return problem(init, variable, dtype, Optional.of(example(init, variable.dims().size())));
    }
    if (init.custom().isPresent() && dtype.isPresent()) {
      return otherDtype(init.custom().get(), dtype.get());
    }
    Optional<Initializer> initializer = Kinds.initializer(init);
    return initializer.isEmpty() || dtype.isEmpty() || shape.isEmpty()
        ? Optional.empty()
        : initializer.get().problem(dtype.get(), shape.get());
  }

  /** A shape for what does not depend on the lengths: the rank, or how many values there are. */
  private static Shape example(InitDeclaration init, int rank) {
    if (init.constant().isPresent()) {
      return Shape.of(init.constant().get().size());
    }
    long[] ones = new long[rank];
    Arrays.fill(ones, 1);
    return Shape.of(ones);
  }

  private static Optional<String> otherDtype(CustomInitializer custom, DType<?> dtype) {
    return custom
        .takes()
        .filter(classes -> !classes.contains(dtype.variableClass().getCanonicalName()))
        .map(classes -> Problems.otherDtype(custom.name(), dtype.toString()));
  }

  /** What is wrong with an initializer for a variable at one place. */
  private static Optional<String> problem(InitDeclaration init, PlacedVariable variable) {
    return problem(
        init,
        variable.declaration(),
        variable.dtype(),
        variable.shape().flatMap(SymbolicShape::constant));
  }

  /** A variable's own initializer, where it depends on the place. */
  private static void checkOwn(
      PlacedVariable variable, Set<Site> broken, Model model, Consumer<Finding> findings) {
    VariableDeclaration declaration = variable.declaration();
    boolean dependsOnPlace = !declaration.dims().isEmpty() || declaration.isGeneric();
    if (!dependsOnPlace || !variable.mayCreate()) {
      return;
    }
    Site init = declaration.site().at("init");
    if (broken.contains(init)) {
      return;
    }
    problem(declaration.init(), variable)
        .ifPresent(
            reason ->
                tell(
                    variable,
                    init,
                    Problems.illegalInitializer(variable.name(), reason),
                    model,
                    findings));
  }

  private static void checkInherited(
      PlacedVariable variable, Set<Site> broken, Model model, Consumer<Finding> findings) {
    VariableDeclaration declaration = variable.declaration();
    if (!variable.mayCreate()
        || variable.defaultInit().isEmpty()
        || broken.contains(variable.defaultInit().get().site())) {
      return;
    }
    DefaultInit inherited = variable.defaultInit().get();
    problem(inherited.init(), variable)
        .ifPresent(
            reason ->
                tell(
                    variable,
                    declaration.site(),
                    Problems.illegalInitializer(
                        variable.name(),
                        reason
                            + ". The initializer is inherited from "
                            + inherited.scope()
                            + "; give the variable its own with init"),
                    model,
                    findings));
  }

  private static void tell(
      PlacedVariable variable,
      Site site,
      Problem problem,
      Model model,
      Consumer<Finding> findings) {
    Optional<Site> nearest = variable.site(model.sources(), site);
    if (nearest.isPresent()) {
      Finding finding = new Finding(nearest.get(), problem);
      findings.accept(variable.declaration().isGeneric() ? ofMount(finding, variable) : finding);
    }
  }

  /** The same, saying where the dtype comes from. */
  private static Finding ofMount(Finding finding, PlacedVariable variable) {
    String place = variable.path().toString();
    String text = finding.problem().text() + " " + place + " has its dtype from a mount.";
    return new Finding(finding.site(), new Problem(finding.problem().id(), text))
        .about(place, variable.name());
  }
}
