package io.varscope.processor.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** A short name for a long text. */
final class Digest {

  private Digest() {}

  /**
   * The first hexadecimal digits, at most 8, of the CRC-32 of a text. Of two texts, one pair in
   * four thousand millions has the same. Unlike SHA-256, it has nothing that a new process has to
   * load.
   */
  static String checksum(String text, int digits) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(UTF_8));
    return HexFormat.of().toHexDigits((int) checksum.getValue()).substring(0, digits);
  }

  /** The first hexadecimal digits, at most 64, of the SHA-256 of a text. */
  static String sha256(String text, int digits) {
    try {
      byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
