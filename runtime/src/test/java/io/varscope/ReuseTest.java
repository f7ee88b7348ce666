package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReuseTest {

  @ReuseTable
  void withinIsTensorFlowsTable(Reuse outer, Reuse asked, Reuse effective) {
    assertEquals(effective != null, asked.allowedWithin(outer));
    // TensorFlow goes on with the outer mode, and so does what reports the mistake.
    assertEquals(effective == null ? outer : effective, asked.within(outer));
  }

  @ParameterizedTest
  @CsvSource({"INHERIT, FALSE", "FALSE, FALSE", "TRUE, TRUE", "AUTO, AUTO"})
  void outsideAnyScopeOneCreates(Reuse asked, Reuse effective) {
    assertTrue(asked.allowedWithin(Reuse.INHERIT));
    assertEquals(effective, asked.within(Reuse.INHERIT));
  }
}
