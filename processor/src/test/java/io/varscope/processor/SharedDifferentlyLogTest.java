package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.DType;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.VariableStore;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged of variables that are shared by who asks for other ones. */
final class SharedDifferentlyLogTest {

  private final Logger logger = Logger.getLogger("io.varscope");
  private final List<String> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord message) {
          logged.add(message.getLevel() + " " + message.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

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
    assertEquals(List.of(told("net/v"), told("net/w")), logged);
  }

  private static String told(String name) {
    return "WARNING [SharedDifferently] Variable "
        + name
        + " is shared with trainable false, but was created with trainable true, and stays so. Say"
        + " it where the variable is created, or leave it out where it is shared.";
  }
}
