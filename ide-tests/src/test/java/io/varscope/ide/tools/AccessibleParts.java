package io.varscope.ide.tools;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Leaves out private members, and the list of the nested classes that the code mentions. */
final class AccessibleParts extends ClassVisitor {

  AccessibleParts(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitInnerClass(String name, String outerName, String innerName, int access) {}

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    return isPrivate(access) ? null : super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return isPrivate(access)
        ? null
        : super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  private static boolean isPrivate(int access) {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }
}
