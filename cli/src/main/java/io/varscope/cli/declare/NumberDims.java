package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that vary between the scopes of a class, and what follows from them. */
final class NumberDims {

  /** A larger factor would be chance. */
  private static final long LARGEST_FACTOR = 64;

  /** Sums are tried of so many dims. */
  private static final int MOST_SUMMED = 6;

  private final List<Dim> dims = new ArrayList<>();

  /** Chooses some of the columns, the smallest numbers first, so that the others follow. */
  NumberDims(List<List<@Nullable Object>> columns) {
    List<List<@Nullable Object>> sorted = new ArrayList<>(columns);
    sorted.sort(Comparator.comparingDouble(Column::mean));
    for (List<@Nullable Object> column : sorted) {
      if (!isLikeOne(column) && find(column).isEmpty()) {
        dims.add(new Dim(column));
      }
    }
  }

  /** Where a dim suits as far as both have values, it gets those of the column. */
  private boolean isLikeOne(List<@Nullable Object> column) {
    for (Dim dim : dims) {
      @Nullable List<@Nullable Object> merged = Column.merged(dim.values, column);
      if (merged != null) {
        dim.values = merged;
        return true;
      }
    }
    return false;
  }

  List<Dim> dims() {
    return dims;
  }

  /** An expression that has the values of a column, if there is one. */
  Optional<Expression> find(List<@Nullable Object> column) {
    for (Dim dim : dims) {
      if (factor(column, dim) == 1) {
        return Optional.of(new Expression.Multiple(1, dim));
      }
    }
    for (Dim dim : dims) {
      long factor = factor(column, dim);
      if (factor > 1) {
        return Optional.of(new Expression.Multiple(factor, dim));
      }
    }
    for (int k = 0; k < Math.min(MOST_SUMMED, dims.size()); k++) {
      for (int other = 0; other < k; other++) {
        if (isSum(column, dims.get(other), dims.get(k))) {
          return Optional.of(new Expression.Sum(dims.get(other), dims.get(k)));
        }
      }
    }
    return Optional.empty();
  }

  /** By what a dim has to be multiplied in all scopes; 0 if there is no such factor. */
  private static long factor(List<@Nullable Object> column, Dim dim) {
    long factor = 0;
    for (int k = 0; k < column.size(); k++) {
      if (column.get(k) instanceof Long value) {
        if (!(dim.values.get(k) instanceof Long number) || number == 0 || value % number != 0) {
          return 0;
        }
        long here = value / number;
        if (here == 0 || here > LARGEST_FACTOR || (factor != 0 && here != factor)) {
          return 0;
        }
        factor = here;
      }
    }
    return factor;
  }

  private static boolean isSum(List<@Nullable Object> column, Dim left, Dim right) {
    for (int k = 0; k < column.size(); k++) {
      if (column.get(k) instanceof Long value
          && !(left.values.get(k) instanceof Long one
              && right.values.get(k) instanceof Long two
              && one == value - two)) {
        return false;
      }
    }
    return true;
  }
}
