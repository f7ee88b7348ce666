package io.varscope.benchmark.eclipse.processors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;

/** Writes one small class for each scope class. */
public final class SmallSourceProcessor extends Claiming {

  @Override
  void round(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      boolean isScope =
          root.getAnnotationMirrors().stream()
              .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(SCOPE));
      if (root instanceof TypeElement type && isScope) {
        write(type);
      }
    }
  }

  private void write(TypeElement type) {
    Name packageName = processingEnv.getElementUtils().getPackageOf(type).getQualifiedName();
    String name = type.getSimpleName() + "Small";
    try (Writer out =
        processingEnv.getFiler().createSourceFile(packageName + "." + name, type).openWriter()) {
      out.write("package " + packageName + ";\n\nfinal class " + name + " {}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
