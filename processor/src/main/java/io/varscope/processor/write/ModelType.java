package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.varscope.processor.model.JavaName;
import java.util.Collections;
import java.util.List;

/** A model class as a type, with a wildcard for each type parameter: {@code Block<?>}. */
final class ModelType {

  private ModelType() {}

  static TypeName of(JavaName name) {
    int last = name.typeArguments().size() - 1;
    return of(name, wildcards(name.typeArguments().get(last)));
  }

  /**
   * The same, with other type arguments for those of the class itself.
   *
   * @param own one for each
   */
  static TypeName of(JavaName name, List<TypeName> own) {
    TypeName type = ClassName.get(name.packageName(), name.simpleNames().get(0));
    for (int k = 0; k < name.simpleNames().size(); k++) {
      String simpleName = name.simpleNames().get(k);
      boolean isLast = k == name.simpleNames().size() - 1;
      List<TypeName> arguments = isLast ? own : wildcards(name.typeArguments().get(k));
      if (type instanceof ParameterizedTypeName generic) {
        type = generic.nestedClass(simpleName, arguments);
      } else {
        ClassName plain = k == 0 ? (ClassName) type : ((ClassName) type).nestedClass(simpleName);
        type =
            arguments.isEmpty()
                ? plain
                : ParameterizedTypeName.get(plain, arguments.toArray(TypeName[]::new));
      }
    }
    return type;
  }

  private static List<TypeName> wildcards(int count) {
    return Collections.nCopies(count, WildcardTypeName.subtypeOf(Object.class));
  }

  /** The class without type arguments. */
  static ClassName raw(JavaName name) {
    String[] nested =
        name.simpleNames().subList(1, name.simpleNames().size()).toArray(String[]::new);
    return ClassName.get(name.packageName(), name.simpleNames().get(0), nested);
  }
}
