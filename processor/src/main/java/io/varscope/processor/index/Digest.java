package io.varscope.processor.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for a long text. */
public final class Digest {

  private static final MessageDigest SHA_256 = sha256();

  private Digest() {}

  /** The first characters, at most 64, of the SHA-256 of a text in hex. */
  public static String of(String text, int length) {
    byte[] bytes = unused().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(bytes, 0, (length + 1) / 2).substring(0, length);
  }

  /** A copy costs less than to look for another among all that Java has. */
  private static MessageDigest unused() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return sha256();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
