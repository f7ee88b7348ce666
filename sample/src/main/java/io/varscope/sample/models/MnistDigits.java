package io.varscope.sample.models;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** Twenty handwritten digits that {@link BurnMnist} has not been trained on. */
public final class MnistDigits {

  private static final int BRIGHTEST = 255;

  /** A digit. */
  public static final class Digit {

    /** The digit that the image shows. */
    public final int label;

    /** Rows of pixels, from 0 (background) to 1. */
    public final float[] image;

    private Digit(int label, float[] image) {
      this.label = label;
      this.image = image;
    }
  }

  private MnistDigits() {}

  /** Reads all of them. */
  public static List<Digit> read() {
    try (InputStream file = MnistDigits.class.getResourceAsStream("mnist-digits.csv");
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, US_ASCII))) {
      return lines.lines().map(MnistDigits::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Digit parse(String line) {
    String[] numbers = line.split(",", -1);
    float[] image = new float[numbers.length - 1];
    for (int i = 0; i < image.length; i++) {
      image[i] = Float.parseFloat(numbers[i + 1]) / BRIGHTEST;
    }
    return new Digit(Integer.parseInt(numbers[0]), image);
  }
}
