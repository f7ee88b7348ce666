package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TensorFlow's table of inherited reuse: outer mode, mode asked for, effective mode if any. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@CsvSource({
  "FALSE, INHERIT, FALSE",
  "FALSE, FALSE,   FALSE",
  "FALSE, TRUE,    TRUE",
  "FALSE, AUTO,    AUTO",
  "TRUE,  INHERIT, TRUE",
  "TRUE,  FALSE,       ",
  "TRUE,  TRUE,    TRUE",
  "TRUE,  AUTO,    AUTO",
  "AUTO,  INHERIT, AUTO",
  "AUTO,  FALSE,       ",
  "AUTO,  TRUE,    TRUE",
  "AUTO,  AUTO,    AUTO",
})
@interface ReuseTable {}
