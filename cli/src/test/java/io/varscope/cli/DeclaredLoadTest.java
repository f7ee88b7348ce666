package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Save;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a file of others to a running model, and back to a file with the same bytes. */
class DeclaredLoadTest extends CommandTest {

  private static final Path FILES =
      Path.of("../checkpoint/src/test/resources/io/varscope/checkpoint/safetensors/real");

  @ParameterizedTest
  @CsvSource({"burn-mnist, 20", "burn-multi-layer, 9", "candle-csm-voices, 2", "djl-list, 2"})
  void aFileIsDeclaredCompiledLoadedAndSaved(String name, int count) throws Exception {
    Path file = FILES.resolve(name + ".safetensors");
    assertEquals(0, run("declare", file, "--class", "acme.Net", "-o", folder), this::err);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    try (Stream<Path> sources = Files.list(folder.resolve("acme"))) {
      Javac.compile(sources.toList(), classes, List.of());
    }
    Path saved = folder.resolve("saved.safetensors");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        Checkpoint checkpoint = Checkpoint.open(file)) {
      Class<?> type = loader.loadClass("acme.Net");
      Constructor<?> model = type.getDeclaredConstructor();
      model.setAccessible(true);
      Method bind =
          Arrays.stream(loader.loadClass("acme.NetVariables").getDeclaredMethods())
              .filter(method -> method.getName().equals("bind"))
              .filter(
                  method ->
                      method.getParameterCount() == 2
                          && method.getParameterTypes()[1] == VariableStore.class)
              .findFirst()
              .orElseThrow();
      bind.setAccessible(true);
      VariableStore store = new VariableStore();
      Object net = model.newInstance();
      LoadReport report =
          Load.from(checkpoint).declaredBy(type).during(store, () -> call(bind, net, store));
      assertEquals(count, report.loaded().size());
      Save.from(store).as(loader.loadClass("acme.NetHeader"), type).to(saved);
    }
    assertEquals(0, run("diff", file, saved, "--tensors-only"), this::out);
    assertEquals("no difference\n", out());
  }

  private static void call(Method bind, Object model, VariableStore store) {
    try {
      bind.invoke(null, model, store);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
