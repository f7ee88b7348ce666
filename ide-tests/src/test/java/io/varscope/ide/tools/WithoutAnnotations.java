package io.varscope.ide.tools;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;

/** Leaves out annotations: of members, it passes on no more than their heads. */
final class WithoutAnnotations extends ClassVisitor {

  WithoutAnnotations(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return null;
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int typeRef, TypePath typePath, String descriptor, boolean visible) {
    return null;
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    super.visitField(access, name, descriptor, signature, value);
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    super.visitMethod(access, name, descriptor, signature, exceptions);
    return null;
  }
}
