package io.varscope.benchmark.eclipse.processors;

import io.varscope.benchmark.eclipse.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * What the files alone cost: writes those that Varscope wrote, for the same classes, in the same
 * rounds, from texts that were recorded before.
 */
public final class SameFilesProcessor extends Claiming {

  private static Recording recording;

  /** Eclipse ends the rounds, and then begins again: nothing is written twice. */
  private final Set<String> written = new HashSet<>();

  /** The classes whose manifests come in the last round. */
  private final Set<String> owners = new LinkedHashSet<>();

  @Override
  void round(RoundEnvironment round) {
    if (round.processingOver()) {
      owners.forEach(owner -> write(owner, false));
      owners.clear();
      return;
    }
    for (Element root : round.getRootElements()) {
      for (AnnotationMirror mirror : root.getAnnotationMirrors()) {
        Element annotation = mirror.getAnnotationType().asElement();
        String owner = null;
        if (annotation.toString().equals(SCOPE)) {
          owner = root.toString();
        } else if (annotation.getSimpleName().contentEquals(BINDER)) {
          owner = (String) mirror.getElementValues().values().iterator().next().getValue();
        }
        if (owner != null && written.add(owner)) {
          owners.add(owner);
          write(owner, true);
        }
      }
    }
  }

  private void write(String owner, boolean sources) {
    for (Recording.Recorded file : recording().of(owner, isChanged())) {
      if (file.isSource() == sources) {
        try {
          write(file, processingEnv.getElementUtils().getTypeElement(owner));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void write(Recording.Recorded file, TypeElement owner) throws IOException {
    Filer filer = processingEnv.getFiler();
    if (file.isSource()) {
      try (Writer out = filer.createSourceFile(file.className(), owner).openWriter()) {
        out.write(file.text());
      }
    } else {
      try (OutputStream out =
          filer
              .createResource(StandardLocation.CLASS_OUTPUT, "", file.path(), owner)
              .openOutputStream()) {
        out.write(file.text().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Whether the class that is edited has its other shape now. */
  private boolean isChanged() {
    TypeElement edited = processingEnv.getElementUtils().getTypeElement(recording().edited());
    return edited.getEnclosedElements().stream()
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .anyMatch(mirror -> mirror.toString().contains(Recording.OTHER_SIZE));
  }

  private static Recording recording() {
    synchronized (SameFilesProcessor.class) {
      if (recording == null) {
        recording = Recording.read();
      }
      return recording;
    }
  }
}
