package io.varscope.benchmark.floor;

import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/** One small source for each class, beside it. */
public final class OneSource extends Floor {

  @Override
  void write(TypeElement type, Filer filer) throws IOException {
    source(filer, "bench", type.getSimpleName() + "Floor", type);
  }
}
