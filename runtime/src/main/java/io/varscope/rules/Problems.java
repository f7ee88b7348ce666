package io.varscope.rules;

import java.util.List;

/**
 * The sentences that both the compiler and the store say. Where TensorFlow has the same problem,
 * its words come first, so that a search for them finds it.
 */
public final class Problems {

  private Problems() {}

  /**
   * A name that exists already is created again.
   *
   * @param name the full name that is created twice
   * @param creator who created it first, or empty if that is not known
   */
  public static Problem duplicateVariable(String name, String creator) {
    return new Problem(
        Id.DUPLICATE_VARIABLE,
        "Variable "
            + name
            + " already exists"
            + (creator.isEmpty() ? "" : ": created by " + creator)
            + ". Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?");
  }

  /**
   * A name is created again by the class that has created it.
   *
   * @param creator the field
   * @param aim what is probably wanted, as the beginning of a sentence
   * @param way what does it, as its end
   */
  public static Problem boundBefore(String name, String creator, String aim, String way) {
    return new Problem(
        Id.DUPLICATE_VARIABLE,
        "Variable "
            + name
            + " already exists: created by "
            + creator
            + " in an earlier bind. "
            + aim
            + way
            + ".");
  }

  /**
   * A name does not exist that a declaration would create, in a bind that shares instead.
   *
   * @param owner the field that is declared to create it, or empty
   */
  public static Problem notBoundBefore(String name, String owner) {
    return new Problem(
        Id.MISSING_VARIABLE,
        "Variable "
            + name
            + " does not exist in this store, and is only shared: "
            + owner
            + " is bound with Reuse.TRUE. Bind an object of the class without Reuse.TRUE first; or"
            + " use Reuse.AUTO, which creates what is missing.");
  }

  /**
   * A name that does not exist is shared.
   *
   * @param name the full name that nobody creates
   * @param nearest names that exist and look alike, each with its creator where that is known
   */
  public static Problem missingVariable(String name, List<String> nearest) {
    return new Problem(Id.MISSING_VARIABLE, missing(name) + suggested(nearest));
  }

  /**
   * A name that does not exist in a program is shared there.
   *
   * @param name the full name that nobody creates
   * @param sharer who shares it
   * @param nearest names that exist and look alike, each with its creator where that is known
   */
  public static Problem missingVariable(String name, String sharer, List<String> nearest) {
    return new Problem(
        Id.MISSING_VARIABLE,
        missing(name) + " It is shared by " + sharer + "." + suggested(nearest));
  }

  /**
   * A name is shared in a program that does not name the root that creates it.
   *
   * @param name the full name
   * @param sharer who shares it
   * @param root the class that creates it
   */
  public static Problem missingRoot(String name, String sharer, String root) {
    return new Problem(
        Id.MISSING_VARIABLE,
        missing(name)
            + " It is shared by "
            + sharer
            + ", and created by "
            + root
            + ": add that class to the graph.");
  }

  /**
   * A store is asked for a name that it does not have.
   *
   * @param where such as {@code in this store}
   * @param nearest names that it has and that look alike, each with its creator where that is known
   */
  public static Problem missingInStore(String name, String where, List<String> nearest) {
    return new Problem(
        Id.MISSING_VARIABLE,
        "Variable " + name + " does not exist " + where + "." + suggested(nearest));
  }

  private static String missing(String name) {
    return "Variable " + name + " does not exist: nothing in this graph creates it.";
  }

  private static String suggested(List<String> nearest) {
    return nearest.isEmpty() ? "" : " Did you mean " + String.join("; or ", nearest) + "?";
  }

  /**
   * A name that exists in some models only is shared.
   *
   * @param name the full name
   * @param variant the models in which it does not exist, as {@code acme.Gpt.tied is false}
   * @param creator who creates it in others
   */
  public static Problem missingVariant(String name, String variant, String creator) {
    return new Problem(
        Id.MISSING_VARIABLE,
        "Variable "
            + name
            + " does not exist"
            + (variant.isEmpty() ? "" : " if " + variant)
            + ": then nothing in this graph creates it. "
            + creator
            + " does, under another condition.");
  }

  /**
   * A name is shared before its creator was bound.
   *
   * @param name the full name that does not exist yet
   * @param root the class that creates it
   */
  public static Problem notYetCreated(String name, String root) {
    return new Problem(
        Id.MISSING_VARIABLE,
        "Variable "
            + name
            + " does not exist yet: "
            + root
            + " creates it. Bind that to this store first.");
  }

  /**
   * A variable is shared with another shape.
   *
   * @param specified the shape asked for, as {@code (2, 3)}
   * @param found the shape of the variable that is shared
   */
  public static Problem shapeMismatch(String name, String specified, String found) {
    return new Problem(
        Id.SHAPE_MISMATCH,
        "Trying to share variable "
            + name
            + ", but specified shape "
            + specified
            + " and found shape "
            + found
            + ".");
  }

  /**
   * A variable is shared with another dtype.
   *
   * @param specified the dtype asked for, as {@code float32}
   * @param found the dtype of the variable that is shared
   */
  public static Problem dtypeMismatch(String name, String specified, String found) {
    return new Problem(
        Id.DTYPE_MISMATCH,
        "Trying to share variable "
            + name
            + ", but specified dtype "
            + specified
            + " and found dtype "
            + found
            + ".");
  }

  /**
   * A variable is asked for by another dtype.
   *
   * @param specified the dtype asked for, as {@code float32}
   * @param found the dtype of the variable
   */
  public static Problem otherDtypeAsked(String name, String specified, String found) {
    return new Problem(
        Id.DTYPE_MISMATCH,
        "Variable " + name + " has dtype " + found + ", but was asked for as " + specified + ".");
  }

  /**
   * A variable is set to values of another shape.
   *
   * @param given the shape of the values, as {@code (2, 3)}
   * @param shape the shape of the variable
   */
  public static Problem otherShapeGiven(String name, String given, String shape) {
    return new Problem(
        Id.SHAPE_MISMATCH, cannotBeSet(name, "shape", shape) + "to values of shape " + given + ".");
  }

  /**
   * A variable is set to values of another dtype.
   *
   * @param given the dtype of the values, as {@code float32}
   * @param dtype the dtype of the variable
   */
  public static Problem otherDtypeGiven(String name, String given, String dtype) {
    return new Problem(
        Id.DTYPE_MISMATCH, cannotBeSet(name, "dtype", dtype) + "to values of dtype " + given + ".");
  }

  private static String cannotBeSet(String name, String what, String found) {
    return "Variable " + name + " has " + what + " " + found + ", and cannot be set ";
  }

  /**
   * A variable is shared by somebody who needs its elements in an array, but they are in direct
   * memory; or the other way round.
   *
   * @param array whether it is the array that is wanted
   * @param reason why they are where they are, as a clause, or empty if that is not known
   */
  public static Problem memoryMismatch(String name, boolean array, String reason) {
    return new Problem(
        Id.MEMORY_MISMATCH,
        "Trying to share variable "
            + name
            + ", but specified "
            + memory(array)
            + " and found "
            + memory(!array)
            + (reason.isEmpty() ? "" : ": " + reason)
            + ". What is bound together with the creator decides where the elements are.");
  }

  private static String memory(boolean array) {
    return array ? "an array" : "direct memory";
  }

  /** Why a custom initializer does not suit a variable, as a clause. */
  public static String otherDtype(String initializer, String dtype) {
    return initializer + " does not make " + dtype + ", as its @Initializes says";
  }

  /**
   * A name is no legal name of a group.
   *
   * @param name the name as it was written
   * @param reason what is wrong with it
   */
  public static Problem illegalGroupName(String name, String reason) {
    return new Problem(
        Id.ILLEGAL_GROUP_NAME,
        "'" + visible(name) + "' is not a valid group name: " + sentence(reason));
  }

  /**
   * A name is no legal name of a variable or scope.
   *
   * @param name the name as it was written
   * @param reason what is wrong with it
   */
  public static Problem illegalName(String name, String reason) {
    return new Problem(
        Id.ILLEGAL_NAME,
        "'" + visible(name) + "' is not a valid variable or scope name: " + sentence(reason));
  }

  static String visible(String name) {
    StringBuilder visible = new StringBuilder();
    name.chars()
        .forEach(
            c ->
                visible.append(
                    Character.isISOControl(c)
                        ? String.format("\\u%04x", c)
                        : Character.toString(c)));
    return visible.toString();
  }

  /**
   * A variable cannot be that large, or that small.
   *
   * @param what the full name, or the field, that has the shape
   * @param reason what is wrong with it
   */
  public static Problem illegalShape(String what, String reason) {
    return new Problem(
        Id.ILLEGAL_SHAPE, "Variable " + what + " cannot have this shape: " + reason + ".");
  }

  /**
   * An initializer cannot fill such a variable.
   *
   * @param what the full name, or the field, that would be initialized
   * @param reason what is wrong with the initializer
   */
  public static Problem illegalInitializer(String what, String reason) {
    return new Problem(
        Id.ILLEGAL_INITIALIZER, "Variable " + what + " cannot be initialized so: " + reason + ".");
  }

  /**
   * A scope or variable would create below a scope that reuses.
   *
   * @param what the scope or variable that asks for {@code FALSE}
   * @param outer the enclosing scope and its effective mode, as {@code a scope with Reuse.TRUE}
   */
  public static Problem illegalReuse(String what, String outer) {
    return new Problem(
        Id.ILLEGAL_REUSE,
        what
            + " asks for Reuse.FALSE below "
            + outer
            + ": a scope that reuses cannot create again. Swap to Reuse.TRUE or Reuse.AUTO, or leave"
            + " reuse out.");
  }

  static String sentence(String clause) {
    return clause.endsWith("?") ? clause : clause + ".";
  }

  /**
   * A binder, or the processor that writes binders, and the runtime do not fit.
   *
   * @param clause what is needed, and what there is
   */
  public static Problem runtimeMismatch(String clause) {
    return new Problem(
        Id.RUNTIME_MISMATCH,
        clause
            + ": use the same version of varscope-runtime and varscope-processor, and compile again"
            + " what was compiled with another.");
  }
}
