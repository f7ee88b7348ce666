package io.varscope.processor.index;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.varscope.generated.Index;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the classes by which later compilations find what a root creates. */
public final class IndexWriter {

  /** The method that binders refer to. */
  public static final String FACTS = "facts";

  private IndexWriter() {}

  /**
   * What a root is found by: its path; and the scope of each variable that it creates elsewhere.
   */
  public static Set<IndexKey> keys(Collection<PlacedVariable> variables) {
    Set<IndexKey> keys = new LinkedHashSet<>();
    for (PlacedVariable variable : variables) {
      if (variable.mayCreate() && variable.isLegal()) {
        keys.add(IndexKey.of(variable));
      }
    }
    return keys;
  }

  /**
   * The source file of one index class.
   *
   * @param name its qualified name
   * @param known every scope class that the root leads to, by canonical name
   */
  public static JavaFile write(
      ScopeClass root, IndexKey key, String name, Map<String, ScopeClass> known) {
    TypeVariableName facts = TypeVariableName.get(new Facts(known).name(root));
    ClassName indexClass = className(name);
    return JavaFile.builder(
            indexClass.packageName(),
            TypeSpec.classBuilder(indexClass)
                .addJavadoc("Tells later compilations which class creates variables here.\n")
                .addAnnotation(
                    AnnotationSpec.builder(Index.class)
                        .addMember("owner", "$S", root.name())
                        .addMember("key", "$S", key.path())
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(
                    MethodSpec.methodBuilder(FACTS)
                        .addJavadoc(
                            "Never called: what mentions this is compiled again when the facts"
                                + " change.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addTypeVariable(facts)
                        .addParameter(facts, "nothing")
                        .build())
                .build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  /** An index class by its qualified name; {@code bestGuess} takes a module's name for a class. */
  public static ClassName className(String name) {
    int dot = name.lastIndexOf('.');
    return ClassName.get(name.substring(0, dot), name.substring(dot + 1));
  }
}
