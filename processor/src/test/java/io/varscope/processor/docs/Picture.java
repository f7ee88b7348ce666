package io.varscope.processor.docs;

import io.varscope.Manifest;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a root with its components on the left, and its full names on the right: which level of a
 * name comes from which field, and what is shared.
 */
final class Picture {

  private static final int LEFT = 40;
  private static final int LEFT_WIDTH = 330;
  private static final int RIGHT = 500;
  private static final int RIGHT_WIDTH = 340;
  private static final int TOP = 50;
  private static final int HEAD = 40;
  private static final int ROW = 30;
  private static final int GAP = 40;

  private static final String CLASS = "#24292f";
  private static final String VARIABLE = "#1a7f37";
  private static final String SHARED = "#cf222e";
  private static final List<String> MOUNTS = List.of("#0550ae", "#953800", "#8250df");

  private final Class<?> root;
  private final Manifest manifest;

  /** Of each mount of the root, by its field's name. */
  private final Map<String, String> colors = new LinkedHashMap<>();

  private final StringBuilder svg = new StringBuilder();

  private Picture(Class<?> root) {
    this.root = root;
    this.manifest = Manifest.of(root);
    for (Field field : root.getDeclaredFields()) {
      if (isMount(field)) {
        colors.put(field.getName(), MOUNTS.get(colors.size()));
      }
    }
  }

  /**
   * The picture, as SVG.
   *
   * @param root a root that mounts a component by fields of the same package; the component has
   *     variables only
   */
  static String of(Class<?> root) {
    return new Picture(root).draw();
  }

  private String draw() {
    Class<?> component = mounted();
    int componentTop = TOP + heightOf(root) + GAP;
    int bottom = componentTop + heightOf(component) + 24;
    begin(bottom);
    text(LEFT + 14, 32, "class=\"word\"", "classes");
    text(RIGHT + 14, 32, "class=\"word\"", "full names in the graph");
    card(root, "root \"" + pathOfRoot() + "\"", TOP);
    card(component, "component", componentTop);
    for (String mount : colors.keySet()) {
      path(
          LEFT,
          row(mount),
          LEFT - 30,
          LEFT - 2,
          componentTop + HEAD / 2,
          LEFT - 30,
          "stroke=\"" + colors.get(mount) + "\" marker-end=\"url(#to)\"");
    }
    names();
    return svg.append("</svg>\n").toString();
  }

  private void names() {
    List<Manifest.Entry> names = manifest.variables();
    rectangle(RIGHT, TOP, RIGHT_WIDTH, names.size() * ROW + 20);
    for (int k = 0; k < names.size(); k++) {
      Manifest.Entry name = names.get(k);
      int y = TOP + 10 + k * ROW + ROW / 2;
      text(RIGHT + 18, y + 5, "", colored(name.name()));
      right(RIGHT + RIGHT_WIDTH - 14, y + 5, name.knownShape().orElseThrow().toString());
      String field = fieldOfRoot(name.owner());
      line(field, y, "stroke=\"" + colors.getOrDefault(field, VARIABLE) + "\"");
      for (String sharer : name.sharedBy()) {
        line(fieldOfRoot(sharer), y, "stroke=\"" + SHARED + "\" stroke-dasharray=\"6 4\"");
      }
    }
    int below = TOP + names.size() * ROW + GAP;
    text(RIGHT + 18, below + 14, "class=\"word\"", "Colours: which field a level comes from.");
    text(RIGHT + 18, below + 36, "class=\"word\"", "Dashed: shared. One variable, two fields.");
  }

  private void card(Class<?> type, String word, int top) {
    rectangle(LEFT, top, LEFT_WIDTH, heightOf(type));
    String bold = "font-weight=\"bold\" fill=\"" + CLASS + "\"";
    text(LEFT + 14, top + 26, bold, "class " + type.getSimpleName());
    right(LEFT + LEFT_WIDTH - 14, top + 26, word);
    int y = top + HEAD + ROW / 2 + 5;
    for (Field field : type.getDeclaredFields()) {
      String declared = field.getType().getSimpleName() + " " + field.getName();
      text(LEFT + 14, y, "fill=\"" + colorOf(field) + "\"", declared);
      right(LEFT + LEFT_WIDTH - 14, y, wordOf(field));
      y += ROW;
    }
  }

  /** Each level of a name in the colour of the field that it comes from. */
  private String colored(String name) {
    StringBuilder spans = new StringBuilder();
    String[] levels = name.split("/", -1);
    for (int k = 0; k < levels.length; k++) {
      String other = k == levels.length - 1 ? VARIABLE : CLASS;
      spans.append("<tspan fill=\"").append(colors.getOrDefault(levels[k], other)).append("\">");
      spans.append(k == 0 ? "" : "/").append(levels[k]).append("</tspan>");
    }
    return spans.toString();
  }

  private String wordOf(Field field) {
    return isMount(field) ? "mount" : isShared(field) ? "reuse" : "variable";
  }

  private String colorOf(Field field) {
    return isShared(field) ? SHARED : colors.getOrDefault(field.getName(), VARIABLE);
  }

  private boolean isShared(Field field) {
    String owner = field.getDeclaringClass().getCanonicalName() + "." + field.getName();
    return manifest.variables().stream().anyMatch(name -> name.sharedBy().contains(owner));
  }

  private String pathOfRoot() {
    return manifest.variables().get(0).name().split("/", -1)[0];
  }

  /** The field of the root that an owner such as {@code acme.Net.first.weights} begins with. */
  private String fieldOfRoot(String owner) {
    return owner.substring(root.getCanonicalName().length() + 1).split("\\.", -1)[0];
  }

  private Class<?> mounted() {
    for (Field field : root.getDeclaredFields()) {
      if (isMount(field)) {
        return field.getType();
      }
    }
    throw new IllegalArgumentException(root + " mounts nothing");
  }

  private static boolean isMount(Field field) {
    return field.getType().getPackage().equals(field.getDeclaringClass().getPackage());
  }

  private static int heightOf(Class<?> type) {
    return HEAD + type.getDeclaredFields().length * ROW + 6;
  }

  private int row(String field) {
    int k = 0;
    while (!root.getDeclaredFields()[k].getName().equals(field)) {
      k++;
    }
    return TOP + HEAD + k * ROW + ROW / 2;
  }

  private void begin(int height) {
    int width = RIGHT + RIGHT_WIDTH + 20;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
        font-family="Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
        <!-- Made by PictureTest; to make it anew: -Dgoldens=write -->
        <style>
        rect { fill: #ffffff; stroke: #d0d7de }
        path { fill: none; stroke-width: 1.5 }
        .word { fill: #57606a; font: 13px sans-serif }
        </style>
        <marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" \
        orient="auto"><path d="M0,0 L8,4 L0,8 z" style="fill: #57606a"/></marker>
        <rect width="%1$d" height="%2$d" style="fill: #f6f8fa; stroke: none"/>
        """
            .formatted(width, height));
  }

  private void line(String field, int y, String attributes) {
    int from = LEFT + LEFT_WIDTH;
    path(from, row(field), from + 70, RIGHT, y, RIGHT - 70, attributes);
  }

  /** A curve that leaves and arrives level, drawn towards a place beside each end. */
  private void path(int x, int y, int besideX, int toX, int toY, int besideToX, String attributes) {
    svg.append(
        "<path d=\"M%d,%d C%d,%d %d,%d %d,%d\" %s/>\n"
            .formatted(x, y, besideX, y, besideToX, toY, toX, toY, attributes));
  }

  private void rectangle(int x, int y, int width, int height) {
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
            .formatted(x, y, width, height));
  }

  private void right(int x, int y, String word) {
    text(x, y, "class=\"word\" text-anchor=\"end\"", word);
  }

  private void text(int x, int y, String attributes, String content) {
    svg.append("<text x=\"%d\" y=\"%d\" %s>%s</text>\n".formatted(x, y, attributes, content));
  }
}
