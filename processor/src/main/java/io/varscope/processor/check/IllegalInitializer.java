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
      checkAlone(type.defaults().init(), type.name(), type.site().at("init"), atInit);
      for (Member member : type.members()) {
        Site site = member.site().at("init");
        String what = member.field().toString();
        if (checkAlone(member.init(), what, site, atInit)
            && member instanceof VariableDeclaration variable) {
          checkFor(variable, site, findings);
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
   * @return whether nothing is
   */
  private static boolean checkAlone(
      InitDeclaration init, String what, Site site, Consumer<Finding> findings) {
    for (String parameter : init.parameters()) {
      if (!Kinds.parameters(init.kind()).contains(parameter)) {
        String reason =
            init.isGiven()
                ? init.kind() + " does not take " + parameter + taken(init.kind())
                : parameter
                    + " is given without a kind that takes it; name one, such as value ="
                    + " Init.Kind.NORMAL";
        findings.accept(new Finding(site, problem(site, what, reason)));
        return false;
      }
    }
    Optional<String> reason = missing(init).or(() -> tooMany(init)).or(() -> wrongValue(init));
    reason.ifPresent(text -> findings.accept(new Finding(site, problem(site, what, text))));
    return reason.isEmpty();
  }

  private static Problem problem(Site site, String what, String reason) {
    return site.annotation().equals(Site.VARIABLE)
        ? Problems.illegalInitializer(what, reason)
        : new Problem(
            Id.ILLEGAL_INITIALIZER,
            "Scope " + what + " cannot have this initializer: " + reason + ".");
  }

  private static String taken(Init.Kind kind) {
    List<String> parameters = Kinds.parameters(kind);
    return parameters.isEmpty()
        ? "; it has no parameters"
        : "; its parameters are " + String.join(", ", parameters);
  }

  private static Optional<String> missing(InitDeclaration init) {
    if (init.kind() == Init.Kind.CONSTANT && init.constant().orElse(List.of()).isEmpty()) {
      return Optional.of("CONSTANT needs at least one value in constant");
    }
    if (init.kind() == Init.Kind.CUSTOM) {
      return init.custom().isEmpty()
          ? Optional.of("CUSTOM needs a class in custom")
          : init.custom().flatMap(IllegalInitializer::obstacle);
    }
    return Optional.empty();
  }

  private static Optional<String> obstacle(CustomInitializer custom) {
    return custom
        .obstacle()
        .map(reason -> custom.name() + " cannot be the initializer, since " + reason);
  }

  private static Optional<String> tooMany(InitDeclaration init) {
    int count = init.constant().map(List::size).orElse(0);
    return count > MOST_CONSTANTS
        ? Optional.of(
            count + " values in constant are more than " + MOST_CONSTANTS + ", which is the limit")
        : Optional.empty();
  }

  /** Constants depend on the variable; the other parameters are wrong or right alone. */
  private static Optional<String> wrongValue(InitDeclaration init) {
    return init.kind() == Init.Kind.CONSTANT
        ? Optional.empty()
        : Kinds.initializer(init).flatMap(initializer -> initializer.problem(DType.FLOAT64, ANY));
  }

  private static void checkFor(
      VariableDeclaration variable, Site site, Consumer<Finding> findings) {
    Optional<Shape> shape =
        variable.dims().isEmpty() && Shape.problem(variable.shape()).isEmpty()
            ? Optional.of(Shape.of(variable.shape()))
            : Optional.empty();
    problem(variable.init(), variable, shape)
        .ifPresent(
            reason ->
                findings.accept(
                    new Finding(
                        site, Problems.illegalInitializer(variable.field().toString(), reason))));
  }

  /** What is wrong with an initializer for a variable, as far as its shape is known. */
  private static Optional<String> problem(
      InitDeclaration init, VariableDeclaration variable, Optional<Shape> shape) {
    if (init.kind() == Init.Kind.UNIFORM
        && variable.dtype().filter(DType::isInteger).isPresent()
        && !init.numbers().containsKey("max")) {
      return Optional.of("UNIFORM of " + variable.dtype().get() + " must name max");
    }
    if (shape.isEmpty() && !variable.dims().isEmpty() && Kinds.needsRank(init.kind())) {
      // Whatever the lengths are, the rank is known.
      long[] ones = new long[variable.dims().size()];
      Arrays.fill(ones, 1);
      return problem(init, variable, Optional.of(Shape.of(ones)));
    }
    if (init.custom().isPresent() && variable.dtype().isPresent()) {
      return otherDtype(init.custom().get(), variable.dtype().get());
    }
    Optional<Initializer> initializer = Kinds.initializer(init);
    return initializer.isEmpty() || variable.dtype().isEmpty() || shape.isEmpty()
        ? Optional.empty()
        : initializer.get().problem(variable.dtype().get(), shape.get());
  }

  private static Optional<String> otherDtype(CustomInitializer custom, DType<?> dtype) {
    return custom
        .takes()
        .filter(classes -> !classes.contains(dtype.variableClass().getCanonicalName()))
        .map(classes -> Problems.otherDtype(custom.name(), dtype.toString()));
  }

  /** A variable's own initializer, where the shape depends on the place. */
  private static void checkOwn(
      PlacedVariable variable, Set<Site> broken, Model model, Consumer<Finding> findings) {
    VariableDeclaration declaration = variable.declaration();
    Site init = declaration.site().at("init");
    if (declaration.dims().isEmpty() || !variable.mayCreate() || broken.contains(init)) {
      return;
    }
    problem(declaration.init(), declaration, variable.shape().flatMap(SymbolicShape::constant))
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
    problem(inherited.init(), declaration, variable.shape().flatMap(SymbolicShape::constant))
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
    variable
        .site(model.sources(), site)
        .ifPresent(nearest -> findings.accept(new Finding(nearest, problem)));
  }
}
