package io.varscope.cli.declare;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What is written for a length, a list or a condition. */
sealed interface Expression {

  /** As it is written, once dims have names. */
  String text();

  /** The dims in it. */
  default List<Dim> dims() {
    return List.of();
  }

  /** The same in all scopes of a class: a number, a truth value, or a list of these. */
  record Same(Object value) implements Expression {

    @Override
    public String text() {
      return text(value);
    }

    static String text(Object value) {
      return value instanceof List<?> list
          ? list.stream().map(Same::text).collect(Collectors.joining(", ", "{", "}"))
          : value.toString();
    }
  }

  /** Of what no scope has: nothing is written. */
  record Nothing() implements Expression {

    @Override
    public String text() {
      return "";
    }
  }

  /** A dim, or a multiple of it. */
  record Multiple(long factor, Dim dim) implements Expression {

    @Override
    public String text() {
      return factor == 1 ? dim.name : factor + "*" + dim.name;
    }

    @Override
    public List<Dim> dims() {
      return List.of(dim);
    }
  }

  /** Of two dims. */
  record Sum(Dim left, Dim right) implements Expression {

    @Override
    public String text() {
      return left.name + "+" + right.name;
    }

    @Override
    public List<Dim> dims() {
      return List.of(left, right);
    }
  }

  /** A list, each of whose values is written for itself. */
  record Several(List<Expression> elements) implements Expression {

    @Override
    public String text() {
      return elements.stream().map(Expression::text).collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public List<Dim> dims() {
      return elements.stream().flatMap(element -> element.dims().stream()).toList();
    }
  }

  /** That of a layer, by its position among the repeated ones. */
  record Element(Expression list) implements Expression {

    @Override
    public String text() {
      return list.text() + "[i]";
    }

    @Override
    public List<Dim> dims() {
      return list.dims();
    }
  }

  /** Of layers that grow by a step. */
  record Steps(long first, long step) implements Expression {

    /** What the layers have. */
    List<Object> values(int count) {
      return LongStream.range(0, count).<Object>mapToObj(i -> first + step * i).toList();
    }

    @Override
    public String text() {
      String growth = step == 1 ? "i" : step + "*i";
      return first == 0 ? growth : first == step ? step + "*(i+1)" : first + "+" + growth;
    }
  }
}
