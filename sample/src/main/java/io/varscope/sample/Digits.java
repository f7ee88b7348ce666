package io.varscope.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** The digits to learn from, and those that are kept back to see how well that went. */
final class Digits {

  private static final int PIXELS = 64;
  private static final int DARKEST = 16;

  /** One digit of so many is held out. */
  private static final int HOLD_OUT = 5;

  private static final long SEED = 1998;

  final List<Digit> training = new ArrayList<>();
  final List<Digit> heldOut = new ArrayList<>();

  private Digits() {}

  /**
   * Reads all digits and splits them, always in the same way, with the same share of each label.
   */
  static Digits load() {
    List<Digit> all = read();
    // The order of the file may follow its 13 writers: mix them.
    Collections.shuffle(all, new Random(SEED));
    Digits digits = new Digits();
    int[] seen = new int[10];
    for (Digit digit : all) {
      boolean holdOut = seen[digit.label]++ % HOLD_OUT == 0;
      (holdOut ? digits.heldOut : digits.training).add(digit);
    }
    return digits;
  }

  private static List<Digit> read() {
    try (InputStream file = Digits.class.getResourceAsStream("digits.csv.gz");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(new GZIPInputStream(file), US_ASCII))) {
      List<Digit> digits = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        digits.add(parse(line));
      }
      return digits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Digit parse(String line) {
    String[] numbers = line.split(",", -1);
    float[] pixels = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      pixels[i] = Float.parseFloat(numbers[i]) / DARKEST;
    }
    return new Digit(pixels, Integer.parseInt(numbers[PIXELS]));
  }
}
