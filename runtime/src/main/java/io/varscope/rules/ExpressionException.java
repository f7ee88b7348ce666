package io.varscope.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression that cannot be read, or has no exact value. The message is a clause. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The name that nobody gives, or null. */
  private final @Nullable String unknownName;

  private final transient @Nullable Object origin;

  private ExpressionException(
      String reason,
      @Nullable String unknownName,
      @Nullable Object origin,
      @Nullable Throwable cause) {
    super(reason, cause);
    this.unknownName = unknownName;
    this.origin = origin;
  }

  /**
   * An expression without a value.
   *
   * @param reason a clause that can follow a colon
   */
  public ExpressionException(String reason) {
    this(reason, null, null, null);
  }

  static ExpressionException unknownName(String name, String reason) {
    return new ExpressionException(reason, name, null, null);
  }

  /** A result that does not fit into a {@code long}. */
  public static ExpressionException overflow(Object left, char operator, Object right) {
    return new ExpressionException(left + " " + operator + " " + right + " overflows a long");
  }

  /** A condition where a number is needed. */
  public static ExpressionException notANumber(Object value) {
    return new ExpressionException(value + " is a condition, not a number");
  }

  /** A number where a condition is needed. */
  public static ExpressionException notACondition(Object value) {
    return new ExpressionException(value + " is a number, not a condition");
  }

  /** A list where a number is needed. */
  public static ExpressionException listNotNumber(Object value) {
    return new ExpressionException(
        value + " is a list, not a number. Take one of its values, as rows[i] does");
  }

  /** A list where a condition is needed. */
  public static ExpressionException listNotCondition(Object value) {
    return new ExpressionException(value + " is a list, not a condition");
  }

  /** Something else where a list is needed. */
  public static ExpressionException notAList(Object value) {
    return new ExpressionException(
        value + " is no list: only a let gives one, as in \"rows={64, 128}\"");
  }

  /** An index of two components of one mount. */
  public static ExpressionException listedTwice(long index) {
    return new ExpressionException(
        "it has " + index + " twice, but each component has an index of its own");
  }

  /** A clause that can follow a colon. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }

  /** The same, with the place where the expression is written, if it has none yet. */
  public ExpressionException from(Object place) {
    return origin != null ? this : new ExpressionException(getMessage(), unknownName, place, this);
  }

  /** The same, with more said after the reason. */
  public ExpressionException and(String more) {
    return more.isEmpty()
        ? this
        : new ExpressionException(getMessage() + more, unknownName, origin, this);
  }

  /** Whether the reason is a name that nobody gives. */
  public boolean isUnknownName() {
    return unknownName != null;
  }

  /** The name that nobody gives, if that is the reason. */
  public Optional<String> unknownName() {
    return Optional.ofNullable(unknownName);
  }

  /** Where the expression is written, if the one that was asked for only led to it. */
  public Optional<Object> origin() {
    return Optional.ofNullable(origin);
  }
}
