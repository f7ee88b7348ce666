package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BinderLookupTest {

  private static class SpecialToy extends Toy {}

  private static class Plain {}

  private final VariableStore store = new VariableStore();

  private static String missingBinder(String model, String binder) {
    return "[MissingBinder] "
        + model
        + " has no binder "
        + binder
        + ": it is not annotated with @VariableScope, or the annotation processor did not run when"
        + " it was compiled (which, of a class inside a method, it never does). The processor belongs on the processor path (Maven:"
        + " annotationProcessorPaths of the maven-compiler-plugin; Gradle: annotationProcessor;"
        + " javac: --processor-path). Since JDK 23, javac does not run a processor that is only on"
        + " the class path.";
  }

  @Test
  void bindsThroughTheBinderOfTheClass() {
    Toy toy = new Toy();
    assertSame(toy, store.bind(toy));
    assertSame(store.get("toy/v"), toy.v);
  }

  @Test
  void aNestedClassIsNamedWithThoseAroundIt() {
    Toy.Part part = store.bind(new Toy.Part());
    assertSame(store.get("part/w"), part.w);
  }

  @Test
  void aSubclassWithoutABinderUsesThatOfItsSuperclass() {
    SpecialToy toy = store.bind(new SpecialToy());
    assertSame(store.get("toy/v"), toy.v);
  }

  @Test
  void anAnonymousOrLocalSubclassUsesTheBinderOfItsSuperclass() {
    class LocalToy extends Toy {}

    assertEquals("toy/v", store.bind(new LocalToy()).v.name());
    assertEquals("toy/v", new VariableStore().bind(new Toy() {}).v.name());
  }

  @Test
  void aClassWithoutABinderIsRefused() {
    problem(
        missingBinder(
            "io.varscope.BinderLookupTest$Plain", "io.varscope.BinderLookupTest_PlainVariables"),
        () -> store.bind(new Plain()));
    problem(
        missingBinder("java.lang.String", "java.lang.StringVariables"), () -> store.bind("model"));
  }

  @Test
  void anArrayOfModelsIsRefused() {
    VariableException e =
        assertThrows(VariableException.class, () -> store.bind(new Toy[] {new Toy()}));
    assertEquals("MissingBinder", e.id());
  }

  @Test
  void aComponentHasNoPlaceOfItsOwn() {
    Toy.Part.Detail detail = new Toy.Part.Detail();
    problem(
        "[UnplacedComponent] io.varscope.Toy$Part$Detail is a component, which has no place of its"
            + " own: give it one with Toy_Part_DetailVariables.bind(component,"
            + " store.scope(\"...\")), or name its @VariableScope.",
        () -> store.bind(detail));
    Toy_Part_DetailVariables.bind(detail, store.scope("here"));
    assertSame(store.get("here/x"), detail.x);
  }

  @Test
  void whatTheBinderThrowsIsThrown() {
    store.bind(new Toy());
    problem(
        "[DuplicateVariable] Variable toy/v already exists: created by io.varscope.Toy.v in an"
            + " earlier bind. To share what that created, call ToyVariables.bind(model, store,"
            + " Reuse.TRUE).",
        () -> store.bind(new Toy()));
  }

  @Test
  void anErrorOfTheBinderIsThrown() {
    OutOfMemoryError error = new OutOfMemoryError();
    Toy toy = new Toy();
    toy.initializer =
        (variable, random) -> {
          throw error;
        };
    assertSame(error, assertThrows(OutOfMemoryError.class, () -> store.bind(toy)));
  }
}
