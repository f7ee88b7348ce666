package io.varscope.processor.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varscope.Manifest;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.write.Manifests;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Puts manifests beside the classes. */
public final class ManifestFiler {

  private final Filer filer;
  private final Classes classes;
  private final Predicate<String> isOrigin;

  /**
   * A filer.
   *
   * @param isOrigin whether a class can be given as the origin of a file
   */
  public ManifestFiler(Filer filer, Classes classes, Predicate<String> isOrigin) {
    this.isOrigin = isOrigin;
    this.filer = filer;
    this.classes = classes;
  }

  /** Writes the manifest of a root, which is a part of a graph. */
  public void write(
      ScopeClass root, Collection<PlacedVariable> variables, Collection<PlacedSlot> slots) {
    write(root.name(), Manifests.of(root, variables, slots));
  }

  /** Writes the manifest of a program. */
  public void write(String program, Graph graph) {
    write(program, Manifests.of(program, graph));
  }

  private void write(String type, Manifest manifest) {
    TypeElement element = classes.find(type);
    String path = "META-INF/varscope/" + classes.elements().getBinaryName(element) + ".json";
    Element[] origin = isOrigin.test(type) ? new Element[] {element} : new Element[0];
    // Not a writer, which would write in the encoding of the sources.
    try (OutputStream out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origin).openOutputStream()) {
      out.write(manifest.toJson().getBytes(UTF_8));
    } catch (FilerException e) {
      // Eclipse ends the rounds, and then begins again: it is written already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
