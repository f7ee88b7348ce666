package io.varscope.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, which is told what to do by the DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private static final String LISTENING = "DevTools listening on ";

  /** A browser that hangs is no reason to wait for ever. */
  private static final int SECONDS = 120;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<Map<?, ?>>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private String target = "";
  private String session = "";
  private int next;

  private Browser(Path executable, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address(), new Listener())
            .get(SECONDS, TimeUnit.SECONDS);
  }

  /** Starts one; where there is none, the test is skipped, and says so. */
  static Browser start(Path profile) throws Exception {
    Optional<Path> executable = find();
    assumeTrue(
        executable.isPresent(),
        "Skipped: pages are looked at in Chromium, and none of " + NAMES + " is on the PATH.");
    return new Browser(executable.get(), profile);
  }

  private static Optional<Path> find() {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private URI address() throws IOException {
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.startsWith(LISTENING)) {
        // Nobody reads what else it says, but somebody has to take it.
        Thread drain = new Thread(() -> errors.lines().forEach(more -> {}));
        drain.setDaemon(true);
        drain.start();
        return URI.create(line.substring(LISTENING.length()));
      }
      said.append(line).append('\n');
    }
    throw new IOException("Chromium did not start:\n" + said);
  }

  /** Opens a page, and waits until it is there. */
  void open(Path page, String fragment) {
    open();
    load(page, fragment);
  }

  /** The same, where no script runs. */
  void openWithoutScripts(Path page) {
    open();
    send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    load(page, "");
  }

  private void open() {
    if (!target.isEmpty()) {
      send("Target.closeTarget", Map.of("targetId", target));
    }
    session = "";
    target = (String) send("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
    session =
        (String)
            send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId");
    for (String domain : List.of("Page", "Log", "Runtime", "Network")) {
      send(domain + ".enable", Map.of());
    }
  }

  private void load(Path page, String fragment) {
    complaints.clear();
    requests.clear();
    loaded = new CompletableFuture<>();
    send("Page.navigate", Map.of("url", page.toUri() + fragment));
    await(loaded);
  }

  /** What the browser has complained of since the page was opened. */
  List<String> complaints() {
    return complaints;
  }

  /** What the page has loaded, with itself. */
  List<String> requests() {
    return requests;
  }

  /** The value of an expression, as a text. */
  String evaluate(String expression) {
    Map<?, ?> answer =
        send(
            "Runtime.evaluate",
            Map.of(
                "expression",
                "Promise.resolve(" + expression + ").then(String)",
                "awaitPromise",
                true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(answer.toString());
    }
    return String.valueOf(((Map<?, ?>) answer.get("result")).get("value"));
  }

  /** Presses keys, such as {@code ArrowDown}, one after another. */
  void press(String... keys) {
    for (String key : keys) {
      send("Input.dispatchKeyEvent", Map.of("type", "rawKeyDown", "key", key));
      send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }
  }

  /** Types where the focus is. */
  void type(String text) {
    send("Input.insertText", Map.of("text", text));
  }

  void prefer(String feature, String value) {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  private Map<?, ?> send(String method, Map<String, ?> parameters) {
    int id = ++next;
    CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
    answers.put(id, answer);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("id", id);
      json.writeStringField("method", method);
      if (!session.isEmpty()) {
        json.writeStringField("sessionId", session);
      }
      json.writeFieldName("params");
      write(json, parameters);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await(socket.sendText(text.toString(), true));
    Map<?, ?> message = await(answer);
    if (message.containsKey("error")) {
      throw new AssertionError(method + ": " + message.get("error"));
    }
    return (Map<?, ?>) message.get("result");
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("Chromium does not answer", e);
    }
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else {
      json.writeObject(value);
    }
  }

  private static Object read(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          map.put(name, read(json));
        }
        return map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(json));
        }
        return list;
      }
      case VALUE_STRING -> {
        return json.getText();
      }
      case VALUE_NUMBER_INT -> {
        return json.getLongValue();
      }
      default -> {
        return json.getText();
      }
    }
  }

  /** Hears answers and events; a message may come in parts. */
  private final class Listener implements WebSocket.Listener {

    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      message.append(part);
      if (isLast) {
        try (JsonParser json = new JsonFactory().createParser(message.toString())) {
          json.nextToken();
          hear((Map<?, ?>) read(json));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        message.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void hear(Map<?, ?> said) {
      if (said.containsKey("id")) {
        answers.remove(((Long) said.get("id")).intValue()).complete(said);
        return;
      }
      Map<?, ?> of = (Map<?, ?>) said.get("params");
      switch ((String) said.get("method")) {
        case "Page.loadEventFired" -> loaded.complete(null);
        case "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled" ->
            complaints.add(of.toString());
        case "Network.requestWillBeSent" ->
            requests.add((String) ((Map<?, ?>) of.get("request")).get("url"));
        default -> {}
      }
    }
  }

  @Override
  public void close() {
    session = "";
    send("Browser.close", Map.of());
    await(process.onExit());
  }
}
