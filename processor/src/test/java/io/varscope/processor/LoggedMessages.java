package io.varscope.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the run time logs during a test, instead of on the console. */
final class LoggedMessages extends Handler implements BeforeEachCallback, AfterEachCallback {

  private final Logger logger = Logger.getLogger("io.varscope");
  private final List<String> messages = new ArrayList<>();

  /** Each with its level, in order. */
  List<String> all() {
    return List.copyOf(messages);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }

  @Override
  public void publish(LogRecord message) {
    messages.add(message.getLevel() + " " + message.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
