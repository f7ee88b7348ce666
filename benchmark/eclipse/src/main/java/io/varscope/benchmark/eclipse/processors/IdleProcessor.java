package io.varscope.benchmark.eclipse.processors;

import javax.annotation.processing.RoundEnvironment;

/** Does nothing. */
public final class IdleProcessor extends Claiming {

  @Override
  void round(RoundEnvironment round) {}
}
