package io.varscope.ide.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** What build tools read from a class file to know what depends on it. */
final class ClassFile {

  private final String name;
  private final String source;
  private final byte[] bytes;
  private final byte[] structure;
  private final Set<String> mentioned;
  private final Set<String> accessible;

  private ClassFile(byte[] bytes) {
    this.bytes = bytes;
    ClassReader reader = new ClassReader(bytes);
    this.name = reader.getClassName().replace('/', '.');
    this.source = source(reader);
    this.mentioned = mentions(reader, visitor -> visitor, 0);
    this.accessible = mentions(reader, AccessibleParts::new, ClassReader.SKIP_CODE);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new AccessibleParts(new WithoutAnnotations(writer)),
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    this.structure = writer.toByteArray();
  }

  static ClassFile read(Path file) {
    try {
      return new ClassFile(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The binary name. */
  String name() {
    return name;
  }

  /** The path of the source file, such as {@code acme/Encoder.java}. */
  String source() {
    return source;
  }

  /** The names of all classes that stand anywhere in it. */
  Set<String> mentioned() {
    return mentioned;
  }

  /** Those of them that stand where users of the class may see them. */
  Set<String> accessible() {
    return accessible;
  }

  /** Whether it is the same, annotations and all. */
  boolean isSame(ClassFile other) {
    return Arrays.equals(bytes, other.bytes);
  }

  /** Whether its users see the same supertypes and members. Annotations do not count. */
  boolean hasSameStructure(ClassFile other) {
    return Arrays.equals(structure, other.structure);
  }

  private static String source(ClassReader reader) {
    String[] file = {""};
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public void visitSource(String source, String debug) {
            file[0] = source;
          }
        },
        ClassReader.SKIP_CODE);
    String path = reader.getClassName();
    return path.substring(0, path.lastIndexOf('/') + 1) + file[0];
  }

  private static Set<String> mentions(
      ClassReader reader, UnaryOperator<ClassVisitor> filter, int options) {
    Set<String> names = new TreeSet<>();
    Remapper remapper =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String internalName) {
            names.add(internalName.replace('/', '.'));
            return internalName;
          }
        };
    reader.accept(filter.apply(new ClassRemapper(new ClassWriter(0), remapper)), options);
    names.remove(reader.getClassName().replace('/', '.'));
    return names;
  }
}
