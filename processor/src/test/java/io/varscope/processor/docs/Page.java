package io.varscope.processor.docs;

import io.varscope.processor.Compiler;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown, with the blocks in it.
 *
 * @param path below the project's folder
 */
record Page(String path, String text) {

  static final Path PROJECT = Path.of("..");

  private static final Pattern BLOCK =
      Pattern.compile("(?m)(?:^ *<!-- (.*?) (\\S+) -->\\n)?^ *```\\w*\\n((?s).*?)^ *```$");

  /**
   * A block of a page.
   *
   * @param mark what the comment above it says of it, such as {@code from}, or null
   * @param of of what the comment says it, or null
   */
  record Block(String mark, String of, String text) {}

  static Page read(String path) {
    try {
      return new Page(path, Files.readString(PROJECT.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages that are written here. */
  static List<Page> all() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains(File.separator + "target" + File.separator))
          .map(file -> read(PROJECT.relativize(file).toString().replace('\\', '/')))
          .sorted(java.util.Comparator.comparing(Page::path))
          .toList();
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2), matcher.group(3)));
    }
    return blocks;
  }

  /** By package, the files of Java that the page has whole. */
  Map<String, Map<String, String>> programs() {
    Map<String, Map<String, String>> programs = new TreeMap<>();
    for (Block block : blocks()) {
      if (block.text().startsWith("package ")) {
        String name = block.text().substring("package ".length(), block.text().indexOf(';'));
        String file = name + "/" + Compiler.fileName(block.text());
        Map<String, String> files = programs.computeIfAbsent(name, n -> new TreeMap<>());
        if (files.put(file, block.text()) != null) {
          throw new IllegalStateException(path + " has " + file + " twice");
        }
      }
    }
    return programs;
  }

  /** For the names of tests. */
  @Override
  public String toString() {
    return path;
  }
}
