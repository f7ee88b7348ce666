package io.varscope.header;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;

/**
 * What tells lists of tensors apart: {@code sha256:} and the digest of a line for each, {@code NAME
 * DTYPE (AXES)}, sorted, with a line feed after each. In names, control characters, backslashes and
 * halves of characters are escaped as {@code \\u000a}, so that no name is several lines.
 */
public final class HeaderDigest {

  private static final String ALGORITHM = "sha256:";

  private HeaderDigest() {}

  /** The digest of some tensors, whatever their order. */
  public static String of(Collection<HeaderTensor> tensors) {
    String[] lines = new String[tensors.size()];
    int count = 0;
    for (HeaderTensor tensor : tensors) {
      lines[count++] = escaped(tensor.name()) + tensor.line().rest();
    }
    Arrays.sort(lines);
    MessageDigest sha = sha256();
    for (String line : lines) {
      sha.update(line.getBytes(UTF_8));
      sha.update((byte) '\n');
    }
    StringBuilder digest = new StringBuilder(ALGORITHM);
    for (byte b : sha.digest()) {
      digest.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return digest.toString();
  }

  private static String escaped(String name) {
    if (name.chars().noneMatch(HeaderDigest::isOdd)) {
      return name;
    }
    StringBuilder escaped = new StringBuilder();
    for (int k = 0; k < name.length(); k++) {
      char c = name.charAt(k);
      escaped.append(isOdd(c) ? String.format("\\u%04x", (int) c) : c);
    }
    return escaped.toString();
  }

  private static boolean isOdd(int c) {
    return c < ' ' || c == 127 || c == '\\' || Character.isSurrogate((char) c);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
