package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Binding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The separator is the store's, where nobody names one. */
class SeparatorTest {

  private final VariableStore store = new VariableStore();

  /** As a binder does whose root says {@code separator = "."}. */
  private static void bindGpt(VariableStore store) {
    Binding binding = Binding.at(store.scope("gpt", "."), "Gpt");
    for (int i = 0; i < 2; i++) {
      Binding block = binding.element("h", "h.{i}", i);
      block.begin(1);
      block.float32("weight", 2);
    }
    binding.commit();
  }

  private static void create(Scope scope, String name) {
    scope.variable(name, DType.FLOAT32, Shape.of(2));
  }

  private static List<String> names(List<AnyVariable> variables) {
    return variables.stream().map(AnyVariable::name).toList();
  }

  private static final List<String> GPT = List.of("gpt.h.0.weight", "gpt.h.1.weight");

  @Test
  void withoutVariablesItIsASlash() {
    assertEquals("/", store.root().separator());
    assertEquals("/", store.scope("gpt").separator());
    store.scope("gpt", ".");
    assertEquals("/", store.root().separator(), "a scope that was only opened changes nothing");
  }

  @Test
  void afterABindItIsThatOfTheRoot() {
    bindGpt(store);
    assertEquals(".", store.root().separator());
    assertEquals("gpt.h", store.scope("gpt").scope("h").path());
    assertEquals(GPT, names(store.scope("gpt").variables()));
    assertEquals(GPT, names(store.variables("gpt")));
    assertEquals(GPT.subList(1, 2), names(store.variables("gpt.h.1")));
    assertEquals(GPT, names(store.scope("gpt").trainableVariables()));
    assertEquals(GPT, names(store.scope("gpt").copy().variables()));
    assertEquals(GPT, names(store.copy().scope("gpt").variables()), "a copy is written alike");
    create(store.scope("gpt"), "extra");
    assertEquals("gpt.extra", store.variables().get(2).name());
    assertEquals("gpt_1", store.root().uniqueScope("gpt").path());
  }

  @Test
  void whatIsCreatedInAScopeWithASeparatorSaysItToo() {
    create(store.scope("net", "-"), "w");
    assertEquals(List.of("net-w"), names(store.scope("net").variables()));
    assertEquals(store.scope("net", "-").summary(), store.scope("net").summary());
    assertEquals(store.scope("/", "-").summary(), store.summary());
  }

  @Test
  void aNameOfOneLevelSaysNothing() {
    create(store.root(), "step");
    store.create(VariableSpec.of("other/step", DType.FLOAT32, Shape.of(2)));
    bindGpt(store);
    assertEquals(GPT, names(store.scope("gpt").variables()));
    assertEquals(".", store.root().separator());
  }

  @Test
  void whatFailsSaysNothing() {
    assertThrows(
        VariableException.class,
        () ->
            store
                .scope("net", ".")
                .variable("w", DType.FLOAT32, Shape.of(2), Initializers.constant(1, 2, 3)));
    assertThrows(
        VariableException.class,
        () ->
            store
                .scope("net", ".")
                .variable(
                    "w",
                    DType.FLOAT32,
                    Shape.of(2),
                    (variable, random) -> {
                      throw new IllegalStateException("on purpose");
                    }));
    assertEquals("/", store.root().separator());
  }

  @Test
  void aScopeThatWasOpenedBeforeFindsWhatIsBoundLater() {
    Scope gpt = store.scope("gpt");
    Scope layer = gpt.scope("h").scope("1");
    assertEquals(List.of(), gpt.variables());
    bindGpt(store);
    assertEquals(GPT, names(gpt.variables()));
    assertEquals(GPT.subList(1, 2), names(layer.variables()));
    assertEquals("gpt/h/1", layer.path(), "it is a value, and stays as it is");
    assertTrue(gpt.summary().startsWith("variable  "), gpt.summary());
    assertTrue(gpt.summary().contains("\ngpt.h.1\n  weight"), gpt.summary());
    assertNotEquals("gpt", store.root().uniqueScope("gpt").path());
  }

  @Test
  void aScopeThatWasOpenedBeforeNumbersWhatIsNew() {
    Scope root = store.root();
    Scope gpt = root.scope("gpt");
    bindGpt(store);
    assertEquals("gpt_1", root.uniqueScope("gpt").path());
    assertEquals("gpt/h_1", gpt.uniqueScope("h").path());
  }

  /** As of two graphs: the store goes by the first, and finds each variable by its own. */
  @Test
  void aStoreMayHaveTwo() {
    create(store.scope("encoder"), "v1.5/w");
    bindGpt(store);
    assertEquals("/", store.root().separator());
    assertEquals(GPT, names(store.scope("gpt").variables()));
    assertEquals(GPT, names(store.variables("gpt")));
    assertEquals(List.of("encoder/v1.5/w"), names(store.variables("encoder")));
    assertEquals(List.of("encoder/v1.5/w"), names(store.variables("encoder/v1.5")));
    assertEquals(List.of(), names(store.variables("encoder/v1")));
    assertEquals(List.of("encoder/v1.5/w"), names(store.variables("encoder/v1", ".")));
    assertEquals(List.of(), names(store.variables("gpt", "/")), "one that is named counts alone");
    assertEquals(GPT, names(store.variables("gpt", ".")));
    VariableStore copy = store.copy();
    assertEquals(GPT, names(copy.variables("gpt")));
    assertEquals(List.of("encoder/v1.5/w"), names(copy.variables("encoder")));
  }

  @Test
  void theOtherOrderIsNoOther() {
    bindGpt(store);
    create(store.scope("encoder", "/"), "v1.5/w");
    assertEquals(".", store.root().separator());
    assertEquals(GPT, names(store.variables("gpt")));
    assertEquals(List.of("encoder/v1.5/w"), names(store.variables("encoder")));
    assertEquals(
        List.of("encoder/v1.5/w"), names(store.scope("encoder").scope("v1.5").variables()));
  }

  /** Of a variable whose separator nobody named, it is the store's. */
  @Test
  void namesThatAreGivenWholeAreReadAsTheStoreWritesThem() {
    store.create(VariableSpec.of("net.w", DType.FLOAT32, Shape.of(2)));
    assertEquals(List.of(), names(store.variables("net")));
    bindGpt(store);
    assertEquals(List.of("net.w"), names(store.variables("net")));
  }
}
