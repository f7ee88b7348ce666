package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A random matrix with orthonormal rows or columns, whichever are fewer. */
public record OrthogonalInitializer(double gain) implements Initializer {

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    return Numbers.first(
        Numbers.requireFloating("ORTHOGONAL", dtype),
        Numbers.requireFinite("gain", gain, dtype),
        shape.rank() >= 2
            ? Optional.empty()
            : Optional.of(
                "ORTHOGONAL needs at least rank 2, and shape "
                    + shape
                    + " has rank "
                    + shape.rank()));
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    if (variable.size() == 0) {
      return;
    }
    int columns = (int) variable.shape().dim(variable.shape().rank() - 1);
    int rows = variable.size() / columns;
    double[][] basis = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = rows < columns ? basis[i][j] : basis[j][i];
        variable.setFromDouble(i * columns + j, gain * value);
      }
    }
  }

  /**
   * Orthonormal vectors: normal ones after Gram and Schmidt. That is the Q of a QR decomposition
   * whose R has a positive diagonal. Each vector is projected twice, which keeps them orthogonal to
   * the last bits (Giraud et al. 2005).
   */
  private static double[][] orthonormal(int count, int length, KeyedRandom random) {
    RandomGenerator generator = random.block(0);
    double[][] basis = new double[count][length];
    for (int i = 0; i < count; i++) {
      double[] vector = basis[i];
      for (int k = 0; k < length; k++) {
        vector[k] = generator.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          add(vector, basis[j], -dot(vector, basis[j]));
        }
      }
      double norm = Math.sqrt(dot(vector, vector));
      for (int k = 0; k < length; k++) {
        vector[k] /= norm;
      }
    }
    return basis;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void add(double[] target, double[] direction, double factor) {
    for (int k = 0; k < target.length; k++) {
      target[k] += factor * direction[k];
    }
  }
}
