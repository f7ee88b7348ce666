package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups of variables, which scopes hand down. */
final class GroupsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void addUpFromTheRootToTheVariable(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            """
            @VariableScope(value = "net", groups = "all")
            class Net {
              @VariableScope(groups = {"encoder", "frozen"}) Layer first;
              @VariableScope Layer second;
              @Variable float[] scale;
              @Variable(name = "scale", reuse = Reuse.AUTO) FloatVariable again;
            }
            @VariableScope(groups = "layer")
            class Layer {
              @Variable(groups = "decay") FloatVariable weights;
              @Variable FloatVariable bias;
            }
            """,
            """
            VariableStore store = new VariableStore();
            NetVariables.bind(new Net(), store);
            StringBuilder groups = new StringBuilder();
            for (String group : new String[] {"all", "layer", "frozen", "decay"}) {
              groups.append(group);
              store.root().variablesInGroup(group).forEach(v -> groups.append(" " + v.name()));
              groups.append("; ");
            }
            return groups.toString();
            """);
    assertEquals(
        "all net/first/weights net/first/bias net/second/weights net/second/bias net/scale; "
            + "layer net/first/weights net/first/bias net/second/weights net/second/bias; "
            + "frozen net/first/weights net/first/bias; "
            + "decay net/first/weights net/second/weights; ",
        result);
  }

  @ParameterizedTest
  @EnumSource
  void areInTheManifest(Compiler compiler) throws Exception {
    String result =
        Running.run(
            compiler,
            folder,
            """
            @VariableScope(value = "net", groups = {"b", "a"})
            class Net {
              @Variable(groups = {"c", "a"}) float[] v;
            }
            """,
            """
            Manifest manifest = Manifest.parse(Manifest.of(Net.class).toJson());
            return manifest.variables().get(0).groups() + " " + manifest.variables().get(0).memory()
                + " " + manifest.initializers();
            """);
    assertEquals("[a, b, c] ARRAY 1", result);
  }

  @Test
  void haveNamesLikeVariables() {
    Expectation.of(
            """
            @VariableScope(value = "a", groups = §"no decay")
            class A {
              @Variable(groups = {"x", §""}) FloatVariable v;
              @VariableScope(groups = §"/x") Part part;
            }
            @VariableScope class Part {}
            """)
        .says(
            "[IllegalGroupName] 'no decay' is not a valid group name: it has a space at index 2;"
                + " letters, digits, '_', '.', '-' and '/' are allowed.",
            "[IllegalGroupName] '' is not a valid group name: it is empty.",
            "[IllegalGroupName] '/x' is not a valid group name: it starts with '/'.");
  }

  @Test
  void whoSharesCannotAddAny() {
    Expectation.of(
            """
            @VariableScope("a")
            class A {
              @Variable FloatVariable v;
              @Variable(name = "v", reuse = Reuse.TRUE, groups = §"x") FloatVariable again;
            }
            """)
        .says(
            "[IgnoredGroups] Variable acme.A.again is shared (Reuse.TRUE), so these groups would be"
                + " ignored: whoever creates the variable says its groups. Remove groups, or give"
                + " them there.");
  }
}
