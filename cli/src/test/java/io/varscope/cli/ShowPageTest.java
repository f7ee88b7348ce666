package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser shows of the pages of {@code show}. */
class ShowPageTest extends CommandTest {

  /** A level, and the texts of the cells, for each row that is there. */
  private static final String ROWS =
      """
      [...document.querySelectorAll("#tree tbody tr")].map(row => row.getAttribute("aria-level")
          + " " + [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, " ").trim())
              .join(" | ").replace(/ {2,}/g, " ").replace(/[ |]+$/, "")).join("\\n")
      """;

  private static Browser browser;

  @BeforeAll
  static void start(@TempDir Path profile) throws Exception {
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void isQuiet() {
    assertEquals(List.of(), browser.complaints());
    assertEquals(
        List.of(),
        browser.requests().stream().filter(url -> !url.contains(".html")).toList(),
        "a page loads nothing but itself");
  }

  private void show(String fragment, Object... args) {
    Path page = folder.resolve("page.html");
    List<Object> all = new ArrayList<>(List.of("show", "-o", page));
    all.addAll(List.of(args));
    assertRun(0, page + "\n", "", all.toArray());
    browser.open(page, fragment);
  }

  private String rows() {
    return browser.evaluate(ROWS);
  }

  private String text(String selector) {
    return browser.evaluate("document.querySelector('" + selector + "').innerText");
  }

  /** Two layers that are equal, and one that is not. */
  private Path layers(String name, int width) throws IOException {
    return tensors(
        name,
        List.of(
            "head.w|F32|[4]",
            "net.h.0.attn.b|F32|[2]",
            "net.h.0.attn.w|F32|[2," + width + "]",
            "net.h.1.attn.b|F32|[2]",
            "net.h.1.attn.w|F32|[2," + width + "]",
            "net.h.2.attn.b|F32|[2]",
            "net.h.2.attn.w|BF16|[2," + width + "]"));
  }

  /** A safetensors file of tensors, each with its type and shape. */
  private Path tensors(String file, List<String> tensors) throws IOException {
    List<String> entries = new ArrayList<>();
    int offset = 0;
    for (String tensor : tensors) {
      String[] parts = tensor.split("\\|", -1);
      int size = parts[1].equals("F32") ? 4 : 2;
      for (String length : parts[2].replaceAll("[\\[\\]]", "").split(",", -1)) {
        size *= Integer.parseInt(length);
      }
      entries.add(
          "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(parts[0], parts[1], parts[2], offset, offset + size));
      offset += size;
    }
    return safetensors(
        file, entries.stream().collect(Collectors.joining(",", "{", "}")), new byte[offset]);
  }

  @Test
  void equalLayersAreOneRow() throws IOException {
    show("", layers("model.safetensors", 8));
    assertEquals("model.safetensors", text("h1"));
    assertEquals("Safetensors file.", text("#about"));
    assertEquals("7 variables", text("#count"));
    assertEquals(
        """
        1 head.w | (4,) | float32 | 4 | 16
        1 ▾net.h | | float32, bfloat16 | 54 | 184
        2 ▾{0..1}.attn× 2 | | float32 | 36 | 144
        3 b× 2 | (2,) | float32 | 4 | 16
        3 w× 2 | (2, 8) | float32 | 32 | 128
        2 ▾2.attn | | float32, bfloat16 | 18 | 40
        3 b | (2,) | float32 | 2 | 8
        3 w | (2, 8) | bfloat16 | 16 | 32""",
        rows());
  }

  @Test
  void numbersOfEqualLayersAreRanges() throws IOException {
    List<String> names = new ArrayList<>();
    for (String number : "0 1 2 3 5 7 8 9 10 12".split(" ", -1)) {
      names.add("a." + number + ".w|F32|[1]");
    }
    for (String number : "098 099 100 1 02".split(" ", -1)) {
      names.add("b" + number + "/w|F32|[1]");
    }
    names.addAll(List.of("c..w|F32|[1]", "c|F32|[1]", "v2.1|F32|[1]", "v2.3|F32|[1]"));
    show("", tensors("model.safetensors", names));
    assertEquals(
        """
        1 a.{0..3,5,7..10,12}.w× 10 | (1,) | float32 | 10 | 40
        1 b{1,02,098..100}/w× 5 | (1,) | float32 | 5 | 20
        1 ▾c | (1,) | float32 | 2 | 8
        2 .w | (1,) | float32 | 1 | 4
        1 v2.{1,3}× 2 | (1,) | float32 | 2 | 8""",
        rows());
  }

  @Test
  void rowsOpenAndCloseByKeysAndClicks() throws IOException {
    show("", layers("model.safetensors", 8));
    browser.evaluate("document.querySelector('#close').click()");
    assertEquals(
        "1 head.w | (4,) | float32 | 4 | 16\n1 ▸net.h | | float32, bfloat16 | 54 | 184", rows());
    browser.evaluate("document.querySelector('#tree tbody tr').focus()");
    browser.press("ArrowDown", "ArrowRight", "ArrowRight", "x");
    assertEquals(
        """
        1 head.w | (4,) | float32 | 4 | 16
        1 ▾net.h | | float32, bfloat16 | 54 | 184
        2 ▾{0..1}.attn× 2 | | float32 | 36 | 144
        3 ▸0.attn | | float32 | 18 | 72
        3 ▸1.attn | | float32 | 18 | 72
        2 ▸2.attn | | float32, bfloat16 | 18 | 40""",
        rows());
    assertEquals(
        "{0..1}.attn",
        browser.evaluate("document.activeElement.querySelector('.label').innerText"));
    browser.press("ArrowLeft", "ArrowLeft", "Enter");
    assertEquals(
        "1 head.w | (4,) | float32 | 4 | 16\n1 ▸net.h | | float32, bfloat16 | 54 | 184", rows());
    browser.evaluate("document.querySelectorAll('#tree .name')[1].click()");
    browser.evaluate("document.querySelector('#tree button.times').click()");
    assertTrue(rows().contains("3 ▸1.attn"), this::rows);
    browser.press("/");
    assertEquals("q", browser.evaluate("document.activeElement.id"));
  }

  @Test
  void searchesByTheAddressAndByTyping() throws IOException {
    Path model = layers("model.safetensors", 8);
    show("#q=ATTN+w", model);
    assertEquals("3 of 7 variables, 48 parameters", text("#count"));
    assertEquals(
        """
        1 ▾net.h | | float32, bfloat16 | 48 | 160
        2 {0..1}.attn.w× 2 | (2, 8) | float32 | 32 | 128
        2 2.attn.w | (2, 8) | bfloat16 | 16 | 32""",
        rows());
    assertEquals(
        "attn w attn w",
        browser.evaluate("[...document.querySelectorAll('mark')].map(m => m.innerText).join(' ')"));
    browser.evaluate("(q.value = '', q.focus())");
    browser.type("head");
    browser.evaluate("new Promise(done => setTimeout(done, 0))");
    assertEquals("1 head.w | (4,) | float32 | 4 | 16", rows());
    assertEquals("#q=head", browser.evaluate("location.hash"));
    show("#dtype=bfloat16", model);
    assertEquals("1 net.h.2.attn.w | (2, 8) | bfloat16 | 16 | 32", rows());
    show("#q=nothing&dtype=nonsense", model);
    assertEquals("0 of 7 variables", text("#count"));
    assertEquals("", rows());
  }

  @Test
  void aManifestTellsWhoSharesAndWhatSlotsThereAre() throws IOException {
    Path manifest =
        write(
            "acme.Net.json",
            """
            {"version": 1, "name": "acme.Net", "roots": ["acme.Net"], "graph": "", "separator": "/",
             "initializers": 1, "parameters": 12, "bytes": 48, "variables": [
              {"name": "net/w", "dtype": "float32", "shape": [3, 2], "parameters": 6,
               "initializer": "GLOROT_UNIFORM", "trainable": true, "mode": "create",
               "owner": "acme.Net.w", "sharedBy": ["acme.Net.again", "acme.Net.tied"]},
              {"name": "net/w/Adam", "dtype": "float32", "shape": [3, 2], "parameters": 6,
               "initializer": "ZEROS", "trainable": false, "groups": ["slots"], "mode": "create",
               "owner": "acme.Net.w", "slotOf": "net/w"},
              {"name": "net/bias", "dtype": "float32", "shape": ["acme.Net.n"],
               "parameters": "acme.Net.n", "initializer": "ZEROS", "trainable": true,
               "mode": "create", "owner": "acme.Net.bias", "when": ["acme.Net.biased"]}
            ]}
            """);
    show("", manifest);
    assertEquals("acme.Net", text("h1"));
    assertEquals(
        "3 variables, 12 parameters, 6 of them trainable, 48 bytes, 1 not counted: decided when"
            + " bound",
        browser.evaluate(
            "[...document.querySelectorAll('#totals div')].map(d => d.lastChild.innerText + ' '"
                + " + d.firstChild.innerText).join(', ')"));
    assertEquals(
        """
        1 ▾net | | float32 | 12 | 48
        2 bias | (acme.Net.n,) | float32 | acme.Net.n | | ZEROS; if acme.Net.biased
        2 ▾w | (3, 2) | float32 | 12 | 48 | GLOROT_UNIFORM; shared by acme.Net.again, acme.Net.tied
        3 Adam | (3, 2) | float32 | 6 | 24 | slot ZEROS""",
        rows());
    show("#trainable=no", manifest);
    assertEquals("1 net/w/Adam | (3, 2) | float32 | 6 | 24 | slot ZEROS", rows());
  }

  @Test
  void twoAreCompared() throws IOException {
    Path first = layers("first.safetensors", 8);
    Path second =
        tensors(
            "second.safetensors",
            List.of(
                "head.w|BF16|[4]",
                "net.h.0.attn.b|F32|[2]",
                "net.h.0.attn.w|F32|[8,2]",
                "net.h.1.attn.b|F32|[2]",
                "net.h.1.attn.w|F32|[8,2]",
                "net.h.2.attn.w|BF16|[2,8]",
                "tail.w|F32|[3]"));
    show("", first, second);
    assertEquals("first.safetensors → second.safetensors", text("h1"));
    assertEquals(
        """
        1 head.w | (4,) | float32 → bfloat16 | 4 | 8 | another dtype
        1 ▾net.h | | float32 | 32 | 128 | 3 differences
        2 {0..1}.attn.w× 2 | (2, 8) → (8, 2) | float32 | 32 | 128 | another shape
        2 2.attn.b | (2,) | float32 | 2 | | dropped
        1 tail.w | (3,) | float32 | 3 | 12 | added""",
        rows());
    show("#status=dropped", first, second);
    assertEquals("1 net.h.2.attn.b | (2,) | float32 | 2 | | dropped", rows());
    show("#status=all", first, second);
    assertEquals("8 variables", text("#count"));
    show("", first, first);
    assertEquals("7 variables", text("#count"));
  }

  @Test
  void aFileIsComparedWithAManifest() throws IOException {
    Path file = tensors("net.safetensors", List.of("net/w|F32|[2,3]", "net/old|F32|[1]"));
    show("", file, write("acme.Net.json", ShowTest.manifestText()));
    assertEquals(
        """
        1 ▾net | | float32, int64 | 7 | 32 | 3 differences
        2 old | (1,) | float32 | 1 | | dropped
        2 steps | () | int64 | 1 | 8 | added ZEROS; not trainable
        2 w | (2, 3) → (3, 2) | float32 | 6 | 24 | another shape GLOROT_UNIFORM""",
        rows());
  }

  @Test
  void hostileNamesStayTexts() throws IOException {
    String script = "</script><script>document.title='taken'</script>";
    List<String> names =
        List.of(
            script,
            "<!--<script>",
            "<img src=x onerror=document.title='taken'>",
            "{{title}} $1 ${x} \\\\u003c/script>",
            "\\\"'`&lt;&amp;",
            "line\\u2028\\u2029\\n\\u202eend",
            "\\ud83d\\ude00 \\u00e9",
            "constructor",
            "__proto__");
    Path file =
        tensors(
            "</title><b>.safetensors".replace("/", "-"),
            names.stream().map(n -> n + "|F32|[1]").toList());
    show("", file);
    assertEquals(file.getFileName().toString(), browser.evaluate("document.title"));
    assertEquals(file.getFileName().toString(), text("h1"));
    assertEquals(
        """
        __proto__
        "'`&lt;&amp;
        <!--<script>
        </script><script>document.title='taken'</script>
        <img src=x onerror=document.title='taken'>
        {{title}} $1 ${x} \\u003c/script>
        😀 é
        constructor
        line\\u2028\\u2029\\u000a\\u202eend"""
            .lines()
            .sorted()
            .collect(Collectors.joining("\n")),
        browser
            .evaluate(
                "[...document.querySelectorAll('.label')].map(l => l.textContent).join('\\n')")
            .lines()
            .sorted()
            .collect(Collectors.joining("\n")));
    assertEquals("2 0", browser.evaluate("document.scripts.length + ' ' + document.images.length"));
  }

  @Test
  void thePolicyLetsNoOtherScriptRun() throws IOException {
    show("", layers("model.safetensors", 8));
    assertEquals(
        "blocked",
        browser.evaluate(
            """
            new Promise(done => {
              document.addEventListener("securitypolicyviolation", () => done("blocked"));
              const script = document.createElement("script");
              script.textContent = "document.title = 'taken'";
              document.body.append(script);
            })
            """));
    assertEquals("model.safetensors", browser.evaluate("document.title"));
    assertEquals(1, browser.complaints().size());
    browser.complaints().clear();
  }

  @Test
  void sixtyThousandTensorsAreRenderedAsTheyAreAskedFor() throws IOException {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < 60_000; k++) {
      String letters = Integer.toString(k + 50_000, 36).replaceAll("\\d", "x");
      names.add("net." + letters + "." + k + ".w|F32|[" + (1 + k % 7) + "]");
    }
    show("", tensors("large.safetensors", names));
    assertEquals("60,000 variables", text("#count"));
    assertEquals("true", browser.evaluate("document.querySelectorAll('tr').length < 500"));
    browser.evaluate("document.querySelector('#tree .more .name').click()");
    assertEquals("true", browser.evaluate("document.querySelectorAll('tr').length > 300"));
    browser.evaluate("(location.hash = '#q=.59999.')");
    browser.evaluate("new Promise(done => setTimeout(done, 0))");
    assertEquals("1 of 60,000 variables, 3 parameters", text("#count"));
  }

  @Test
  void withoutScriptsThereIsAList() throws IOException {
    Path page = folder.resolve("page.html");
    assertEquals(0, run("show", layers("model.safetensors", 8), "-o", page));
    browser.openWithoutScripts(page);
    assertEquals("head.w\t(4,)\tfloat32\t4", text("table.list tr:nth-child(2)").strip());
    assertEquals(
        "none", browser.evaluate("getComputedStyle(document.querySelector('#filter')).display"));
  }

  @Test
  void itIsReadableInTheDark() throws IOException {
    show("", layers("model.safetensors", 8));
    String colors =
        "getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor";
    assertEquals("rgb(28, 33, 38)rgb(255, 255, 255)", browser.evaluate(colors));
    browser.prefer("prefers-color-scheme", "dark");
    assertEquals("rgb(228, 232, 236)rgb(20, 24, 28)", browser.evaluate(colors));
  }
}
