package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Binders cause no warning, whatever is switched on. */
final class LintTest {

  private static final String[] ALL = {"-Xlint:all", "-Werror"};

  @TempDir Path folder;

  @Test
  void everythingOnTheClassPath() {
    assertEquals(List.of(), Compiler.JAVAC.compile(folder, models(), ALL).messages());
  }

  @Test
  void everythingInANamedModuleThatExportsItsModels() {
    Map<String, String> sources = new LinkedHashMap<>(models());
    sources.put(
        "module-info.java",
        """
        module acme {
          requires transitive io.varscope;
          exports acme;
        }
        """);
    String[] options = {"-Xlint:all", "-Werror", "--module-path", Compiler.runtime()};
    assertEquals(List.of(), Compiler.JAVAC.compile(folder, sources, options).messages());
  }

  @Test
  void binderInANamedModuleThatRequiresTheRuntimeForItselfOnly() {
    Map<String, String> sources =
        Map.of(
            "module-info.java",
            "module acme {\n  requires io.varscope;\n  exports acme;\n}\n",
            "acme/Model.java",
            """
            package acme;
            import io.varscope.*;
            @VariableScope("a")
            public class Model {
              public Model() {}

              @Variable FloatVariable v;
            }
            """);
    String[] options = {"-Xlint:all", "-Werror", "--module-path", Compiler.runtime()};
    assertEquals(List.of(), Compiler.JAVAC.compile(folder, sources, options).messages());
  }

  @Test
  void severalModelsInOneFile() {
    Map<String, String> sources =
        Map.of(
            "acme/Model.java",
            """
            package acme;
            import io.varscope.*;
            import java.util.List;
            @VariableScope("a")
            public class Model {
              public Model() {}

              @VariableScope Layer<String> layer;
              @VariableScope(repeat = "2") List<Bounded<String>> several;
              @VariableScope(repeat = "2") Bounded<?>[] more;
            }
            @VariableScope class Layer<T> { @Variable FloatVariable v; }
            @VariableScope class Bounded<T extends Comparable<T>> { @Variable FloatVariable v; }
            @VariableScope(value = "a", reuse = Reuse.TRUE)
            class Sharing { @VariableScope Layer<?> layer; static @VariableScope class Inner {} }
            @VariableGraph({Model.class, Sharing.class}) interface Program {}
            """);
    assertEquals(
        List.of(), Compiler.JAVAC.compile(folder, sources, "-Xlint:all", "-Werror").messages());
  }

  private static Map<String, String> models() {
    return Map.of(
        "acme/Model.java",
        """
        package acme;
        import io.varscope.*;
        @VariableScope("a")
        public class Model {
          public Model() {}

          @Variable(shape = 3) protected FloatVariable v;
          @VariableScope Generic<String> generic;
          @VariableScope Nested nested;

          @VariableScope(reuse = Reuse.AUTO)
          public static class Nested {
            public Nested() {}

            @Variable public IntVariable v;
          }
        }
        """,
        "acme/Generic.java",
        """
        package acme;
        import io.varscope.*;
        @VariableScope
        class Generic<T extends Comparable<? super T>> {
          @Variable(init = @Init(constant = {1})) DoubleVariable v;
        }
        """,
        "acme/Old.java",
        """
        package acme;
        import io.varscope.*;
        /** @deprecated for a test */
        @Deprecated(forRemoval = true)
        @VariableScope("old")
        public class Old {
          public Old() {}

          @Variable FloatVariable v;
        }
        """,
        "acme/Linear.java",
        """
        package acme;
        import io.varscope.*;
        import java.util.List;
        @VariableScope
        public class Linear<T extends Comparable<? super T>, V extends AnyVariable> {
          /** Makes one. */
          public Linear() {}

          @Variable(shape = 3) V weight;
          @Variable(dims = "2") V bias;
          @VariableScope Leaf<V> leaf;
          @VariableScope(repeat = "2") Leaf<V>[] array;
          @VariableScope(repeat = "2") List<Leaf<Bfloat16Variable>> list;

          @VariableScope
          static class Leaf<V extends AnyVariable> {
            @Variable V v;
          }
        }
        """,
        "acme/Net.java",
        """
        package acme;
        import io.varscope.*;
        @VariableScope("net")
        class Net extends Linear<String, Float16Variable> {
          @VariableScope Linear<String, Float16Variable> up;
          @VariableScope Inner<String>.Level<LongVariable, Integer> level;

          @VariableScope
          class Inner<T> {
            @VariableScope
            class Level<V extends AnyVariable, U> {
              @Variable V w;
            }
          }
        }
        """,
        "acme/Raw.java",
        """
        package acme;
        import io.varscope.*;
        @VariableScope("raw")
        public class Raw {
          public Raw() {}

          /** @deprecated for a test */
          @Deprecated @Variable FloatVariable v;
          @SuppressWarnings("rawtypes") @VariableScope Generic raw;
        }
        """);
  }
}
