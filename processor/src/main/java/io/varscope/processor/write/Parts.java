package io.varscope.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * Spreads code over methods, and these over nested classes: a method holds 64 kB of code, a class
 * 65,535 constants. Only classes with very many fields need either.
 */
final class Parts {

  /**
   * About the most code of one method, some thirty fields. A method has room for more; but the
   * usual JVM compiles large ones badly, and those beyond 8000 bytes never.
   */
  static final int MOST_BYTES = 2_500;

  /** Far from what a class has room for, since what pieces take is only known about. */
  private static final int MOST_CONSTANTS = 30_000;

  private final LocalNames names;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<TypeSpec.Builder> classes = new ArrayList<>();

  /** What the class has that the next method comes to. */
  private int constants;

  Parts(LocalNames names) {
    this.names = names;
  }

  /** About how much of a method some pieces take. */
  static int bytes(List<Piece> pieces) {
    int bytes = 0;
    for (Piece piece : pieces) {
      bytes += piece.bytes();
    }
    return bytes;
  }

  /** Adds pieces to a method as they are. */
  static void addAll(List<Piece> pieces, MethodSpec.Builder method) {
    Code code = new Code();
    for (Piece piece : pieces) {
      code.add(piece.code());
    }
    method.addCode(code.build());
  }

  /**
   * Adds calls to a method, of further methods that hold the pieces.
   *
   * @param name of these methods, which are numbered
   * @param parameters a static method with the parameters, without a name
   * @param arguments what the method gives for them
   */
  void spread(
      List<Piece> pieces,
      MethodSpec.Builder method,
      String name,
      Supplier<MethodSpec.Builder> parameters,
      String arguments) {
    Code calls = new Code();
    int number = 0;
    int next = 0;
    while (next < pieces.size()) {
      MethodSpec.Builder part = parameters.get().setName(name + ++number);
      Code code = new Code();
      int bytes = 0;
      int itsConstants = 0;
      do {
        Piece piece = pieces.get(next++);
        code.add(piece.code());
        bytes += piece.bytes();
        itsConstants += piece.constants();
      } while (next < pieces.size() && bytes + pieces.get(next).bytes() <= MOST_BYTES);
      part.addCode(code.build());
      calls.add(add(part, itsConstants), name, number, "(", arguments, ");\n");
    }
    method.addCode(calls.build());
  }

  /** Adds a method where there is room, and says how its name begins there. */
  private String add(MethodSpec.Builder method, int itsConstants) {
    constants += itsConstants;
    if (constants > MOST_CONSTANTS && constants > itsConstants) {
      constants = itsConstants;
      classes.add(
          TypeSpec.classBuilder(names.nextType("Part"))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL));
    }
    if (classes.isEmpty()) {
      methods.add(method.addModifiers(Modifier.PRIVATE).build());
      return "";
    }
    TypeSpec.Builder last = classes.get(classes.size() - 1);
    last.addMethod(method.build());
    return last.build().name() + ".";
  }

  /** Adds all methods and nested classes that came about. */
  void addTo(TypeSpec.Builder type) {
    type.addMethods(methods);
    for (TypeSpec.Builder nested : classes) {
      type.addType(nested.build());
    }
  }
}
