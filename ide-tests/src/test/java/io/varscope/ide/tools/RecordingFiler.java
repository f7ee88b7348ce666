package io.varscope.ide.tools;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** A filer that tells of every file from which elements it originates. */
final class RecordingFiler implements Filer {

  private final Filer filer;
  private final Consumer<CreatedFile> recorder;

  RecordingFiler(ProcessingEnvironment environment, Consumer<CreatedFile> recorder) {
    this.filer = environment.getFiler();
    this.recorder = recorder;
  }

  @Override
  public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
    JavaFileObject file = filer.createSourceFile(name, origins);
    record(name.toString().replace('.', '/') + ".java", true, origins);
    return file;
  }

  @Override
  public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
    JavaFileObject file = filer.createClassFile(name, origins);
    record(name.toString().replace('.', '/') + ".class", false, origins);
    return file;
  }

  @Override
  public FileObject createResource(
      JavaFileManager.Location location, CharSequence pkg, CharSequence name, Element... origins)
      throws IOException {
    FileObject file = filer.createResource(location, pkg, name, origins);
    String folder = pkg.isEmpty() ? "" : pkg.toString().replace('.', '/') + "/";
    record(folder + name, location == StandardLocation.SOURCE_OUTPUT, origins);
    return file;
  }

  @Override
  public FileObject getResource(
      JavaFileManager.Location location, CharSequence pkg, CharSequence name) throws IOException {
    return filer.getResource(location, pkg, name);
  }

  private void record(String path, boolean isSource, Element... origins) {
    List<String> classes = Stream.of(origins).map(RecordingFiler::outermostClass).toList();
    recorder.accept(new CreatedFile(path, isSource, classes));
  }

  private static String outermostClass(Element element) {
    Element outermost = element;
    while (outermost.getEnclosingElement() instanceof TypeElement enclosing) {
      outermost = enclosing;
    }
    return outermost instanceof TypeElement type
        ? type.getQualifiedName().toString()
        : outermostClass(outermost.getEnclosingElement());
  }
}
