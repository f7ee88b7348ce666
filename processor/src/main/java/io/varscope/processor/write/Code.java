package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.varscope.processor.model.Formula;
import java.util.ArrayList;
import java.util.List;

/**
 * Java code that grows piece by piece: text as it is, types to be imported, and other code.
 * JavaPoet gets it as few and long pieces, since it looks at each piece several times.
 */
final class Code {

  private static final ClassValue<ClassName> NAMES =
      new ClassValue<>() {
        @Override
        protected ClassName computeValue(Class<?> type) {
          return ClassName.get(type);
        }
      };

  private final StringBuilder format = new StringBuilder();
  private final List<Object> arguments = new ArrayList<>();

  /** JavaPoet's name of a class. It is kept, since it is slow to make. */
  static ClassName name(Class<?> type) {
    return NAMES.get(type);
  }

  /** Code of some pieces. */
  static Code of(Object... pieces) {
    return new Code().add(pieces);
  }

  /**
   * Adds pieces, one after another: types ({@link TypeName} or {@link Class}), other code, and
   * text.
   */
  Code add(Object... pieces) {
    for (Object piece : pieces) {
      if (piece instanceof TypeName) {
        addPlaceholder("$T", piece);
      } else if (piece instanceof Class<?> type) {
        addPlaceholder("$T", name(type));
      } else if (piece instanceof Code code) {
        format.append(code.format);
        arguments.addAll(code.arguments);
      } else {
        addText(piece.toString());
      }
    }
    return this;
  }

  private Code addPlaceholder(String placeholder, Object argument) {
    format.append(placeholder);
    arguments.add(argument);
    return this;
  }

  /** A dollar means something to JavaPoet. */
  private void addText(String text) {
    format.append(text.indexOf('$') < 0 ? text : text.replace("$", "$$"));
  }

  /** Begins a block. */
  Code begin(Object... head) {
    add(head).format.append(" {\n$>");
    return this;
  }

  /** Ends the block that was begun last. */
  Code end() {
    format.append("$<}\n");
    return this;
  }

  /** Adds string literals, with commas between them. */
  Code addLiterals(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      add(i == 0 ? "" : ", ", literal(texts.get(i)));
    }
    return this;
  }

  /** A string literal. */
  static Code literal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return new Code().addPlaceholder("$S", text); // JavaPoet knows what has to be escaped.
      }
    }
    return of("\"", text, "\"");
  }

  /** Expressions as string literals, with commas between them. */
  static Code literals(List<? extends Formula<?>> formulas) {
    List<String> texts = new ArrayList<>();
    for (Formula<?> formula : formulas) {
      texts.add(formula.text());
    }
    return new Code().addLiterals(texts);
  }

  boolean isEmpty() {
    return format.isEmpty();
  }

  CodeBlock build() {
    return CodeBlock.of(format.toString(), arguments.toArray());
  }
}
