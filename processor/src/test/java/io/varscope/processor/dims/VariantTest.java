package io.varscope.processor.dims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VariantTest {

  private static final List<String> FIELDS = List.of("a", "b", "c");

  private static boolean has(Variant variant, int model) {
    return variant.choices().entrySet().stream()
        .allMatch(
            choice -> choice.getValue() == ((model >> FIELDS.indexOf(choice.getKey()) & 1) == 1));
  }

  @Provide
  Arbitrary<Variant> variants() {
    return Arbitraries.maps(Arbitraries.of(FIELDS), Arbitraries.of(true, false))
        .ofMaxSize(3)
        .map(Variant::new);
  }

  @Example
  void conditions() {
    Variant some = Variant.ALL.in(Condition.symbol("b")).get(0).in(Condition.of(true)).get(0);
    Variant fewer = some.in(Condition.symbol("a").negated()).get(0);
    assertEquals("a is false and b is true", fewer.toString());
    assertEquals(List.of("!a", "b"), fewer.conditions());
    assertEquals(List.of(fewer), fewer.in(Condition.symbol("b")));
    assertEquals(List.of(), fewer.in(Condition.symbol("a")));
    assertEquals(List.of(), fewer.in(Condition.of(false)));
  }

  @Property(tries = 2000, seed = "6", edgeCases = EdgeCasesMode.NONE)
  void asIfAllModelsWereTried(
      @ForAll("variants") Variant variant,
      @ForAll List<@net.jqwik.api.From("variants") Variant> others) {
    boolean uncovered = false;
    for (int model = 0; model < 8; model++) {
      int m = model;
      uncovered |= has(variant, m) && others.stream().noneMatch(other -> has(other, m));
    }
    Optional<Variant> outside = variant.outside(others);
    assertEquals(uncovered, outside.isPresent());
    outside.ifPresent(
        found -> {
          for (int model = 0; model < 8; model++) {
            int m = model;
            if (has(found, m)) {
              assertEquals(true, has(variant, m), "it is one of these");
              assertEquals(false, others.stream().anyMatch(other -> has(other, m)));
            }
          }
        });
    for (Variant other : others) {
      boolean common = false;
      for (int model = 0; model < 8; model++) {
        common |= has(variant, model) && has(other, model);
      }
      assertEquals(common, variant.meets(other));
    }
  }

  @Example
  void ofOneFieldThereIsNothingOutsideBoth() {
    Variant yes = new Variant(Map.of("a", true));
    Variant no = new Variant(Map.of("a", false));
    assertEquals(Optional.empty(), Variant.ALL.outside(List.of(yes, no)));
    assertEquals(Optional.of(no), Variant.ALL.outside(List.of(yes)));
    assertEquals(Optional.of(Variant.ALL), Variant.ALL.outside(List.of()));
  }
}
