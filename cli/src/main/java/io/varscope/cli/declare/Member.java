package io.varscope.cli.declare;

import java.util.List;

/** What a class declares by one field, in one of its places. */
sealed interface Member {

  /** What is the same in all places of a class. */
  String key();

  /** The name below the scope, which may have several levels. */
  String path();

  /** The same, further down. */
  Member below(String scope);

  /** A variable. */
  record Variable(String path, Tensor tensor) implements Member {

    @Override
    public String key() {
      return "variable " + path;
    }

    @Override
    public Member below(String scope) {
      return new Variable(scope + path, tensor);
    }
  }

  /** A scope. */
  record Mount(String path, Node node) implements Member {

    @Override
    public String key() {
      return "mount " + path;
    }

    @Override
    public Member below(String scope) {
      return new Mount(scope + path, node);
    }
  }

  /**
   * Scopes that only numbers tell apart.
   *
   * @param before what stands before the number
   * @param after what stands after it
   */
  record Repeat(String before, List<Integer> numbers, String after, List<Node> nodes)
      implements Member {

    @Override
    public String key() {
      return "repeat " + path() + " " + numbers;
    }

    @Override
    public String path() {
      return before + "{i}" + after;
    }

    @Override
    public Member below(String scope) {
      return new Repeat(scope + before, numbers, after, nodes);
    }
  }
}
