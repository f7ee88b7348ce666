package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A binder takes a field's name for the field that Java finds by it, in expressions or not. */
final class FieldResolutionTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void privateFieldThatHidesAnother(Compiler compiler) throws Exception {
    assertEquals(
        "(7, 3)",
        shape(
            compiler,
            """
            @VariableScope(value = "m", let = {"size=7", "width=3"})
            class Model { @VariableScope Layer layer; }

            @VariableScope
            class Layer extends Middle implements Flags {
              @Variable(dims = {"size", "width"}) FloatVariable v;
            }
            class Middle extends Base {
              private int size = 1;
              private final String width = "";
              private boolean training;
              int use() { return training ? size : width.length(); }
            }
            class Base { int size = 2; boolean training; int width = 9; }
            interface Flags { String NAME = "flags"; }
            """,
            "model.layer.v"));
  }

  @ParameterizedTest
  @EnumSource
  void fieldsThatAreInheritedTwice(Compiler compiler) throws Exception {
    assertEquals(
        "(5,)",
        shape(
            compiler,
            """
            @VariableScope("m")
            class Model extends Base implements Sizes, More {
              @Variable(dims = "single") FloatVariable v;
            }
            class Base { int size = 2; int single = 5; }
            interface Sizes { int size = Integer.parseInt("3"); }
            interface More extends Sizes { boolean size = Boolean.getBoolean("no"); }
            """,
            "model.v"));
  }

  @ParameterizedTest
  @EnumSource
  void fieldsThatAreInheritedTwiceOnceByWayOfAScopeClass(Compiler compiler) throws Exception {
    assertEquals(
        "(4,)",
        shape(
            compiler,
            """
            @VariableScope("m")
            class Model extends Base implements Sizes {
              @Variable(dims = "own") FloatVariable v;
              static int own = 4;
            }
            @VariableScope
            class Base implements Other { int size = 2; }
            interface Sizes { int size = Integer.parseInt("3"); long other = Long.parseLong("1"); }
            interface Other { long other = Long.parseLong("2"); }
            """,
            "model.v"));
  }

  @ParameterizedTest
  @EnumSource
  void staticFieldsOfClassesThatTheBinderCannotSee(Compiler compiler) throws Exception {
    assertEquals(
        "(6, 8)",
        shape(
            compiler,
            """
            class Outer {
              static final int USE = Sizes.size;
              private interface Sizes { int size = Integer.parseInt("6"); }
              private static class Base { static int width = 8; }
              @VariableScope("m")
              static class Model extends Base implements Sizes {
                @Variable(dims = {"size", "width"}) FloatVariable v;
              }
            }
            class Model extends Outer.Model {}
            """,
            "model.v"));
  }

  @ParameterizedTest
  @EnumSource
  void fieldsOfAnotherPackage(Compiler compiler) throws Exception {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(
        "lib/Middle.java",
        """
        package lib;
        public class Middle extends acme.Base {
          protected int guarded = 1;
          int hidden = 2;
          protected static int guardedStatic = 3;
        }
        """);
    sources.put("lib/Concealed.java", "package lib; class Concealed { public int open = 4; }\n");
    sources.put("lib/Open.java", "package lib; public class Open extends Concealed {}\n");
    sources.put(
        "acme/Base.java",
        """
        package acme;
        public class Base extends lib.Open {
          int near = 1;
          protected int shared = 5;
          int open = 9;
        }
        """);
    sources.put(
        "acme/Run.java",
        Running.source(
            """
            @VariableScope(value = "m", let = {"near=2", "hidden=3"})
            class Model { @VariableScope Layer layer; }
            @VariableScope
            class Layer extends lib.Middle {
              @Variable(dims = {"near", "hidden", "shared"}) FloatVariable v;
            }
            """,
            "return ModelVariables.bind(new Model(), new VariableStore()).layer.v.shape()"
                + ".toString();\n"));
    Compiler.Result result = compiler.compile(folder, sources);
    assertEquals(List.of(), result.messages());
    assertEquals("(2, 3, 5)", Running.run(result.classes()));
  }

  @ParameterizedTest
  @EnumSource
  void nameOfTwoFields(Compiler compiler) {
    Compiler.Result result =
        compiler.compile(
            folder,
            Map.of(
                "acme/Model.java",
                """
                package acme;
                import io.varscope.*;
                @VariableScope("m")
                class Model extends Base implements Sizes {
                  @Variable(dims = "size") FloatVariable v;
                }
                class Base { static final int size = 2; }
                interface Sizes { int size = 2; }
                """));
    assertEquals(
        List.of(
            "[IllegalDim] 'size' cannot be a dimension in acme.Model: acme.Sizes.size is ambiguous:"
                + " it is inherited from acme.Sizes and from acme.Base, and Java does not choose"
                + " either. Declare it in the class itself, or give it with let."),
        result.messages().stream().map(Compiler.Message::headline).toList());
  }

  private String shape(Compiler compiler, String classes, String variable) throws Exception {
    return Running.run(
        compiler,
        folder,
        classes,
        """
        Model model = new Model();
        new VariableStore().bind(model);
        return %s.shape().toString();
        """
            .formatted(variable));
  }
}
