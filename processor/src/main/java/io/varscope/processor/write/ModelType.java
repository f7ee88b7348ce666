package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** A model class as a type, with a wildcard for each type parameter: {@code Block<?>}. */
final class ModelType {

  private ModelType() {}

  static TypeName of(TypeElement type) {
    List<TypeName> arguments =
        Collections.nCopies(
            type.getTypeParameters().size(), WildcardTypeName.subtypeOf(Object.class));
    if (type.getEnclosingElement() instanceof TypeElement outer
        && !type.getModifiers().contains(Modifier.STATIC)
        && of(outer) instanceof ParameterizedTypeName genericOuter) {
      return genericOuter.nestedClass(type.getSimpleName().toString(), arguments);
    }
    ClassName name = ClassName.get(type);
    return arguments.isEmpty()
        ? name
        : ParameterizedTypeName.get(name, arguments.toArray(TypeName[]::new));
  }
}
