package io.varscope.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * What writing the files alone costs: writes what another processor wrote, in the same rounds, for
 * the same elements, and does nothing else.
 */
public final class FloorProcessor extends AbstractProcessor {

  private static final String OPTION = "floor.recording";

  private List<Recorded> recording;
  private int round = -1;

  /** In a process of its own: the recording is a file that an option names. */
  public FloorProcessor() {}

  FloorProcessor(List<Recorded> recording) {
    this.recording = recording;
  }

  static String option(Path recording) {
    return "-A" + OPTION + "=" + recording;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(OPTION);
  }

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
    round++;
    if (recording == null) {
      recording = Recorded.load(Path.of(processingEnv.getOptions().get(OPTION)));
    }
    for (Recorded file : recording) {
      if (file.round() == round) {
        try {
          write(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return false;
  }

  private void write(Recorded file) throws IOException {
    Filer filer = processingEnv.getFiler();
    Elements elements = processingEnv.getElementUtils();
    // In one module only: to look for a class in all of them takes javac long.
    ModuleElement module = elements.getModuleElement("");
    Element[] originators =
        file.originators().stream()
            .map(name -> elements.getTypeElement(module, name))
            .toArray(Element[]::new);
    if (file.source()) {
      try (Writer out = filer.createSourceFile(file.name(), originators).openWriter()) {
        out.write(file.text());
      }
    } else {
      try (OutputStream out =
          filer
              .createResource(StandardLocation.CLASS_OUTPUT, "", file.name(), originators)
              .openOutputStream()) {
        out.write(file.text().getBytes(UTF_8));
      }
    }
  }
}
