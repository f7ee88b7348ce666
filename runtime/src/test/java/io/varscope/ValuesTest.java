package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Values of many parts: each part can be changed alone, and all of them count. */
class ValuesTest {

  private static final VariableSpec<FloatVariable> SPEC =
      VariableSpec.of("v", DType.FLOAT32, Shape.of(2));

  private static final Manifest.Entry ENTRY =
      Manifest.Entry.of("v", DType.FLOAT32, List.of("2"), "2");

  @Test
  void aSpecificationIsMadeInFullOrByParts() {
    Initializer ones = Initializers.ones();
    VariableSpec<FloatVariable> full =
        new VariableSpec<>(
            "v",
            DType.FLOAT32,
            Shape.of(2),
            Optional.of(ones),
            false,
            Set.of("decay"),
            Memory.ARRAY,
            "acme.Mlp.v");
    VariableSpec<FloatVariable> parts =
        SPEC.withInitializer(ones)
            .withTrainable(false)
            .withGroups(Set.of("decay"))
            .withMemory(Memory.ARRAY)
            .withOwner("acme.Mlp.v");
    assertEquals(full, parts);
    assertEquals(full.hashCode(), parts.hashCode());
    assertEquals("v", parts.name());
    assertEquals(DType.FLOAT32, parts.dtype());
    assertEquals(Shape.of(2), parts.shape());
    assertEquals(Optional.of(ones), parts.initializer());
    assertEquals(false, parts.trainable());
    assertEquals(Set.of("decay"), parts.groups());
    assertEquals(Memory.ARRAY, parts.memory());
    assertEquals("acme.Mlp.v", parts.owner());
  }

  @Test
  void everyPartOfASpecificationCounts() {
    List<UnaryOperator<VariableSpec<FloatVariable>>> changes =
        List.of(
            spec -> VariableSpec.of("w", DType.FLOAT32, Shape.of(2)),
            spec -> VariableSpec.of("v", DType.FLOAT32, Shape.of(3)),
            spec -> spec.withInitializer(Initializers.ones()),
            spec -> spec.withTrainable(false),
            spec -> spec.withGroups(Set.of("decay")),
            spec -> spec.withMemory(Memory.DIRECT),
            spec -> spec.withOwner("acme.Mlp.v"));
    changes.forEach(change -> assertNotEquals(SPEC, change.apply(SPEC)));
    assertNotEquals(SPEC, VariableSpec.of("v", DType.INT32, Shape.of(2)));
    assertEquals(
        "VariableSpec[name=v, dtype=float32, shape=(2,), initializer=Optional.empty,"
            + " trainable=true, groups=[], memory=ANY, owner=]",
        SPEC.toString());
  }

  @Test
  void anEntryIsMadeInFullOrByParts() {
    Manifest.Entry full =
        new Manifest.Entry(
            "v",
            DType.FLOAT32,
            List.of("2"),
            "2",
            "ONES",
            false,
            List.of("decay"),
            Memory.ARRAY,
            Reuse.AUTO,
            "acme.Mlp.v",
            List.of("acme.Mlp.w"),
            List.of("acme.Mlp.x"),
            List.of("acme.Mlp.tied"));
    Manifest.Entry parts =
        ENTRY
            .withInitializer("ONES")
            .withTrainable(false)
            .withGroups(List.of("decay"))
            .withMemory(Memory.ARRAY)
            .withMode(Reuse.AUTO)
            .withOwner("acme.Mlp.v")
            .withSharedBy(List.of("acme.Mlp.w"))
            .withCheckedWhenBound(List.of("acme.Mlp.x"))
            .withWhen(List.of("acme.Mlp.tied"));
    assertEquals(full, parts);
    assertEquals(full.hashCode(), parts.hashCode());
    assertEquals(
        "Entry[name=v, dtype=float32, shape=[2], parameters=2, initializer=ONES, trainable=false,"
            + " groups=[decay], memory=ARRAY, mode=AUTO, owner=acme.Mlp.v, sharedBy=[acme.Mlp.w],"
            + " checkedWhenBound=[acme.Mlp.x], when=[acme.Mlp.tied]]",
        parts.toString());
  }

  @Test
  void everyPartOfAnEntryCounts() {
    List<UnaryOperator<Manifest.Entry>> changes =
        List.of(
            entry -> Manifest.Entry.of("w", DType.FLOAT32, List.of("2"), "2"),
            entry -> Manifest.Entry.of("v", DType.INT32, List.of("2"), "2"),
            entry -> Manifest.Entry.of("v", DType.FLOAT32, List.of("1", "2"), "2"),
            entry -> Manifest.Entry.of("v", DType.FLOAT32, List.of("2"), "n"),
            entry -> entry.withInitializer("ONES"),
            entry -> entry.withTrainable(false),
            entry -> entry.withGroups(List.of("decay")),
            entry -> entry.withMemory(Memory.ARRAY),
            entry -> entry.withMode(Reuse.TRUE),
            entry -> entry.withOwner("acme.Mlp.v"),
            entry -> entry.withSharedBy(List.of("acme.Mlp.w")),
            entry -> entry.withCheckedWhenBound(List.of("acme.Mlp.w")),
            entry -> entry.withWhen(List.of("acme.Mlp.tied")));
    changes.forEach(change -> assertNotEquals(ENTRY, change.apply(ENTRY)));
  }
}
