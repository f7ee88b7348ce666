package io.varscope.cli.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a class of a header says, however it has been formatted since it was written.
 *
 * @param lines its tensors, as they are written
 * @param words all else that is in the class: names, keywords and signs
 */
public record WrittenHeader(String file, String digest, List<String> lines, List<String> words) {

  /**
   * Reads the source of a class; nothing if it has no such annotation.
   *
   * @throws IllegalArgumentException if the annotation is not as it was written; the message is a
   *     clause
   */
  public static Optional<WrittenHeader> read(String source) {
    List<JavaTokens.Token> tokens = JavaTokens.of(source);
    for (int at = 1; at + 1 < tokens.size(); at++) {
      if (isSign(tokens.get(at), "CheckpointHeader")
          && isSign(tokens.get(at + 1), "(")
          && (isSign(tokens.get(at - 1), "@") || isSign(tokens.get(at - 1), "."))) {
        return Optional.of(new Annotation(tokens, at + 2).read());
      }
    }
    return Optional.empty();
  }

  private static boolean isSign(JavaTokens.Token token, String text) {
    return !token.isString() && token.text().equals(text);
  }

  /** Whether it says the same of the same class as another. */
  public boolean saysTheSame(WrittenHeader other) {
    return file.equals(other.file)
        && digest.equals(other.digest)
        && lines.equals(other.lines)
        && words.equals(other.words);
  }

  /** Reads the values of the annotation. */
  private static final class Annotation {

    private final List<JavaTokens.Token> tokens;
    private final List<String> words = new ArrayList<>();
    private String file = "";
    private String digest = "";
    private List<String> lines = List.of();
    private int at;

    Annotation(List<JavaTokens.Token> tokens, int start) {
      this.tokens = tokens;
      this.at = start;
      tokens.subList(0, start).forEach(token -> words.add(token.text()));
    }

    WrittenHeader read() {
      while (!skip(")")) {
        String name = next().text();
        require("=");
        switch (name) {
          case "file" -> file = string();
          case "digest" -> digest = string();
          case "tensors" -> lines = strings();
          default -> throw new IllegalArgumentException("it has a value '" + name + "'");
        }
        skip(",");
      }
      tokens.subList(at, tokens.size()).forEach(token -> words.add(token.text()));
      return new WrittenHeader(file, digest, lines, words);
    }

    private List<String> strings() {
      List<String> strings = new ArrayList<>();
      if (!skip("{")) {
        strings.add(string());
        return strings;
      }
      while (!skip("}")) {
        strings.add(string());
        skip(",");
      }
      return strings;
    }

    /** A literal, or several that a formatter has made of one. */
    private String string() {
      StringBuilder text = new StringBuilder();
      do {
        JavaTokens.Token token = next();
        if (!token.isString()) {
          throw new IllegalArgumentException("it has '" + token.text() + "' in place of a string");
        }
        text.append(token.text());
      } while (skip("+"));
      return text.toString();
    }

    private void require(String sign) {
      JavaTokens.Token token = next();
      if (!isSign(token, sign)) {
        throw new IllegalArgumentException(
            "it has '" + token.text() + "' in place of '" + sign + "'");
      }
    }

    private boolean skip(String sign) {
      boolean isNext = at < tokens.size() && isSign(tokens.get(at), sign);
      at += isNext ? 1 : 0;
      return isNext;
    }

    private JavaTokens.Token next() {
      if (at == tokens.size()) {
        throw new IllegalArgumentException("it ends in its annotation");
      }
      return tokens.get(at++);
    }
  }
}
