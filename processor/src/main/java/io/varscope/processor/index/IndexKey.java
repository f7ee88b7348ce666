package io.varscope.processor.index;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * What the roots that create a variable are found by: the path of the root; or, where the variable
 * does not lie below that, the scope of the variable.
 *
 * <p>Each root writes a class for each of its keys, nearly always one. Its package and the
 * beginning of its name tell the key, the rest of the name tells the root; so whoever has a key
 * goes through the names of one package, and finds every root, whichever have come and gone.
 *
 * @param graph the universe of names
 * @param path of a scope; empty at the top
 */
public record IndexKey(String graph, String path) {

  /** Longer file names are trouble on some systems. */
  private static final int LONGEST = 150;

  /** Of the digest of a name; two roots at one key would need very bad luck to have the same. */
  private static final int OWNER_LENGTH = 8;

  /** Written out, since what Java makes of a record takes longer to link than to compute. */
  @Override
  public int hashCode() {
    return 31 * graph.hashCode() + path.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexKey key && graph.equals(key.graph) && path.equals(key.path);
  }

  /** The key that the root of a variable is found by, as far as this variable goes. */
  public static IndexKey of(PlacedVariable variable) {
    ScopeClass root = variable.path().root();
    return Names.isWithin(variable.name(), root.prefix(), variable.separator())
        ? new IndexKey(root.graph(), root.prefix())
        : ofScope(root.graph(), variable.name(), variable.separator());
  }

  /** The key of the scope that a variable is in. */
  public static IndexKey ofScope(String graph, String variable, String separator) {
    int end = variable.lastIndexOf(separator);
    return new IndexKey(graph, end < 0 ? "" : variable.substring(0, end));
  }

  /** All keys by which the creators of what is in this scope may be found. */
  public List<IndexKey> outwards(String separator) {
    List<IndexKey> keys = new ArrayList<>();
    for (IndexKey key = this; !key.path.isEmpty(); key = ofScope(graph, key.path, separator)) {
      keys.add(key);
    }
    keys.add(new IndexKey(graph, ""));
    return keys;
  }

  /**
   * The simple name of its package, which it has in common with other keys below the same outermost
   * scope: different libraries seldom share that, and javac takes longer for each further package.
   * But who lists a package has javac read all classes in it, so many keys are spread over several.
   */
  public String packageName() {
    String rest = path.substring(outermost());
    return shortened(
        "g"
            + escaped(graph)
            + "_n"
            + escaped(path.substring(0, outermost()))
            + (rest.isEmpty() ? "" : "_b" + Digest.checksum(rest, 1)));
  }

  /**
   * What the simple names of its index classes in the package begin with, and those of no other
   * key.
   */
  public String classPrefix() {
    String rest = path.substring(outermost());
    return shortened("Root" + (rest.isEmpty() ? "" : "_" + escaped(rest))) + "By";
  }

  /**
   * The simple name of the index class of one root, in the package. It depends on nothing else: so
   * roots that come and go, be it in compilations that know nothing of each other, never take each
   * other's place.
   *
   * @param owner the canonical name of the root
   */
  public String className(String owner) {
    return classPrefix() + Digest.checksum(owner, OWNER_LENGTH);
  }

  /** Where the name of the outermost scope ends, for the usual separators. */
  private int outermost() {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '/' || path.charAt(i) == '.') {
        return i;
      }
    }
    return path.length();
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST - 33) + "_h" + Digest.sha256(name, 31);
  }

  /** Small letters and digits; all else, and what Windows would take for the same, in hex. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        escaped.append(c);
      } else {
        escaped.append('_').append(Integer.toHexString(c)).append('_');
      }
    }
    return escaped.toString();
  }
}
