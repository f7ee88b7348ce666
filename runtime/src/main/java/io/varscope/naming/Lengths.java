package io.varscope.naming;

import java.util.OptionalLong;

/**
 * What the lengths of axes are: numbers, or what a compiler knows of them.
 *
 * @param <T> what stands for a length
 */
public interface Lengths<T> {

  /** A length that is known. */
  T number(long length);

  /**
   * The length of two, one behind the other.
   *
   * @throws ArithmeticException if it overflows a {@code long}
   */
  T sum(T first, T second);

  /** Whether two are certainly different. */
  boolean differ(T first, T second);

  /** The number, if it is known. */
  OptionalLong known(T length);

  /** Numbers that are all known. */
  Lengths<Long> KNOWN =
      new Lengths<>() {
        @Override
        public Long number(long length) {
          return length;
        }

        @Override
        public Long sum(Long first, Long second) {
          return Math.addExact(first, second);
        }

        @Override
        public boolean differ(Long first, Long second) {
          return !first.equals(second);
        }

        @Override
        public OptionalLong known(Long length) {
          return OptionalLong.of(length);
        }
      };
}
