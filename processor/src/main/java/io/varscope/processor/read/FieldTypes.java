package io.varscope.processor.read;

import io.varscope.DType;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.DtypeSource;
import io.varscope.processor.model.FieldType;
import io.varscope.processor.model.FieldType.Form;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Which types of fields hold variables. */
final class FieldTypes {

  private static final Map<TypeKind, DType<?>> ELEMENTS =
      Map.of(
          TypeKind.FLOAT, DType.FLOAT32,
          TypeKind.DOUBLE, DType.FLOAT64,
          TypeKind.BYTE, DType.INT8,
          TypeKind.SHORT, DType.INT16,
          TypeKind.INT, DType.INT32,
          TypeKind.LONG, DType.INT64);

  private static final Map<String, DType<?>> BUFFERS =
      Map.of(
          "java.nio.FloatBuffer", DType.FLOAT32,
          "java.nio.DoubleBuffer", DType.FLOAT64,
          "java.nio.ByteBuffer", DType.INT8,
          "java.nio.ShortBuffer", DType.INT16,
          "java.nio.IntBuffer", DType.INT32,
          "java.nio.LongBuffer", DType.INT64);

  private FieldTypes() {}

  /**
   * What a type of a field holds.
   *
   * @param owner the class that declares the field
   */
  static Optional<FieldType> of(TypeMirror type, Element owner) {
    if (type.getKind() == TypeKind.TYPEVAR) {
      DtypeSource dtype = DtypeSources.of(type, owner);
      return dtype instanceof DtypeSource.Nothing
          ? Optional.empty()
          : Optional.of(new FieldType(dtype, Form.VARIABLE));
    }
    if (type.getKind() == TypeKind.ARRAY) {
      return of(ELEMENTS.get(((ArrayType) type).getComponentType().getKind()), Form.ARRAY);
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    String name = TypeNames.of((TypeElement) ((DeclaredType) type).asElement());
    Optional<DType<?>> dtype = DType.ofVariableClass(name);
    return dtype.isPresent() ? of(dtype.get(), Form.VARIABLE) : of(BUFFERS.get(name), Form.BUFFER);
  }

  /** A type that holds variables of a dtype, unless that is null. */
  private static Optional<FieldType> of(@Nullable DType<?> dtype, Form form) {
    return dtype == null ? Optional.empty() : Optional.of(new FieldType(dtype, form));
  }
}
