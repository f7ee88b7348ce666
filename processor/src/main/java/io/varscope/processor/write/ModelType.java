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
    ClassName type = null;
    ParameterizedTypeName generic = null;
    for (int k = 0; k < name.simpleNames().size(); k++) {
      String simpleName = name.simpleNames().get(k);
      List<TypeName> arguments =
          Collections.nCopies(
              name.typeArguments().get(k), WildcardTypeName.subtypeOf(Object.class));
      if (generic != null) {
        generic = generic.nestedClass(simpleName, arguments);
      } else {
        type =
            k == 0 ? ClassName.get(name.packageName(), simpleName) : type.nestedClass(simpleName);
        if (!arguments.isEmpty()) {
          generic = ParameterizedTypeName.get(type, arguments.toArray(TypeName[]::new));
        }
      }
    }
    return generic == null ? type : generic;
  }

  /** The class without type arguments. */
  static ClassName raw(JavaName name) {
    String[] nested =
        name.simpleNames().subList(1, name.simpleNames().size()).toArray(String[]::new);
    return ClassName.get(name.packageName(), name.simpleNames().get(0), nested);
  }
}
