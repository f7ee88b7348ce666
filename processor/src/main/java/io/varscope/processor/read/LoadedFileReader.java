package io.varscope.processor.read;

import io.varscope.header.Header;
import io.varscope.header.HeaderException;
import io.varscope.processor.compiler.AnnotationReader;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.HeaderClass;
import io.varscope.processor.model.LoadedFile;
import io.varscope.processor.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads {@code @LoadedFrom}, and the headers that it names. */
final class LoadedFileReader {

  private LoadedFileReader() {}

  /**
   * What a class is loaded from.
   *
   * @param reader of the annotation beside, which is incomplete if this cannot be resolved
   */
  static List<LoadedFile> read(TypeElement type, AnnotationReader reader) {
    List<AnnotationMirror> annotations =
        Annotations.findAll(type, Annotations.LOADED_FROM, Annotations.SEVERAL_LOADED_FROM);
    if (annotations.isEmpty()) {
      return List.of();
    }
    List<LoadedFile> files = new ArrayList<>(annotations.size());
    for (int k = 0; k < annotations.size(); k++) {
      String name = annotations.size() == 1 ? Site.LOADED_FROM : Site.LOADED_FROM + "[" + k + "]";
      AnnotationReader annotation = reader.beside(annotations.get(k));
      Optional<DeclaredType> header = annotation.type("value");
      if (header.isPresent()) {
        files.add(
            new LoadedFile(
                header((TypeElement) header.get().asElement()),
                annotation.strings("names").orElse(List.of()),
                annotation.strings("absent").orElse(List.of()),
                annotation.strings("unused").orElse(List.of()),
                new Site(TypeNames.of(type), "", name, "")));
      }
    }
    return files;
  }

  private static HeaderClass header(TypeElement type) {
    String name = TypeNames.of(type);
    Optional<AnnotationMirror> annotation = Annotations.find(type, Annotations.CHECKPOINT_HEADER);
    if (annotation.isEmpty()) {
      return faulty(
          name,
          -1,
          "It is not annotated with @CheckpointHeader. Have 'varscope header FILE --class "
              + name
              + "' write it.");
    }
    AnnotationReader reader = new AnnotationReader(annotation.get());
    List<String> lines = reader.strings("tensors").orElse(List.of());
    if (!reader.isComplete()) {
      return faulty(name, -1, "Not all of its annotation could be resolved.");
    }
    try {
      Header header =
          Header.parse(reader.string("file").orElse(""), reader.string("digest").orElse(""), lines);
      return new HeaderClass(name, Optional.of(header), Optional.empty());
    } catch (HeaderException e) {
      String text = e.line() < 0 ? "" : "'" + lines.get(e.line()) + "': ";
      return faulty(name, e.line(), text + e.getMessage());
    }
  }

  private static HeaderClass faulty(String name, int line, String sentence) {
    return new HeaderClass(
        name, Optional.empty(), Optional.of(new HeaderClass.Fault(line, sentence)));
  }
}
