package io.varscope.sample.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.LoadException;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Mismatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that others have trained gives what PyTorch gives. */
class BurnMnistNetworkTest {

  @TempDir private Path folder;
  private Path weights;

  @BeforeEach
  void copyWeights() throws IOException {
    weights = folder.resolve("burn-mnist.safetensors");
    Files.write(weights, resource("burn-mnist.safetensors"));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = BurnMnistNetwork.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void logitsAreThoseOfPyTorch() throws IOException {
    BurnMnistNetwork network = BurnMnistNetwork.load(weights);
    List<MnistDigits.Digit> digits = MnistDigits.read();
    List<String> expected =
        new String(resource("burn-mnist-logits.csv"), StandardCharsets.US_ASCII).lines().toList();
    assertEquals(20, digits.size());
    for (int i = 0; i < digits.size(); i++) {
      String[] numbers = expected.get(i).split(",", -1);
      float[] logits = new float[numbers.length];
      for (int k = 0; k < logits.length; k++) {
        logits[k] = Float.parseFloat(numbers[k]);
      }
      assertArrayEquals(logits, network.logits(digits.get(i).image), 1e-3f);
      assertEquals(digits.get(i).label, network.classify(digits.get(i).image));
    }
  }

  @Test
  void weightsStayInTheFile() throws IOException {
    LoadReport report = BurnMnistNetwork.load(weights).report();
    assertEquals(20, report.loaded().size());
    assertTrue(report.loaded().stream().allMatch(one -> one.how() == LoadReport.How.IN_PLACE));
    assertEquals(List.of(), BurnMnistNetwork.check(weights).problems());
  }

  @Test
  void otherWeightsAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    String header = new String(bytes, StandardCharsets.ISO_8859_1).replace("fc2.bias", "fc3.bias");
    Files.write(weights, header.getBytes(StandardCharsets.ISO_8859_1));
    LoadException e = assertThrows(LoadException.class, () -> BurnMnistNetwork.load(weights));
    assertEquals(
        List.of(Mismatch.MISSING, Mismatch.UNEXPECTED),
        e.report().problems().stream().map(LoadReport.Difference::mismatch).toList());
    assertEquals(e.report().problems(), BurnMnistNetwork.check(weights).problems());
  }
}
