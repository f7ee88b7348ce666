package io.varscope.benchmark.eclipse;

import java.util.ArrayList;
import java.util.List;

/** What a project consists of: scope classes of ten variables or mounts, ten in each package. */
public enum Kind {
  /** A root that mounts nine components. */
  MODELS {
    @Override
    String text(int k) {
      return k % 10 == 0 ? model(k / 10) : component(k);
    }

    @Override
    String name(int k) {
      return k % 10 == 0 ? "Model" : "Layer" + k % 10;
    }

    @Override
    int edited() {
      return 1;
    }
  },
  /** Every class is a root. */
  ROOTS {
    @Override
    String text(int k) {
      return scopeClass(k, "@VariableScope(\"model/" + k + "\")\n", VARIABLES);
    }

    @Override
    String name(int k) {
      return "Model" + k % 10;
    }

    @Override
    int edited() {
      return 0;
    }
  };

  private static final String VARIABLES =
      """
        @Variable(shape = {64, 32}, init = @Init(Init.Kind.HE_NORMAL)) FloatVariable kernel;
        @Variable(shape = 32) FloatVariable bias;
        @Variable(shape = {32, 32}) FloatVariable recurrent;
        @Variable(shape = {32, 10}, init = @Init(value = Init.Kind.NORMAL, stddev = 0.02))
        FloatVariable output;
        @Variable(shape = 10, init = @Init(Init.Kind.ZEROS)) FloatVariable outputBias;
        @Variable(init = @Init(constant = 0.1), trainable = false) FloatVariable learningRate;
        @Variable LongVariable steps;
        @Variable(shape = 4) IntVariable counts;
        @Variable(shape = {3, 3, 8, 16}) FloatVariable filter;
        @Variable(shape = {2, 2}) DoubleVariable mean;
      """;

  /**
   * A source.
   *
   * @param path in the folder of sources
   */
  public record Source(String path, String text) {}

  abstract String text(int k);

  /** The simple name of a class. */
  abstract String name(int k);

  /** The number of the class that is edited. */
  abstract int edited();

  /** The sources of a project, that of the edited class among them. */
  public List<Source> sources(int classes) {
    List<Source> sources = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      sources.add(source(k, text(k)));
    }
    return sources;
  }

  /**
   * The class that is edited.
   *
   * @param isSecond whether one of its shapes is the other one
   * @param comment what its comment says
   */
  public Source edited(boolean isSecond, String comment) {
    String text = text(edited()) + "// " + comment + "\n";
    String size = Recording.OTHER_SIZE;
    return source(edited(), isSecond ? text.replace("{64, 32}", "{64, " + size + "}") : text);
  }

  /** The canonical name of the class that is edited. */
  public String editedName() {
    return packageName(edited()) + "." + name(edited());
  }

  private Source source(int k, String text) {
    return new Source(packageName(k).replace('.', '/') + "/" + name(k) + ".java", text);
  }

  private static String packageName(int k) {
    return "bench.part" + k / 10;
  }

  String scopeClass(int k, String annotation, String members) {
    return """
        package %s;

        import io.varscope.DoubleVariable;
        import io.varscope.FloatVariable;
        import io.varscope.Init;
        import io.varscope.IntVariable;
        import io.varscope.LongVariable;
        import io.varscope.Variable;
        import io.varscope.VariableScope;

        %sclass %s {
        %s}
        """
        .formatted(packageName(k), annotation, name(k), members);
  }

  String component(int k) {
    return scopeClass(k, "@VariableScope\n", VARIABLES);
  }

  String model(int number) {
    StringBuilder mounts = new StringBuilder();
    for (int i = 1; i < 10; i++) {
      mounts.append("  @VariableScope(\"layer_" + i + "\") Layer" + i + " layer" + i + ";\n");
    }
    return scopeClass(number * 10, "@VariableScope(\"model" + number + "\")\n", mounts.toString());
  }
}
