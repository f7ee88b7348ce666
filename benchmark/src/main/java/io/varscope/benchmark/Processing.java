package io.varscope.benchmark;

import java.util.List;
import javax.annotation.processing.Processor;

/**
 * What a run of the compiler is told of annotation processing.
 *
 * @param options of the compiler
 * @param processors that it is given, if it is not to find them itself
 */
record Processing(List<String> options, List<Processor> processors) {

  static final Processing NONE = new Processing(List.of("-proc:none"), List.of());

  /** The compiler loads the processor's classes, as Maven and {@code javac} have it. */
  static Processing anew(Peer peer) {
    return new Processing(peer.options(), List.of());
  }

  /** The processor's classes are those of earlier runs, as in Gradle's daemon. */
  static Processing kept(Peer peer) {
    return new Processing(List.of(), peer.processors());
  }
}
