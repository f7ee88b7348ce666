package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.processor.check.Rules;
import io.varscope.rules.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of ids agrees with the sources: every id is used, and by whom the list says. */
final class IdsTest {

  private static final Path RUNTIME = Path.of("../runtime/src/main/java/io/varscope");

  /** Ids of sentences that compiler and run time share, each by its method. */
  private static final List<Path> SENTENCES =
      Stream.of("Problems", "ExpressionProblems", "SlotProblems")
          .map(name -> RUNTIME.resolve("rules/" + name + ".java"))
          .toList();

  private static final Pattern ID = Pattern.compile("\\bId\\.([A-Z_]+)\\b");
  private static final Pattern SENTENCE =
      Pattern.compile("\\b(?:Slot|Expression)?Problems(?:\\.|::)(\\w+)");

  @Test
  void theCompilerTellsItsIds() {
    Set<Id> said = saidIn(Path.of("src/main/java"), file -> true);
    said.addAll(Rules.ids());
    assertEquals(those(Id::isOfCompiler), said);
  }

  @Test
  void theRunTimeTellsItsIds() {
    Set<Id> said = saidIn(RUNTIME, file -> !file.startsWith(RUNTIME.resolve("rules")));
    assertEquals(those(Id::isOfRunTime), said);
  }

  @Test
  void idsAreInOrderAndCalledAsTheyRead() {
    List<String> texts = Arrays.stream(Id.values()).map(Id::toString).toList();
    assertEquals(List.copyOf(new TreeSet<>(texts)), texts);
    assertEquals(
        texts,
        Arrays.stream(Id.values())
            .map(id -> id.name().split("_"))
            .map(
                words ->
                    Arrays.stream(words)
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining()))
            .toList());
  }

  private static Set<Id> those(Predicate<Id> which) {
    Set<Id> ids = EnumSet.allOf(Id.class);
    ids.removeIf(which.negate());
    return ids;
  }

  private static Set<Id> saidIn(Path folder, Predicate<Path> which) {
    Set<Id> said = EnumSet.noneOf(Id.class);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).filter(which).toList()) {
        String text = read(file);
        said.addAll(named(text));
        SENTENCE.matcher(text).results().forEach(call -> said.addAll(saidBy(call.group(1))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said;
  }

  /** The ids of a sentence: those between its name and the next method. */
  private static Set<Id> saidBy(String method) {
    for (Path file : SENTENCES) {
      String text = read(file);
      int start = text.indexOf(" static Problem " + method + "(");
      if (start >= 0) {
        return named(text.substring(start, text.indexOf("\n  }\n", start)));
      }
    }
    return Set.of();
  }

  private static Set<Id> named(String text) {
    return ID.matcher(text)
        .results()
        .map(name -> Id.valueOf(name.group(1)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Id.class)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
