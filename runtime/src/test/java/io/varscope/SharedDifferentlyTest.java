package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever shares a variable but asks for something else is told, once for each variable. */
class SharedDifferentlyTest {

  private static final Shape SHAPE = Shape.of(2);
  private final VariableStore store = new VariableStore();
  private final Scope net = store.scope("net");
  private final Scope sharing = net.withReuse(Reuse.TRUE);

  private static FloatVariable get(Scope scope) {
    return scope.variable("w", DType.FLOAT32, SHAPE);
  }

  private static FloatVariable get(Scope scope, Initializer initializer) {
    return scope.variable("w", DType.FLOAT32, SHAPE, initializer);
  }

  /** What a summary says below its table. */
  private static List<String> said(VariableStore store) {
    return store.summary().lines().filter(line -> line.startsWith("* ")).toList();
  }

  private void said(String asked, String has) {
    assertEquals(
        List.of(
            "* Variable net/w is shared with "
                + asked
                + ", but was created with "
                + has
                + ", and stays so. Say it where the variable is created, or leave it out where it"
                + " is shared."),
        said(store));
    assertTrue(store.summary().contains("\n  w *  "), store.summary());
  }

  private void nothingIsSaid() {
    assertFalse(store.summary().contains("*"), store.summary());
  }

  @Test
  void anotherTrainable() {
    get(net);
    get(sharing.withTrainable(false));
    said("trainable false", "trainable true");
  }

  @Test
  void anotherTrainableTheOtherWayRound() {
    get(net.withTrainable(false));
    get(sharing);
    nothingIsSaid();
    get(sharing.withTrainable(true));
    said("trainable true", "trainable false");
  }

  @Test
  void anotherInitializer() {
    get(net, Initializers.zeros());
    get(sharing, Initializers.normal(0, 0.5));
    said("initializer NORMAL(mean=0.0, stddev=0.5)", "initializer CONSTANT(0)");
  }

  @Test
  void otherGroups() {
    get(net.withGroups("decay"));
    get(sharing.withGroups("decay"));
    get(sharing);
    nothingIsSaid();
    get(sharing.withGroups("encoder", "decay"));
    said("groups [decay, encoder]", "groups [decay]");
  }

  @Test
  void everythingAtOnceAndOnlyOnce() {
    get(net);
    Scope other = net.withReuse(Reuse.AUTO).withTrainable(false).withGroups("x");
    get(other, Initializers.ones());
    get(other, Initializers.zeros());
    get(sharing.withTrainable(false));
    said(
        "trainable false, initializer CONSTANT(1), groups [x]",
        "trainable true, initializer"
            + " GLOROT_UNIFORM(scale=1.0, mode=FAN_AVG, distribution=UNIFORM), groups []");
  }

  @Test
  void specificationsAreHeldAgainstItAsWell() {
    VariableSpec<FloatVariable> spec = VariableSpec.of("net/w", DType.FLOAT32, SHAPE);
    store.create(spec);
    store.reuse(spec);
    store.auto(spec);
    nothingIsSaid();
    store.auto(spec.withTrainable(false));
    said("trainable false", "trainable true");
  }

  @Test
  void whatIsAsCreatedIsNotSaid() {
    Initializer own = (variable, random) -> {};
    Scope scope = net.withTrainable(false).withGroups("a", "b");
    get(scope, own);
    get(scope.withReuse(Reuse.TRUE), own);
    get(scope.withReuse(Reuse.AUTO));
    get(sharing);
    nothingIsSaid();
  }

  @Test
  void aDefaultOfAScopeIsNotAskedFor() {
    get(net, Initializers.zeros());
    get(sharing.withInitializer(Initializers.ones()));
    nothingIsSaid();
  }

  @Test
  void equalInitializersAreTheSameHoweverTheyAreWritten() {
    List<List<Initializer>> same =
        List.of(
            List.of(Initializers.zeros(), Initializers.constant(0), Initializers.constant(0, 0)),
            List.of(Initializers.constant(1, 2), Initializers.constant(1, 2)),
            List.of(Initializers.normal(0, 1), Initializers.normal(0, 1)),
            List.of(Initializers.heNormal().withSeed(3), Initializers.heNormal().withSeed(3)));
    for (int i = 0; i < same.size(); i++) {
      Scope scope = store.scope("same" + i);
      for (Initializer initializer : same.get(i)) {
        get(scope.withReuse(Reuse.AUTO), initializer);
      }
      nothingIsSaid();
    }
  }

  @Test
  void differentInitializersAreDifferent() {
    List<Initializer> all =
        List.of(
            Initializers.zeros(),
            Initializers.constant(-0.0),
            Initializers.constant(1, 2),
            Initializers.constant(2, 1),
            Initializers.uniform(0, 1),
            Initializers.uniform(0, 2),
            Initializers.normal(0, 1),
            Initializers.truncatedNormal(0, 1),
            Initializers.glorotUniform(),
            Initializers.glorotUniform().withSeed(1),
            Initializers.glorotUniform().withSeed(2),
            Initializers.uniformUnitScaling(1),
            (variable, random) -> {},
            (variable, random) -> {});
    int differences = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        Scope scope = store.scope("s" + i + "_" + j);
        get(scope, all.get(i));
        get(scope.withReuse(Reuse.TRUE), all.get(j));
        differences += i == j ? 0 : 1;
        assertEquals(differences, said(store).size(), i + " and " + j);
      }
    }
  }

  private void bind(boolean trainable, Reuse reuse) {
    Binding binding = Binding.at(net, "acme.Net");
    Declared.in(binding, "w", DType.FLOAT32, SHAPE)
        .trainable(trainable)
        .reuse(reuse)
        .to(variable -> {});
    binding.commit();
  }

  /** The compiler has held declarations against each other, and a user may have allowed it. */
  @Test
  void declarationsAreTheCompilersMatter() {
    bind(true, Reuse.FALSE);
    bind(false, Reuse.TRUE);
    nothingIsSaid();
  }

  @Test
  void aDeclarationThatSharesWhatACallCreatedIsTold() {
    get(net);
    bind(false, Reuse.TRUE);
    assertEquals(
        List.of(
            "* Variable net/w is shared by acme.Net.w with trainable false, but"
                + " was created with trainable true, and stays so. Say it where the variable is"
                + " created, or leave it out where it is shared."),
        said(store));
  }

  @Test
  void aCallThatSharesWhatADeclarationCreatedIsTold() {
    bind(true, Reuse.FALSE);
    get(sharing.withTrainable(false));
    assertEquals(
        List.of(
            "* Variable net/w is shared with trainable false, but was created by"
                + " acme.Net.w with trainable true, and stays so. Say it where the variable is"
                + " created, or leave it out where it is shared."),
        said(store));
  }

  @Test
  void aCopyKnowsHowItsVariablesWereCreated() {
    get(net, Initializers.zeros());
    VariableStore copy = store.copy();
    Scope copied = copy.scope("net").withReuse(Reuse.TRUE);
    get(copied, Initializers.zeros());
    assertEquals(List.of(), said(copy));
    get(copied, Initializers.ones());
    assertEquals(1, said(copy).size());
  }

  @Test
  void whatFailsIsNotSaid() {
    get(net);
    Expect.problem(
        "[ShapeMismatch] Trying to share variable net/w, but specified shape (3,) and found shape"
            + " (2,).",
        () -> sharing.withTrainable(false).variable("w", DType.FLOAT32, Shape.of(3)));
    nothingIsSaid();
  }
}
