package io.varscope.processor.check;

import io.varscope.processor.model.AssignedDim;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.JavaClass;
import io.varscope.processor.model.JavaField;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An annotated field may not be private, static or final: a binder has to assign it. */
final class IllegalField implements Rule {

  /** What to do about a modifier that Lombok adds. */
  private static final Map<String, String> WITH_LOMBOK =
      Map.of(
          "private",
          "annotate it with @PackagePrivate",
          "final",
          "annotate it with @NonFinal",
          "static",
          "remove @UtilityClass from the class");

  /** There the field of a property is private; nobody has written that. */
  private static final String IN_KOTLIN =
      "In Kotlin, declare it as lateinit var or @JvmField var, and not as private";

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (Member member : type.members()) {
        check(member.field(), member.site(), type.javaClass(), findings);
      }
      for (AssignedDim dim : type.assigned()) {
        check(dim.field(), dim.site(), type.javaClass(), findings);
      }
    }
  }

  private static void check(
      JavaField field, Site site, JavaClass type, Consumer<Finding> findings) {
    if (!field.obstacles().isEmpty()) {
      findings.accept(new Finding(site, new Problem(Id.ILLEGAL_FIELD, text(field, type))));
    }
  }

  private static String text(JavaField field, JavaClass type) {
    return "Field "
        + field
        + (field.byLombok().isEmpty() ? " is " : " is, with Lombok, ")
        + String.join(" ", field.obstacles())
        + ", so the generated binder cannot assign it. "
        + (type.isKotlin() ? IN_KOTLIN : way(field))
        + ".";
  }

  private static String way(JavaField field) {
    List<String> ways = new ArrayList<>();
    List<String> written = new ArrayList<>(field.obstacles());
    written.removeAll(field.byLombok());
    if (!written.isEmpty()) {
      ways.add("remove " + String.join(" ", written));
    }
    field.byLombok().forEach(modifier -> ways.add(WITH_LOMBOK.get(modifier)));
    String way = String.join(", and ", ways);
    return Character.toUpperCase(way.charAt(0)) + way.substring(1);
  }
}
