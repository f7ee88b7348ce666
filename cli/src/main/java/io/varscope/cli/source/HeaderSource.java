package io.varscope.cli.source;

import io.varscope.header.Header;
import io.varscope.header.TensorLine;
import java.util.List;

/** Writes the class of a header; the same header gives the same characters. */
public final class HeaderSource {

  private static final String ANNOTATION = "io.varscope.CheckpointHeader";

  /** So many digits tell two headers apart for the tools that compile what depends on a class. */
  private static final int DIGITS = 16;

  private HeaderSource() {}

  /** The source of a class. */
  public static String of(ClassName name, Header header) {
    StringBuilder source = new StringBuilder();
    if (!name.packageName().isEmpty()) {
      source.append("package ").append(JavaText.name(name.packageName())).append(";\n\n");
    }
    boolean imported = !name.simpleName().equals("CheckpointHeader");
    if (imported) {
      source.append("import ").append(ANNOTATION).append(";\n\n");
    }
    String file = JavaText.comment(header.file());
    source
        .append("/**\n * What ")
        .append(file)
        .append(" has, without its values.\n *\n * <p>Written by {@code varscope header ")
        .append(file)
        .append(" --class ")
        .append(JavaText.comment(name.toString()))
        .append("}. Do not edit it, but write it anew.\n */\n@")
        .append(imported ? "CheckpointHeader" : ANNOTATION)
        .append("(\n    file = ")
        .append(JavaText.literal(header.file()))
        .append(",\n    digest = ")
        .append(JavaText.literal(header.digest()))
        .append(",\n    tensors = {\n");
    List<TensorLine> lines = header.lines();
    for (int k = 0; k < lines.size(); k++) {
      source.append("      ").append(JavaText.literal(lines.get(k).toString()));
      source.append(k + 1 < lines.size() ? ",\n" : "\n");
    }
    String simpleName = JavaText.name(name.simpleName());
    return source
        .append("    })\npublic final class ")
        .append(simpleName)
        .append(
            " {\n\n  // Its name changes with the tensors, so that what uses this is compiled again.")
        .append("\n  static final int ")
        .append(member(header))
        .append(" = 0;\n\n  private ")
        .append(simpleName)
        .append("() {}\n}\n")
        .toString();
  }

  /** The member that has another name for other tensors. */
  static String member(Header header) {
    return header.digest().replace("sha256:", "SHA256_").substring(0, "SHA256_".length() + DIGITS);
  }
}
