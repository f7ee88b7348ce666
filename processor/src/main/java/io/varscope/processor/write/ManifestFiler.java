package io.varscope.processor.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varscope.Manifest;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.ScopeClass;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** Puts manifests beside the classes. */
public final class ManifestFiler {

  private final Filer filer;
  private final Elements elements;

  public ManifestFiler(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /** Writes the manifest of a root, which is a part of a graph. */
  public void write(ScopeClass root, Graph graph) {
    write(root.name(), Manifests.of(root, graph));
  }

  /** Writes the manifest of a program. */
  public void write(String program, Graph graph) {
    write(program, Manifests.of(program, graph));
  }

  private void write(String type, Manifest manifest) {
    TypeElement element = elements.getTypeElement(type);
    String path = "META-INF/varscope/" + elements.getBinaryName(element);
    write(element, path + ".json", manifest.toJson());
    write(element, path + ".txt", manifest.toString());
  }

  private void write(TypeElement element, String path, String text) {
    // Not a writer, which would write in the encoding of the sources.
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, element).openOutputStream()) {
      out.write(text.getBytes(UTF_8));
    } catch (FilerException e) {
      // Eclipse ends the rounds, and then begins again: it is written already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
