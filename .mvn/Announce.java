/** The first line of a build without tests, so that a quiet one does not seem to hang. */
class Announce {
  public static void main(String[] args) {
    System.out.println(
        "Building Varscope without its tests. On a new machine Maven downloads its plugins first,"
            + " which takes a minute or two; without -q it tells each step.");
  }
}
