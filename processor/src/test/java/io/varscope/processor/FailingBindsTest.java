package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Binds that fail, of models that are compiled by each compiler. */
final class FailingBindsTest {

  @TempDir Path folder;

  /** Fields are assigned last, so that it would be found when all variables are there. */
  @ParameterizedTest
  @EnumSource
  void whatIsNullIsNamedBeforeAnythingIsCreated(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("foo")
            class Create {
              @Variable(shape = 1) FloatVariable v;
            }
            @VariableScope("bar")
            class Other {
              @Variable(shape = 1) FloatVariable v;
            }
            @VariableScope
            class Layer<V extends AnyVariable> {
              @Variable(shape = 1) DoubleVariable w;
            }
            @VariableGraph({Create.class, Other.class})
            class Both {}
            class Fail {
              static String of(Runnable bind) {
                try {
                  bind.run();
                  return "bound";
                } catch (NullPointerException e) {
                  return e.getMessage();
                }
              }
            }
            """,
            """
            VariableStore store = new VariableStore();
            return Fail.of(() -> CreateVariables.bind(null, store))
                + " " + Fail.of(() -> CreateVariables.bind(new Create(), null))
                + " " + Fail.of(() -> LayerVariables.bind(null, store.root()))
                + " " + Fail.of(() -> LayerVariables.bind(new Layer<FloatVariable>(), null))
                + " " + Fail.of(() -> BothGraph.bindAll(null, new Create(), new Other()))
                + " " + Fail.of(() -> BothGraph.bindAll(store, null, new Other()))
                + " " + Fail.of(() -> BothGraph.bindAll(store, new Create(), null))
                + " " + Fail.of(() -> store.bind(null))
                + " " + store.variables();
            """);
    assertEquals("model store model scope store create other model []", result);
  }

  @ParameterizedTest
  @EnumSource
  void boundInTheWrongOrder(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("foo")
            class Create {
              @Variable FloatVariable v;
            }
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class Share {
              @Variable FloatVariable v;
              @Variable(name = "/own", reuse = Reuse.AUTO) FloatVariable own;
            }
            """,
            """
            VariableStore store = new VariableStore();
            Share share = new Share();
            try {
              ShareVariables.bind(share, store);
              return "bound";
            } catch (VariableException e) {
              return e.getMessage() + " " + share.own + " " + store.variables();
            }
            """);
    assertEquals(
        "[MissingVariable] Variable foo/v does not exist yet: acme.Create creates it. Bind that to"
            + " this store first. null []",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void boundBeforeTheOnlyOneThatCouldCreate(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope(value = "foo", reuse = Reuse.AUTO)
            class Create {
              @Variable FloatVariable v;
            }
            @VariableScope(value = "foo", reuse = Reuse.TRUE)
            class Share {
              @Variable FloatVariable v;
            }
            """,
            """
            try {
              ShareVariables.bind(new Share(), new VariableStore());
              return "bound";
            } catch (VariableException e) {
              return e.getMessage();
            }
            """);
    assertEquals(
        "[MissingVariable] Variable foo/v does not exist yet: acme.Create creates it. Bind that to"
            + " this store first.",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void aRootBoundTwice(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("foo")
            class Model { @VariableScope Layer layer; }
            @VariableScope class Layer { @Variable FloatVariable w; }
            """,
            """
            VariableStore store = new VariableStore();
            store.bind(new Model());
            try {
              store.bind(new Model());
              return "bound";
            } catch (VariableException e) {
              return e.getMessage();
            }
            """);
    assertEquals(
        "[DuplicateVariable] Variable foo/layer/w already exists: created by acme.Model.layer.w in"
            + " an earlier bind. To share what that created, call ModelVariables.bind(model, store,"
            + " Reuse.TRUE).",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void componentThatTheBinderCannotMake(Compiler compiler) throws Exception {
    String result =
        run(
            compiler,
            """
            @VariableScope("foo")
            class Model { @VariableScope Layer layer; }
            @VariableScope class Layer { @Variable FloatVariable w; Layer(int size) {} }
            """,
            """
            try {
              ModelVariables.bind(new Model(), new VariableStore());
              return "bound";
            } catch (VariableException e) {
              return e.getMessage();
            }
            """);
    assertEquals(
        "[UnsetMount] acme.Model.layer is null, and the binder has no no-argument constructor of its"
            + " type that it could call: set the field before binding.",
        result);
  }

  private String run(Compiler compiler, String classes, String body) throws Exception {
    return Running.run(compiler, folder, classes, body);
  }
}
