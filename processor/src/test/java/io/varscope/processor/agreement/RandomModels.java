package io.varscope.processor.agreement;

import io.varscope.Reuse;
import io.varscope.processor.agreement.RandomModel.RandomClass;
import io.varscope.processor.agreement.RandomModel.RandomMount;
import io.varscope.processor.agreement.RandomModel.RandomVariable;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Models from a few names, so that they meet often, and mostly without a mistake of the simple
 * sort, so that the others are reached.
 */
final class RandomModels {

  private RandomModels() {}

  static Arbitrary<RandomModel> models() {
    return Combinators.combine(
            type(Arbitraries.just("m")),
            type(Arbitraries.of("", "", "", "m", "o", "m/a")).list().ofMaxSize(4))
        .as(
            (root, others) -> {
              List<RandomClass> classes = new ArrayList<>();
              classes.add(root);
              classes.addAll(others);
              return new RandomModel(classes);
            });
  }

  private static Arbitrary<RandomClass> type(Arbitrary<String> path) {
    return path.flatMap(
        p ->
            Combinators.combine(
                    mostly(Reuse.INHERIT, Reuse.FALSE, Reuse.TRUE, Reuse.AUTO),
                    mostly("", initializers()),
                    takes(p),
                    generic(),
                    mostlyNone(lets()),
                    // Roots mostly give all names, so that few are unknown.
                    p.isEmpty()
                        ? fields().ofMaxSize(2)
                        : Arbitraries.frequencyOf(
                            Tuple.of(9, fields().ofSize(4)), Tuple.of(1, fields().ofMaxSize(3))),
                    variable().list().ofMaxSize(3),
                    mount().list().ofMaxSize(2))
                .as(
                    (reuse, init, takes, generic, lets, fields, variables, mounts) ->
                        new RandomClass(
                            p,
                            // Nothing would say the dtype of a root.
                            p.isEmpty() && generic.isGeneric,
                            reuse,
                            init,
                            takes,
                            generic.superclass,
                            generic.dtype,
                            lets,
                            fields,
                            variables,
                            mounts,
                            List.of()))
                .flatMap(type -> slots().map(type::withSlots)));
  }

  private static Arbitrary<List<String>> takes(String path) {
    return path.isEmpty()
        ? Arbitraries.frequencyOf(
            Tuple.of(7, Arbitraries.just(List.of())),
            Tuple.of(1, Arbitraries.of("n", "c").list().ofSize(1)))
        : Arbitraries.just(List.of());
  }

  /** Whether a class is generic, its superclass, and what it says to that. */
  private record Generic(boolean isGeneric, int superclass, String dtype) {}

  private static Arbitrary<Generic> generic() {
    return Combinators.combine(Arbitraries.of(true, false), mostly(0, 1, 2), dtype())
        .as(Generic::new);
  }

  private static Arbitrary<String> dtype() {
    return Arbitraries.of("V", "FloatVariable", "FloatVariable", "LongVariable");
  }

  private static Arbitrary<List<String>> slots() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(List.of())),
        Tuple.of(
            1,
            Arbitraries.of("s", "t", "ExponentialMovingAverage")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(2)));
  }

  private static String[] initializers() {
    return new String[] {
      "init = @Init(constant = 1)", "init = @Init(constant = 0)", "init = @Init(Init.Kind.ZEROS)"
    };
  }

  private static Arbitrary<List<String>> lets() {
    return Arbitraries.of(
            "n=2",
            "n=3",
            "k=n",
            "k=n*2",
            "n=k",
            "k=4/n",
            "c=true",
            "c=!d",
            "d=false",
            "n=3-n",
            "n=ceil(k/3)",
            "k=5%n+1",
            "r={2, n}",
            "n=r[1]",
            "k=size(r)+2",
            "n=size({4, k})",
            "c=n<3 || d")
        .list()
        .uniqueElements(let -> let.charAt(0))
        .ofMaxSize(2);
  }

  private static Arbitrary<List<String>> mostlyNone(Arbitrary<List<String>> lists) {
    return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())), Tuple.of(1, lists));
  }

  private static ListArbitrary<String> fields() {
    return Arbitraries.of(
            "static final int n = 2;",
            "static final long k = 4;",
            "static final boolean c = true;",
            "static final boolean d = false;",
            "boolean c;",
            "boolean d;",
            "int n;")
        .list()
        .uniqueElements(field -> field.replaceAll(" =.*|;", "").replaceAll(".* ", ""));
  }

  private static Arbitrary<RandomVariable> variable() {
    return Combinators.combine(
            Arbitraries.of("v", "w", "a/v", "a/w", "v/s", "/m/v", "/o/v", "a/0/v", "a/{n}/v"),
            mostly(Reuse.INHERIT, Reuse.FALSE, Reuse.TRUE, Reuse.AUTO, Reuse.AUTO),
            mostly("", "c", "!c", "d", "c && !d", "c || d", "n==2", "!(c && d) && k>n"),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("shape = {2}")),
                Tuple.of(
                    2,
                    Arbitraries.of(
                        "",
                        "shape = {4}",
                        "dims = {\"n\"}",
                        "dims = {\"k\"}",
                        "dims = {\"2*n\"}",
                        "dims = {\"k/2\"}",
                        "dims = {\"floor(k/2)+1\"}",
                        "dims = {\"n%3+1\"}",
                        "dims = {\"size(r)\"}",
                        "dims = {\"n*n\"}"))),
            Arbitraries.frequency(
                Tuple.of(16, "FloatVariable"),
                Tuple.of(8, "V"),
                Tuple.of(3, "LongVariable"),
                Tuple.of(2, "float[]"),
                Tuple.of(1, "java.nio.FloatBuffer")),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("")),
                Tuple.of(2, Arbitraries.of(initializers())),
                Tuple.of(
                    1,
                    Arbitraries.of(
                        "trainable = true",
                        "trainable = false",
                        "groups = \"g\"",
                        "groups = \"h\""))))
        .as(RandomVariable::new);
  }

  private static Arbitrary<RandomMount> mount() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            dtype(),
            Arbitraries.of("a", "b", "a/b", "a/0", "a/{n-2}", "/m/a"),
            mostly(false, false, true),
            mostly(Reuse.INHERIT, Reuse.TRUE, Reuse.AUTO, Reuse.FALSE),
            mostly("", "c", "!c", "d", "c || d", "n!=2"),
            mostly("", "2", "k", "0", "{0, 2}", "{n-1, 0}", "size({k, k})"),
            mostlyNone(lets()))
        .flatAs(
            (component, dtype, name, inline, reuse, when, repeat, lets) ->
                (repeat.isEmpty()
                    ? Arbitraries.just(
                        new RandomMount(
                            component,
                            dtype,
                            inline ? "" : name,
                            inline,
                            reuse,
                            when,
                            repeat,
                            lets,
                            List.of()))
                    : Combinators.combine(
                            Arbitraries.of("", name + "{i}", "a/{i}", "a/{3-i}", name),
                            mostly(when, "i<1", "i%2==0 && c"))
                        .as(
                            (template, which) ->
                                new RandomMount(
                                    component,
                                    dtype,
                                    inline ? "" : template,
                                    inline,
                                    reuse,
                                    which,
                                    repeat,
                                    lets,
                                    List.of()))))
        .flatMap(mount -> slots().map(mount::withSlots));
  }

  /** The first, three times out of four. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <T> Arbitrary<T> mostly(T usual, T... others) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
  }
}
