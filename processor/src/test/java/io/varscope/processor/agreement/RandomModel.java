package io.varscope.processor.agreement;

import io.varscope.Reuse;
import io.varscope.processor.model.ScopeClass;
import java.util.List;
import java.util.Map;

/**
 * Classes that mount and extend each other at random, as declarations and as sources.
 *
 * @param classes each mounts and extends later ones only
 */
record RandomModel(List<RandomClass> classes) {

  /**
   * A scope class.
   *
   * @param path of a root; empty for a component
   * @param isGeneric whether it has the type parameter {@code V extends AnyVariable}
   * @param init as in an annotation, or empty
   * @param takes what a component takes
   * @param superclass how many classes further down, or 0 for none
   * @param superclassDtype the type argument, if that is generic; {@code V} where there is none is
   *     float32
   * @param fields the declarations of dimension fields, as in Java
   */
  record RandomClass(
      String path,
      boolean isGeneric,
      Reuse reuse,
      String init,
      List<String> takes,
      int superclass,
      String superclassDtype,
      List<String> lets,
      List<String> fields,
      List<RandomVariable> variables,
      List<RandomMount> mounts,
      List<String> slots) {

    RandomClass withSlots(List<String> slots) {
      return new RandomClass(
          path,
          isGeneric,
          reuse,
          init,
          takes,
          superclass,
          superclassDtype,
          lets,
          fields,
          variables,
          mounts,
          slots);
    }
  }

  /**
   * A variable.
   *
   * @param shape the text of {@code shape} or {@code dims}, with the name of the value
   * @param type of the field, in Java
   * @param says who creates it what else, as in an annotation: {@code init}, {@code trainable} or
   *     {@code groups}; or empty
   */
  record RandomVariable(
      String name, Reuse reuse, String when, String shape, String type, String says) {}

  /**
   * A mount.
   *
   * @param component how many classes further down
   * @param dtype the type argument, if that is generic
   * @param inline whether it has no level, and no name
   * @param repeat empty if it is a single component
   */
  record RandomMount(
      int component,
      String dtype,
      String name,
      boolean inline,
      Reuse reuse,
      String when,
      String repeat,
      List<String> lets,
      List<String> slots) {

    RandomMount withSlots(List<String> slots) {
      return new RandomMount(component, dtype, name, inline, reuse, when, repeat, lets, slots);
    }
  }

  static String className(int index) {
    return "acme.C" + index;
  }

  int at(int index, int distance) {
    return Math.min(index + distance, classes.size() - 1);
  }

  /** Whether a class can mount or extend another: the last one cannot. */
  boolean leadsOn(int index, int distance) {
    return distance > 0 && index < classes.size() - 1;
  }

  /** A type as a class may have it: those that have no {@code V} have float32. */
  static String type(String type, RandomClass within) {
    return type.equals("V") && !within.isGeneric ? "FloatVariable" : type;
  }

  /**
   * The sources by path.
   *
   * @param numbers what {@code int} fields hold
   * @param truths what {@code boolean} fields hold
   */
  Map<String, String> sources(int numbers, boolean truths) {
    return new RandomSources(this).all(numbers, truths);
  }

  Map<String, ScopeClass> declarations() {
    return new RandomDeclarations(this).all();
  }

  /** As sources, for when a property does not hold. */
  @Override
  public String toString() {
    return "\n" + String.join("", sources(1, false).values());
  }
}
