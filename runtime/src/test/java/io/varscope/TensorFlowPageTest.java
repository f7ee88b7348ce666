package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about TensorFlow lists each of TensorFlow's tests once, and as kept what is tested. */
class TensorFlowPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (test\\w+) \\|");

  private static List<String> rows(String text) {
    return ROW.matcher(text).results().map((MatchResult row) -> row.group(1)).toList();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "tensorflow.md"));
  }

  @Test
  void whatIsListedAsKeptIsTested() throws IOException {
    String kept = page().split("### Kept\n", 2)[1].split("\n#", 2)[0];
    Set<String> tests = new TreeSet<>();
    Stream.of(TensorFlowScopeTest.class, TensorFlowVariableTest.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .forEach(tests::add);
    assertEquals(List.copyOf(tests), rows(kept).stream().sorted().toList());
  }

  @Test
  void everyTestOfTensorFlowIsListedOnce() throws IOException {
    List<String> all = rows(page());
    assertEquals(81, all.size());
    assertEquals(81, Set.copyOf(all).size());
  }
}
