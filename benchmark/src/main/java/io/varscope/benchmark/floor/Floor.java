package io.varscope.benchmark.floor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Writes for each class of the first round, and looks at nothing but its name. */
abstract class Floor extends AbstractProcessor {

  private boolean isFirst = true;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("io.varscope.*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
    if (isFirst) {
      isFirst = false;
      for (Element type : environment.getRootElements()) {
        try {
          write((TypeElement) type, processingEnv.getFiler());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return true;
  }

  /** Writes the files for one class. */
  abstract void write(TypeElement type, Filer filer) throws IOException;

  static void source(Filer filer, String packageName, String name, TypeElement origin)
      throws IOException {
    try (Writer out = filer.createSourceFile(packageName + "." + name, origin).openWriter()) {
      out.write("package " + packageName + ";\n\n");
      out.write("final class " + name + " {\n  private " + name + "() {}\n}\n");
    }
  }

  static void resource(Filer filer, String name, TypeElement origin) throws IOException {
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", name, origin).openOutputStream()) {
      out.write('\n');
    }
  }
}
