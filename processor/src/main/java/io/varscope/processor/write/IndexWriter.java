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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
   * What a root is found by: its path, as long as no other root is; and each variable that it
   * creates elsewhere.
   *
   * @param isTaken whether another root is found by a key
   */
  public static List<IndexKey> keys(ScopeClass root, Graph graph, Predicate<IndexKey> isTaken) {
    IndexKey path = new IndexKey(root.graph(), root.prefix());
    boolean ownsPath = !isTaken.test(path);
    Set<IndexKey> keys = new LinkedHashSet<>();
    for (PlacedVariable variable : graph.variables()) {
      if (variable.mayCreate()
          && variable.isLegal()
          && variable.path().root().name().equals(root.name())) {
        boolean below = Names.isWithin(variable.name(), root.prefix(), variable.separator());
        IndexKey own = new IndexKey(root.graph(), variable.name());
        if (below && ownsPath) {
          keys.add(path);
        } else if (!isTaken.test(own)) {
          keys.add(own);
        }
      }
    }
    return new ArrayList<>(keys);
  }

  /** The source file of one index class. */
  public JavaFile write(ScopeClass root, IndexKey key) {
    TypeElement type = elements.getTypeElement(root.name());
    return JavaFile.builder(
            IndexReader.packageFor(type, elements),
            TypeSpec.classBuilder(key.simpleName())
                .addOriginatingElement(type)
                .addAnnotation(
                    AnnotationSpec.builder(Index.class)
                        .addMember("owner", "$S", root.name())
                        .addMember("key", "$S", key.name())
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }
}
