package io.varscope.naming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedReasonsTest {

  private static String reason(String entry, String name) {
    NamedReasons named = NamedReasons.parse(List.of(entry));
    return named.find(name) < 0 ? "none" : named.reason(named.find(name));
  }

  private static String fault(String... entries) {
    NamingException e =
        assertThrows(NamingException.class, () -> NamedReasons.parse(List.of(entries)));
    return e.entry() + ":" + e.index() + " " + e.getMessage();
  }

  @Test
  void namesHaveReasons() {
    assertEquals("newly trained", reason("head.weight: newly trained", "head.weight"));
    assertEquals("none", reason("head.weight: newly trained", "head.weights"));
    assertEquals(
        "a mask: no weight", reason("h.{i}.attn.bias:  a mask: no weight ", "h.3.attn.bias"));
    assertEquals("all", reason("{*}.bias : all", "a.b.bias"));
    assertEquals("in TensorFlow's names", reason("w:0: in TensorFlow's names", "w:0"));
    assertEquals("odd", reason("'a: (b)''s {i}': odd", "a: (b)'s 7"));
    assertEquals("a blank", reason("a b: a blank", "a b"));
  }

  @Test
  void theFirstOneCounts() {
    NamedReasons named = NamedReasons.parse(List.of("a.{i}: one", "a.1: two", "{*}: three"));
    assertEquals(0, named.find("a.1"));
    assertEquals(2, named.find("b"));
    assertEquals("a.{i}", named.name(0));
    assertEquals(3, named.size());
  }

  @Test
  void whatIsWrongIsTold() {
    String noReason = " There is no reason: write \"NAME: why\", with a blank after the colon.";
    assertEquals("0:4" + noReason, fault("head"));
    assertEquals("0:4" + noReason, fault("head:"));
    assertEquals("0:4" + noReason, fault("head: "));
    assertEquals("0:8" + noReason, fault("head:why"));
    assertEquals("1:6" + noReason, fault("a: b", "'head'"));
    assertEquals("0:0 There is no name: write \"NAME: why\".", fault(""));
    assertEquals("0:1 There is no name: write \"NAME: why\".", fault(" : why"));
    assertEquals(
        "0:0 This quote is not closed. A quote of the name itself is doubled: ''.", fault("'a: b"));
    assertEquals(
        "0:0 {*} stands for whole levels, so beside it is a separator (one of / . _ -) or nothing.",
        fault("{*}x: b"));
    assertEquals(
        "1:0 Entry 1 of the list has the same name, and counts.", fault("a{i}: b", "a{k}: c"));
  }
}
