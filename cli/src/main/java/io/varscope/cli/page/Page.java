package io.varscope.cli.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page of HTML that needs nothing else. */
public final class Page {

  /** How each of these pages begins. */
  public static final String BEGIN = "<!doctype html>\n<html lang=\"en\">";

  private static final List<String> SCRIPTS = List.of("tree.js", "rows.js", "page.js");

  private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

  private Page() {}

  /** A page that shows a model or a file. */
  public static String of(ShownModel model) {
    return of(model, Optional.empty(), ShownDifference.none(model));
  }

  /** A page that shows in what a second model or file differs from a first. */
  public static String of(ShownModel first, ShownModel second) {
    return of(second, Optional.of(first), ShownDifference.of(first, second));
  }

  private static String of(
      ShownModel model, Optional<ShownModel> first, List<ShownDifference> variables) {
    String style = "\n" + resource("page.css");
    String script = script();
    PageText text = new PageText(model, first, variables);
    Map<String, String> parts =
        Map.of(
            "styleHash", hash(style),
            "scriptHash", hash(script),
            "title", Html.text(text.title()),
            "about", Html.text(text.about()),
            "totals", text.totals(),
            "list", text.list(),
            "style", style,
            "data", PageData.json(model, first.map(ShownModel::title).orElse(""), variables),
            "script", script);
    // In one pass: what is put in is not looked at again.
    return HOLE.matcher(resource("page.html"))
        .replaceAll(hole -> Matcher.quoteReplacement(parts.get(hole.group(1))));
  }

  private static String script() {
    StringBuilder script = new StringBuilder("\n\"use strict\";\n(() => {\n");
    script.append("const model = JSON.parse(document.getElementById(\"data\").textContent);\n\n");
    SCRIPTS.forEach(name -> script.append(resource(name)).append('\n'));
    return script.append("})();\n").toString();
  }

  /** What the policy of the page allows: this text, and no other. */
  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // Every Java has it.
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      // A checkout may have other ends of lines, which a browser would hash otherwise.
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
