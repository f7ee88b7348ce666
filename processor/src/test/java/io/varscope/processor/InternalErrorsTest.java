package io.varscope.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What the processor does when something fails that should not: here, to create a file. */
final class InternalErrorsTest {

  private static final JavaFileObject MODELS =
      JavaFileObjects.forSourceString(
          "acme.Models",
          """
          package acme;
          import io.varscope.*;
          class Models {
            @VariableScope("bad") static class Bad { @Variable FloatVariable v; }
            @VariableScope("good") static class Good { @Variable FloatVariable v; }
          }
          """);

  /** Stands for that of Eclipse's compiler, which is known by its name. */
  private static final class AbortCompilation extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** The processor, where one file makes the compiler throw. */
  private static final class Failing implements Processor {

    private final Processor processor = new VarscopeProcessor();
    private final Throwable failure;
    private final List<String> asked = new ArrayList<>();

    Failing(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public void init(ProcessingEnvironment environment) {
      Filer failing =
          wrap(
              Filer.class,
              environment.getFiler(),
              "createSourceFile",
              (filer, name) -> {
                asked.add(name);
                if (name.equals("acme.Models_BadVariables")) {
                  throw failure;
                }
                return filer;
              });
      processor.init(
          wrap(ProcessingEnvironment.class, environment, "getFiler", (real, none) -> failing));
    }

    /** What a call is answered with, or on: the object itself, or another for it. */
    private interface Answer<T> {
      Object to(T object, String argument) throws Throwable;
    }

    private static <T> T wrap(Class<T> type, T object, String method, Answer<T> answer) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, called, arguments) -> {
                if (called.getName().equals(method)) {
                  Object answered =
                      answer.to(object, arguments == null ? "" : arguments[0].toString());
                  if (answered != object) {
                    return answered;
                  }
                }
                try {
                  return called.invoke(object, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // As the processor does.
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }

    @Override
    public Set<String> getSupportedOptions() {
      return Set.of("varscope.debug");
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public Iterable<? extends javax.annotation.processing.Completion> getCompletions(
        javax.lang.model.element.Element element,
        javax.lang.model.element.AnnotationMirror annotation,
        javax.lang.model.element.ExecutableElement member,
        String userText) {
      return List.of();
    }
  }

  private static Compilation compile(Throwable failure, String... options) {
    return Compiler.javac()
        .withOptions((Object[]) options)
        .withProcessors(new Failing(failure))
        .compile(MODELS);
  }

  @Test
  void oneMessageNamesTheClassAndTheOthersAreProcessed() {
    Failing failing = new Failing(new IllegalStateException("no more"));
    Compilation compilation = Compiler.javac().withProcessors(failing).compile(MODELS);
    assertEquals(
        List.of(
            "[Internal] The Varscope processor failed at acme.Models.Bad"
                + " (java.lang.IllegalStateException: no more). That is a defect of the processor;"
                + " compile with -Avarscope.debug for the stack trace."),
        compilation.errors().stream()
            .map(error -> error.getMessage(null).lines().findFirst().orElseThrow())
            .toList());
    assertEquals(4, compilation.errors().get(0).getLineNumber());
    assertEquals(
        List.of("acme.Models_BadVariables", "acme.Models_GoodVariables"),
        failing.asked.stream().filter(name -> name.startsWith("acme.")).toList());
  }

  @Test
  void theSwitchAddsTheTrace() {
    String message =
        compile(new IllegalStateException("no more"), "-Avarscope.debug")
            .errors()
            .get(0)
            .getMessage(null);
    List<String> lines = message.lines().map(String::strip).toList();
    assertEquals("java.lang.IllegalStateException: no more", lines.get(1));
    assertTrue(lines.get(2).startsWith("at "), message);
  }

  @Test
  void whatIsTheCompilersOwnPasses() {
    for (Throwable own : List.of(new AbortCompilation(), new OutOfMemoryError("test"))) {
      Throwable thrown = assertThrows(Throwable.class, () -> compile(own));
      while (thrown.getCause() != null) {
        thrown = thrown.getCause();
      }
      assertEquals(own, thrown);
    }
  }
}
