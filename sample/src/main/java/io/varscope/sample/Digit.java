package io.varscope.sample;

/** One handwritten digit. */
final class Digit {

  /** How dark each of the 8 by 8 pixels is, row by row, from 0 to 1. */
  final float[] pixels;

  /** What the pixels show, 0 to 9. */
  final int label;

  Digit(float[] pixels, int label) {
    this.pixels = pixels;
    this.label = label;
  }
}
