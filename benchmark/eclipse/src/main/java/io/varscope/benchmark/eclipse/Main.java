package io.varscope.benchmark.eclipse;

import io.varscope.VariableStore;
import io.varscope.ide.eclipse.EclipseProcess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;

/**
 * Measures saves and full builds in Eclipse. Arguments are kinds of projects, and numbers of
 * classes; all, if none is given.
 */
public final class Main {

  private static final int TURNS = 3;
  private static final int FULL_BUILDS = 4;
  private static final int SERIES_OF_SAVES = 4;

  private Main() {}

  /** Measures, and prints tables. */
  public static void main(String[] arguments) throws IOException {
    List<Kind> kinds =
        Arrays.stream(Kind.values())
            .filter(kind -> isAsked(arguments, kind.name().toLowerCase(Locale.ROOT), "[a-z].*"))
            .toList();
    List<Integer> sizes =
        List.of(10, 100, 1000).stream()
            .filter(size -> isAsked(arguments, size.toString(), "[0-9]+"))
            .toList();
    System.out.printf(
        "JDK %s, %d processors, first tier of the JIT compiler; some minutes%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors());
    try (Folder folder = Folder.create()) {
      for (Kind kind : kinds) {
        for (int size : sizes) {
          measure(kind, size, folder.fresh());
        }
      }
    }
  }

  /** Whether an argument is given, or none of its sort. */
  private static boolean isAsked(String[] arguments, String name, String sort) {
    return Arrays.asList(arguments).contains(name)
        || Arrays.stream(arguments).noneMatch(argument -> argument.matches(sort));
  }

  private static void measure(Kind kind, int size, Folder folder) throws IOException {
    Path recording = folder.path().resolve("recording");
    Comparison comparison = new Comparison();
    for (int turn = 0; turn < TURNS; turn++) {
      // Varscope first, of which the last has a recording.
      for (Contestant contestant : Contestant.all(folder.path(), processor())) {
        Folder run = folder.fresh();
        Path figures = run.path().resolve("figures");
        new EclipseProcess(eclipse(), Path.of(System.getProperty("benchmark.bundle")))
            .run(
                "io.varscope.benchmark.eclipse.builds",
                run.fresh().path(),
                run.fresh().path(),
                Duration.ofMinutes(30),
                List.of(
                    kind.name(),
                    Integer.toString(size),
                    codeOf(VariableStore.class).toString(),
                    contestant.processor().toString(),
                    Integer.toString(FULL_BUILDS),
                    Integer.toString(SERIES_OF_SAVES),
                    figures.toString(),
                    recording.toString()));
        comparison.add(contestant.title(), Measured.read(figures));
        run.close();
      }
    }
    comparison.print(size + " classes, " + kind.name().toLowerCase(Locale.ROOT));
  }

  /** The folder in which the tests put Eclipse together. */
  private static Path eclipse() {
    return codeOf(EclipseProcess.class).getParent().getParent();
  }

  private static Path processor() {
    return ServiceLoader.load(Processor.class).stream()
        .filter(
            provider -> provider.type().getName().equals("io.varscope.processor.VarscopeProcessor"))
        .findFirst()
        .map(provider -> codeOf(provider.type()))
        .orElseThrow();
  }

  static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
