package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.varscope.processor.model.JavaName;
import java.util.Arrays;
import java.util.List;

/** A model class as a type, with a wildcard for each type parameter: {@code Block<?>}. */
final class ModelType {

  private ModelType() {}

  static TypeName of(JavaName name) {
    TypeName type = ClassName.get(name.packageName(), name.simpleNames().get(0));
    for (int k = 0; k < name.simpleNames().size(); k++) {
      String simpleName = name.simpleNames().get(k);
      TypeName[] arguments = wildcards(name.typeArguments().get(k));
      if (type instanceof ParameterizedTypeName generic) {
        type = generic.nestedClass(simpleName, List.of(arguments));
      } else {
        ClassName plain = k == 0 ? (ClassName) type : ((ClassName) type).nestedClass(simpleName);
        type = arguments.length == 0 ? plain : ParameterizedTypeName.get(plain, arguments);
      }
    }
    return type;
  }

  private static TypeName[] wildcards(int count) {
    TypeName[] wildcards = new TypeName[count];
    Arrays.fill(wildcards, WildcardTypeName.subtypeOf(Object.class));
    return wildcards;
  }

  /** The class without type arguments. */
  static ClassName raw(JavaName name) {
    String[] nested =
        name.simpleNames().subList(1, name.simpleNames().size()).toArray(String[]::new);
    return ClassName.get(name.packageName(), name.simpleNames().get(0), nested);
  }
}
