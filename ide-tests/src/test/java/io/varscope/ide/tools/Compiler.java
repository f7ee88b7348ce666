package io.varscope.ide.tools;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that build tools run. */
public enum Compiler {
  JAVAC,
  ECJ;

  JavaCompiler tool() {
    return switch (this) {
      case JAVAC -> ToolProvider.getSystemJavaCompiler();
      case ECJ -> new EclipseCompiler();
    };
  }
}
