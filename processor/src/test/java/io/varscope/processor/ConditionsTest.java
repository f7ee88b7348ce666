package io.varscope.processor;

import org.junit.jupiter.api.Test;

/** Variables and mounts that are there in some models only. */
final class ConditionsTest {

  @Test
  void constantsAreDecidedByTheCompiler() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              static final boolean TIED = true;
              @Variable(when = "TIED") FloatVariable v;
              @Variable(name = "v", when = "!TIED") FloatVariable other;
              @Variable(name = "w", when = "!TIED") FloatVariable w;
              @Variable(name = "w", reuse = §Reuse.TRUE) FloatVariable shared;
              @Variable(name = "never", reuse = Reuse.TRUE, when = "!TIED") FloatVariable never;
            }
            """
                .replace("§Reuse.TRUE", "Reuse§.TRUE"))
        .says(
            "[MissingVariable] Variable m/w does not exist: nothing in this graph creates it. Did"
                + " you mean m/v, created by acme.Model.v (Model.java:6)?");
  }

  @Test
  void duplicatesAreThoseThatCanHappenTogether() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              boolean tied;
              boolean deep;
              @Variable(name = "v", when = "tied") FloatVariable a;
              @Variable(name = "v", when = "!tied") FloatVariable b;
              @Variable(name = §"v", when = "deep") FloatVariable c;
            }
            """)
        .says(
            "[DuplicateVariable] Variable m/v already exists: created by acme.Model.a"
                + " (Model.java:7). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?\n"
                + "  It is created 3 times:\n"
                + "    acme.Model.a (Model.java:7)\n"
                + "    acme.Model.b (Model.java:8)\n"
                + "    acme.Model.c (Model.java:9)");
  }

  @Test
  void aVariantWithoutACreatorIsTold() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              boolean a;
              boolean b;
              @Variable(when = "a") FloatVariable v;
              @VariableScope(when = "b") Layer layer;
              @Variable(name = "v", reuse = Reuse§.TRUE) FloatVariable always;
              @Variable(name = "v", when = "a", reuse = Reuse.TRUE) FloatVariable alike;
              @Variable(name = "v", when = "b", reuse = Reuse§.TRUE) FloatVariable sometimes;
              @Variable(name = "layer/w", reuse = Reuse§.TRUE) FloatVariable w;
            }
            @VariableScope
            class Layer {
              boolean bias;
              @Variable(when = "bias") FloatVariable w;
              @Variable(name = "w", when = "!bias") FloatVariable other;
            }
            """)
        .says(
            "[MissingVariable] Variable m/v does not exist if acme.Model.a is false: then nothing"
                + " in this graph creates it. acme.Model.v (Model.java:7) does, under another"
                + " condition.",
            "[MissingVariable] Variable m/v does not exist if acme.Model.a is false and"
                + " acme.Model.b is true: then nothing in this graph creates it. acme.Model.v"
                + " (Model.java:7) does, under another condition.",
            "[MissingVariable] Variable m/layer/w does not exist if acme.Model.b is false: then"
                + " nothing in this graph creates it. acme.Model.layer.w (Model.java:8) does, under"
                + " another condition.");
  }

  @Test
  void shapesAreComparedWithEachCreatorThatCanBeThere() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              boolean large;
              @Variable(shape = 2, when = "large") FloatVariable v;
              @Variable(name = "v", shape = 1, when = "!large") FloatVariable small;
              @Variable(name = "v", shape = §2, reuse = Reuse.TRUE) FloatVariable both;
              @Variable(name = "v", shape = 2, when = "large", reuse = Reuse.TRUE) FloatVariable one;
            }
            """)
        .says(
            "[ShapeMismatch] Trying to share variable m/v, but specified shape (2,) and found"
                + " shape (1,). It is created by acme.Model.small (Model.java:7).");
  }

  @Test
  void conditionsThatMountsGive() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = "bias=false")
            class Model {
              @VariableScope(let = "bias=true") Linear with;
              @VariableScope Linear without;
              @VariableScope(let = "bias=!bias") Linear opposite;
              @Variable(name = "with/b", reuse = Reuse.TRUE) FloatVariable a;
              @Variable(name = "opposite/b", reuse = Reuse.TRUE) FloatVariable b;
              @Variable(name = "without/b", reuse = Reuse§.TRUE) FloatVariable c;
            }
            @VariableScope
            class Linear {
              @Variable FloatVariable w;
              @Variable(when = "bias") FloatVariable b;
            }
            """)
        .says(
            "[MissingVariable] Variable m/without/b does not exist: nothing in this graph creates"
                + " it. Did you mean m/without/w, created by acme.Model.without.w (Model.java:6);"
                + " or m/opposite/b, created by acme.Model.opposite.b (Model.java:7); or m/with/b,"
                + " created by acme.Model.with.b (Model.java:5)?");
  }

  @Test
  void whatIsNoCondition() {
    Expectation.of(
            """
            @VariableScope(value = "m", let = "n=1")
            class Model {
              boolean tied;
              private boolean hidden;
              @Variable(when = §"tiedd") FloatVariable unknown;
              @Variable(when = §"n") FloatVariable number;
              @Variable(when = §"!n") FloatVariable not;
              @Variable(when = §"hidden") FloatVariable invisible;
              @Variable(when = §"tied &&") FloatVariable syntax;
              @Variable(when = "!!tied") FloatVariable twice;
            }
            """)
        .says(
            "[IllegalCondition] 'tiedd' cannot be a condition in acme.Model: nothing here is called"
                + " tiedd. Did you mean tied?",
            "[IllegalCondition] 'n' cannot be a condition in acme.Model: 1 is a number, not a"
                + " condition.",
            "[IllegalCondition] '!n' cannot be a condition in acme.Model: 1 is a number, not a"
                + " condition.",
            "[IllegalCondition] 'hidden' cannot be a condition in acme.Model: acme.Model.hidden is"
                + " private, so the binder cannot read it.",
            "[IllegalCondition] 'tied &&' cannot be a condition in acme.Model: expected a number, a"
                + " name or '(', but found the end.");
  }

  @Test
  void aComponentThatNobodyMountsMayGetItsConditionsFromOutside() {
    Expectation.of(
            """
            @VariableScope
            class Linear {
              @Variable(name = "b", when = "bias") FloatVariable b;
              @Variable(name = "b", when = "!bias") FloatVariable other;
              @Variable(name = §"b", when = "bias", dims = "n+1") FloatVariable again;
              @VariableScope(value = "l{k}_{i}", repeat = "n") Linear2[] more;
            }
            @VariableScope class Linear2 {}
            """)
        .says(
            "[DuplicateVariable] Variable b already exists: created by acme.Linear.b"
                + " (Linear.java:5). Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?\n"
                + "  It is created 3 times:\n"
                + "    acme.Linear.b (Linear.java:5)\n"
                + "    acme.Linear.other (Linear.java:6)\n"
                + "    acme.Linear.again (Linear.java:7)");
  }

  @Test
  void trainableIsInherited() {
    Expectation.of(
            """
            @VariableScope("m")
            class Model {
              @VariableScope(trainable = false) Layer frozen;
              @VariableScope Layer free;
              @VariableScope(value = "free", reuse = Reuse.TRUE, trainable = §false) Layer wrong;
              @VariableScope(value = "free", reuse = Reuse.TRUE) Layer right;
              @VariableScope(value = "frozen", reuse = Reuse.TRUE, trainable = false) Layer alike;
              @Variable(name = "frozen/w", reuse = Reuse.TRUE, trainable = §true) FloatVariable w;
            }
            @VariableScope
            class Layer {
              @Variable FloatVariable w;
              @Variable(trainable = false) FloatVariable mean;
            }
            """)
        .says(
            "[TrainableMismatch] Trying to share variable m/free/w, but specified trainable = false"
                + " and found trainable = true: created by acme.Model.free.w (Model.java:6). Remove"
                + " trainable, or change it there.",
            "[TrainableMismatch] Trying to share variable m/frozen/w, but specified trainable ="
                + " true and found trainable = false: created by acme.Model.frozen.w"
                + " (Model.java:5). Remove trainable, or change it there.");
  }
}
