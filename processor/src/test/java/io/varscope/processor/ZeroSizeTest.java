package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.generated.Binding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is logged of sizes that are 0 because nobody has assigned them. */
final class ZeroSizeTest {

  @RegisterExtension final LoggedMessages logged = new LoggedMessages();

  private static Binding binding() {
    return Binding.at(new VariableStore().scope("a"), "acme.Mlp");
  }

  private static void declare(Binding place, String name, String... dims) {
    place.begin(1);
    place.float32(name, place.shape(dims));
  }

  private static String told(String field, String variable) {
    return "WARNING [ZeroSize] "
        + field
        + " is 0, and "
        + variable
        + " has its shape by it. Assign the field before the bind; or make it final, if 0 is meant.";
  }

  @Test
  void onceForAFieldAndABind() {
    Binding in = binding().size("hidden", 0).size("other", 3);
    declare(in, "v", "hidden", "3");
    declare(in, "w", "hidden+other");
    assertEquals(List.of(), logged.all());
    in.commit();
    assertEquals(List.of(told("acme.Mlp.hidden", "acme.Mlp.v")), logged.all());
  }

  @Test
  void throughLetsAndMountsToTheFieldOfTheVariable() {
    Binding in = binding().size("hidden", 0).let("twice=2*hidden");
    Binding mount = in.mount("layer", "layer", "out=twice+1");
    mount.begin(1);
    mount.declaration().field("weights").float32("v", mount.shape("out"));
    in.commit();
    assertEquals(List.of(told("acme.Mlp.hidden", "acme.Mlp.layer.weights")), logged.all());
  }

  @Test
  void onceForTheElementsOfAMount() {
    Binding in = binding();
    for (int i = 0; i < 3; i++) {
      declare(in.element("layers", "", i).size("n", 0), "v", "n");
    }
    in.commit();
    assertEquals(List.of(told("acme.Mlp.layers[0].n", "acme.Mlp.layers[0].v")), logged.all());
  }

  @Test
  void notOfWhatIsMeantOrNotUsed() {
    Binding in = binding().dim("constant", 0).size("unused", 0).size("set", 1);
    declare(in, "v", "constant", "set");
    declare(in.mount("layer", "layer", "unused=2"), "v", "unused");
    in.commit();
    assertEquals(List.of(), logged.all());
  }

  @Test
  void notOfABindThatFails() {
    Binding in = binding().size("hidden", 0);
    declare(in, "v", "hidden");
    declare(in, "v", "2");
    assertThrows(VariableException.class, in::commit);
    assertEquals(List.of(), logged.all());
  }
}
