package io.varscope;

/**
 * Statistics of a variable's elements; for bool, false counts as 0 and true as 1. If no element is
 * a number, all but the counts are NaN.
 *
 * @param count the number of elements
 * @param nans how many of them are NaN; the rest is about the others
 * @param min the least
 * @param max the greatest
 * @param mean the arithmetic mean
 * @param stddev the standard deviation: the root of the mean square distance from the mean; NaN if
 *     there are infinities
 */
public record Statistics(int count, int nans, double min, double max, double mean, double stddev) {

  static Statistics of(AnyVariable variable) {
    int numbers = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double mean = 0;
    double squares = 0;
    double infinities = 0;
    for (int i = 0; i < variable.size(); i++) {
      double value = variable.getAsDouble(i);
      if (!Double.isNaN(value)) {
        // Welford 1962: no large numbers that nearly cancel.
        numbers++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        double distance = value - mean;
        infinities += Double.isInfinite(value) ? value : 0;
        mean += distance / numbers;
        squares += distance * (value - mean);
      }
    }
    if (infinities != 0) { // Or NaN, if they are of both signs.
      mean = infinities;
      squares = Double.NaN;
    }
    int nans = variable.size() - numbers;
    return numbers == 0
        ? new Statistics(variable.size(), nans, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
        : new Statistics(variable.size(), nans, min, max, mean, Math.sqrt(squares / numbers));
  }
}
