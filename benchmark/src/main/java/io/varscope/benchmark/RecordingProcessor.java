package io.varscope.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Runs another processor, and notes which files it wrote, when, and for which elements. */
final class RecordingProcessor implements Processor {

  private record Call(int round, boolean source, String name, List<String> originators) {}

  private final Processor processor;
  private final List<Call> calls = new ArrayList<>();
  private int round = -1;

  private RecordingProcessor(Processor processor) {
    this.processor = processor;
  }

  /** What the processor of a project writes for it. */
  static List<Recorded> record(Project project) {
    List<Recorded> recording = new ArrayList<>();
    try (Output output = Output.fresh()) {
      List<RecordingProcessor> recorders =
          project.peer().processors().stream().map(RecordingProcessor::new).toList();
      Javac.run(project.sources(), project.classPath(), output, new ArrayList<>(recorders));
      for (RecordingProcessor recorder : recorders) {
        for (Call call : recorder.calls) {
          Path file =
              call.source
                  ? output.sources().resolve(call.name.replace('.', '/') + ".java")
                  : output.classes().resolve(call.name);
          recording.add(
              new Recorded(
                  call.round, call.source, call.name, call.originators, Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return recording;
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    Filer filer = proxy(Filer.class, environment.getFiler());
    processor.init(
        (ProcessingEnvironment)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getFiler")
                        ? filer
                        : call(() -> method.invoke(environment, arguments))));
  }

  private Filer proxy(Class<Filer> type, Filer filer) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean source = method.getName().equals("createSourceFile");
              if (source || method.getName().equals("createResource")) {
                String name = arguments[source ? 0 : 2].toString();
                List<String> originators =
                    Arrays.stream((Element[]) arguments[source ? 1 : 3])
                        .map(Element::toString)
                        .toList();
                calls.add(new Call(round, source, name, originators));
              }
              return call(() -> method.invoke(filer, arguments));
            }));
  }

  private interface Invocation {
    Object invoke() throws ReflectiveOperationException;
  }

  private static Object call(Invocation invocation) throws Throwable {
    try {
      return invocation.invoke();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
    round++;
    return processor.process(annotations, environment);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
    return processor.getCompletions(element, annotation, member, text);
  }
}
