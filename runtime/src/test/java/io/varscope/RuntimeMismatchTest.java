package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Contract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Binders that were written for another runtime. */
class RuntimeMismatchTest {

  private static final String ADVICE =
      ": use the same version of varscope-runtime and varscope-processor, and compile again what was"
          + " compiled with another.";

  private static final String LATER = "'void io.varscope.generated.Binding.later(int)'";

  private final VariableStore store = new VariableStore();

  @Test
  void aContractThatIsStillKnownFits() {
    for (int version = Contract.OLDEST; version <= Contract.VERSION; version++) {
      Contract.require(version, "acme.MlpVariables");
    }
  }

  /** {@code mvn verify} compares what binders call with this jar. */
  @Test
  void thereIsAJarOfThisContract() {
    assertTrue(Files.exists(Path.of("src/contract/contract-" + Contract.VERSION + ".jar")));
  }

  @Test
  void aLaterContractIsRefused() {
    problem(
        "[RuntimeMismatch] acme.MlpVariables was written for contract 2 of varscope-runtime, but"
            + " that on the class path has contract 1"
            + ADVICE,
        () -> Contract.require(2, "acme.MlpVariables"));
  }

  @Test
  void aContractThatIsKnownNoMoreIsRefused() {
    problem(
        "[RuntimeMismatch] acme.MlpVariables was written for contract 0 of varscope-runtime, but"
            + " that on the class path has contract 1"
            + ADVICE,
        () -> Contract.require(0, "acme.MlpVariables"));
  }

  @Test
  void aBinderThatCallsWhatIsNotThereIsTold() {
    problem(
        "[RuntimeMismatch] The binder of io.varscope.Late was written for another varscope-runtime"
            + " than that on the class path, which lacks 'void"
            + " io.varscope.generated.Binding.later(int)'"
            + ADVICE,
        () -> store.bind(new Late(new NoSuchMethodError(LATER))));
  }

  @Test
  void whatElseIsMissingIsNoMismatch() {
    NoClassDefFoundError missing = new NoClassDefFoundError("acme/Logger");
    assertSame(missing, assertThrows(Error.class, () -> store.bind(new Late(missing))));
  }
}
