package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes with more fields or constants than one method or class of a binder can hold. */
final class VeryManyFieldsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void veryManyConstants(Compiler compiler) throws Exception {
    StringBuilder fields = new StringBuilder("@VariableScope(\"many\")\nclass Model {\n");
    for (int i = 0; i < 3; i++) {
      fields.append("  @Variable(shape = 4000, init = @Init(constant = {0");
      for (int k = 1; k < 4000; k++) {
        fields.append(", ").append(k);
      }
      fields.append("})) FloatVariable v").append(i).append(";\n");
    }
    String result =
        run(
            compiler,
            fields + "}\n",
            """
            Model model = ModelVariables.bind(new Model(), new VariableStore());
            return model.v0.get(17) + " " + model.v2.get(3999);
            """);
    assertEquals("17.0 3999.0", result);
  }

  @ParameterizedTest
  @EnumSource
  void veryManyFields(Compiler compiler) throws Exception {
    StringBuilder fields = new StringBuilder("@VariableScope(\"many\")\nclass Model {\n");
    for (int i = 0; i < 900; i++) {
      fields.append("  @Variable(shape = 1) FloatVariable v").append(i).append(";\n");
    }
    String result =
        run(
            compiler,
            fields + "}\n",
            """
            VariableStore store = new VariableStore();
            ModelVariables.bind(new Model(), store);
            return "" + store.variables().size();
            """);
    assertEquals("900", result);
  }

  /** More constants than one class can have. */
  @ParameterizedTest
  @EnumSource
  void veryManyFieldsOfSymbolicShapes(Compiler compiler) throws Exception {
    StringBuilder fields = new StringBuilder("@VariableScope(value = \"many\", let = \"n=2\")\n");
    fields.append("class Model {\n");
    for (int i = 0; i < 8000; i++) {
      fields.append("  @Variable(dims = \"n\") FloatVariable v").append(i).append(";\n");
    }
    String result =
        run(
            compiler,
            fields + "}\n",
            """
            VariableStore store = new VariableStore();
            Model model = ModelVariables.bind(new Model(), store);
            return store.variables().size() + " " + model.v0.name() + " " + model.v7999.shape();
            """);
    assertEquals("8000 many/v0 (2,)", result);
  }

  private String run(Compiler compiler, String classes, String body) throws Exception {
    return Running.run(compiler, folder, classes, body);
  }
}
