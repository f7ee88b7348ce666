package io.varscope.cli.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a page says without its script. */
final class PageText {

  /** More are shown by the script only. */
  private static final int MOST_LISTED = 2000;

  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private final ShownModel model;
  private final Optional<ShownModel> first;
  private final List<ShownDifference> variables;

  PageText(ShownModel model, Optional<ShownModel> first, List<ShownDifference> variables) {
    this.model = model;
    this.first = first;
    this.variables = variables;
  }

  String title() {
    return first.map(other -> other.title() + " \u2192 " + model.title()).orElse(model.title());
  }

  String about() {
    return first
        .map(
            other ->
                "From "
                    + described(other)
                    + " to "
                    + described(model)
                    + ": names, shapes and dtypes are compared, values are not.")
        .orElse(Character.toUpperCase(model.about().charAt(0)) + model.about().substring(1) + ".");
  }

  private static String described(ShownModel model) {
    return model.title() + " (" + model.about() + ")";
  }

  /** The sums, as the items of a list of definitions. */
  String totals() {
    Map<String, String> totals = new LinkedHashMap<>();
    first.ifPresentOrElse(other -> differences(totals), () -> sums(totals));
    StringBuilder html = new StringBuilder();
    totals.forEach(
        (what, value) ->
            html.append("<div><dt>")
                .append(Html.text(what))
                .append("</dt><dd>")
                .append(Html.text(value))
                .append("</dd></div>\n"));
    return html.toString();
  }

  private void sums(Map<String, String> totals) {
    List<ShownVariable> all = model.variables();
    List<ShownVariable> counted = all.stream().filter(ShownVariable::isCounted).toList();
    totals.put(all.size() == 1 ? "variable" : "variables", grouped(all.size()));
    totals.put("parameters", grouped(parameters(counted)));
    if (all.stream().anyMatch(variable -> variable.trainable().isPresent())) {
      totals.put(
          "of them trainable",
          grouped(parameters(counted.stream().filter(v -> v.trainable().orElse(false)).toList())));
    }
    BigInteger bytes = bytes(counted);
    String rounded = rounded(bytes);
    totals.put(rounded.isEmpty() ? "bytes" : "bytes, " + rounded, grouped(bytes));
    if (counted.size() < all.size()) {
      totals.put("not counted: decided when bound", grouped(all.size() - counted.size()));
    }
    Map<String, List<ShownVariable>> byDtype =
        counted.stream().collect(groupingBy(ShownVariable::dtype, TreeMap::new, toList()));
    if (byDtype.size() > 1) {
      byDtype.forEach((dtype, some) -> totals.put("bytes of " + dtype, grouped(bytes(some))));
    }
  }

  private void differences(Map<String, String> totals) {
    totals.put("variables before", grouped(first.orElseThrow().variables().size()));
    totals.put("variables now", grouped(model.variables().size()));
    totals.put("added", count("added"));
    totals.put("dropped", count("dropped"));
    totals.put("of another shape", count("shape"));
    totals.put("of another dtype", count("dtype"));
  }

  private String count(String status) {
    return grouped(variables.stream().filter(v -> v.status().equals(status)).count());
  }

  private static BigInteger parameters(List<ShownVariable> counted) {
    return sum(counted.stream().map(ShownVariable::parameters).toList());
  }

  private static BigInteger bytes(List<ShownVariable> counted) {
    return sum(counted.stream().map(v -> Long.toString(v.bytes().orElse(0))).toList());
  }

  /** A file may lie about its sizes. */
  private static BigInteger sum(List<String> numbers) {
    return numbers.stream().map(BigInteger::new).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static String grouped(Number number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Such as {@code 474.7 MiB}; empty if there are fewer than 1024 bytes. */
  private static String rounded(BigInteger bytes) {
    double value = bytes.doubleValue();
    int unit = 0;
    while (value >= 1024 && unit < UNITS.size() - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? "" : String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
  }

  /** The variables without scopes, for browsers that run no script. */
  String list() {
    StringBuilder html =
        new StringBuilder(
            "\n<p>Scopes, search and bars need JavaScript. This is the plain list.</p>\n");
    html.append("<table class=\"list\">\n<tr><th>Variable</th><th>Shape</th><th>dtype</th>");
    html.append("<th>Parameters</th><th>Remarks</th></tr>\n");
    for (ShownDifference shown : variables.subList(0, Math.min(MOST_LISTED, variables.size()))) {
      ShownVariable variable = shown.variable();
      List<String> remarks = new ArrayList<>();
      if (!shown.status().isEmpty()) {
        remarks.add(shown.status() + (shown.was().isEmpty() ? "" : ", was " + shown.was()));
      }
      if (!variable.sharedBy().isEmpty()) {
        remarks.add("shared by " + String.join(", ", variable.sharedBy()));
      }
      remarks.addAll(variable.remarks());
      html.append("<tr>");
      for (String cell :
          List.of(
              variable.name(),
              variable.shapeText(),
              variable.dtype(),
              variable.parameters(),
              String.join("; ", remarks))) {
        html.append("<td>").append(Html.text(cell)).append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</table>\n");
    if (variables.size() > MOST_LISTED) {
      html.append("<p>And ")
          .append(grouped(variables.size() - MOST_LISTED))
          .append(
              " more, which are shown with JavaScript, or by <code>varscope inspect</code>.</p>\n");
    }
    return html.toString();
  }
}
