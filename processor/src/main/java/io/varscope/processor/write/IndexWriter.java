package io.varscope.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.varscope.Index;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.IndexKey;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.read.IndexReader;
import io.varscope.rules.Names;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes the classes by which later compilations find what a root creates. */
public final class IndexWriter {

  private final Elements elements;

  public IndexWriter(Elements elements) {
    this.elements = elements;
  }

  /**
   * What a root is found by: its path; and the scope of each variable that it creates elsewhere.
   */
  public static Set<IndexKey> keys(ScopeClass root, Graph graph) {
    Set<IndexKey> keys = new LinkedHashSet<>();
    for (PlacedVariable variable : graph.variables()) {
      if (variable.mayCreate()
          && variable.isLegal()
          && variable.path().root().name().equals(root.name())) {
        boolean below = Names.isWithin(variable.name(), root.prefix(), variable.separator());
        keys.add(
            below
                ? new IndexKey(root.graph(), root.prefix())
                : IndexKey.ofScope(root.graph(), variable.name(), variable.separator()));
      }
    }
    return keys;
  }

  /**
   * The source file of one index class.
   *
   * @param ordinal from 0, of the roots that are found by the same key
   */
  public JavaFile write(ScopeClass root, IndexKey key, int ordinal) {
    TypeElement type = elements.getTypeElement(root.name());
    return JavaFile.builder(
            IndexReader.packageOf(key, type, elements),
            TypeSpec.classBuilder(IndexReader.className(ordinal))
                .addOriginatingElement(type)
                .addAnnotation(
                    AnnotationSpec.builder(Index.class)
                        .addMember("owner", "$S", root.name())
                        .addMember("key", "$S", key.path())
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }
}
