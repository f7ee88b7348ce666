package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.DType;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.VariableStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is logged of variables that are shared by who asks for other ones. */
final class SharedDifferentlyLogTest {

  @RegisterExtension final LoggedMessages logged = new LoggedMessages();

  @Test
  void onceForAVariable() {
    Scope net = new VariableStore().scope("net");
    Scope sharing = net.withReuse(Reuse.TRUE);
    for (String name : List.of("v", "w")) {
      net.variable(name, DType.FLOAT32, Shape.of(2));
      sharing.variable(name, DType.FLOAT32, Shape.of(2));
      sharing.withTrainable(false).variable(name, DType.FLOAT32, Shape.of(2));
      sharing.withGroups("decay").variable(name, DType.FLOAT32, Shape.of(2));
    }
    assertEquals(List.of(told("net/v"), told("net/w")), logged.all());
  }

  private static String told(String name) {
    return "WARNING [SharedDifferently] Variable "
        + name
        + " is shared with trainable false, but was created with trainable true, and stays so. Say"
        + " it where the variable is created, or leave it out where it is shared.";
  }
}
