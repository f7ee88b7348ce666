package io.varscope.ide.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;

import io.varscope.ide.Places;
import io.varscope.ide.script.MarkedSource;
import io.varscope.ide.script.SourceFile;
import io.varscope.ide.script.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project on disk, and what is known of how its outputs came to be. */
final class Project {

  private final String name;
  private final Compiler compiler;
  private final List<Project> needed;
  private final Path sources;
  private final OutputFolders output;

  /** What the processor has created, by the path in its folder. */
  private final Map<String, CreatedFile> created = new HashMap<>();

  /** The classes that have the constants which a source file uses. */
  private final Map<SourceFile, Set<String>> constants = new HashMap<>();

  /** Of these classes those whose constants it makes others from. */
  private final Map<SourceFile, Set<String>> passedOn = new HashMap<>();

  /**
   * A project.
   *
   * @param folder an empty one
   * @param needed those that it needs
   */
  Project(String name, Compiler compiler, Path folder, List<Project> needed) {
    this.name = name;
    this.compiler = compiler;
    this.needed = needed;
    this.sources = folder.resolve("src");
    this.output = new OutputFolders(folder.resolve("generated"), folder.resolve("classes"));
    makeFolders();
  }

  /** The projects of a script, those first that others need. */
  static List<Project> all(List<String> names, Compiler compiler, Path folder) {
    List<Project> projects = new ArrayList<>();
    for (String name : names) {
      projects.add(new Project(name, compiler, folder.resolve(name), List.copyOf(projects)));
    }
    return projects;
  }

  private void makeFolders() {
    try {
      Files.createDirectories(output.generated());
      Files.createDirectories(output.classes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  OutputFolders output() {
    return output;
  }

  /** Does what the user does. */
  void apply(Step step) {
    for (SourceFile file : step.changed()) {
      if (file.project().equals(name)) {
        MarkedSource source = step.sources().get(file);
        Path target = sources.resolve(file.path());
        if (source == null) {
          Places.deleteAll(target);
        } else {
          write(target, source.text().getBytes(UTF_8));
        }
      }
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(SourceFile file) {
    return Files.exists(sources.resolve(file.path()));
  }

  /** Compiles sources of this project, and remembers how the outputs came to be. */
  Compilation compile(Collection<SourceFile> files, Collection<String> classNames) {
    Compilation compilation =
        Compilation.run(
            compiler,
            files.stream().map(file -> sources.resolve(file.path())).toList(),
            List.copyOf(classNames),
            needed.stream().map(project -> project.output.classes()).toList(),
            output);
    compilation.created().forEach(file -> created.put(file.path(), file));
    compilation
        .constants()
        .classes()
        .forEach((path, classes) -> constants.put(sourceFile(sources, path), classes));
    compilation
        .constants()
        .passedOn()
        .forEach((path, classes) -> passedOn.put(sourceFile(sources, path), classes));
    return compilation;
  }

  private SourceFile sourceFile(Path folder, Path file) {
    return new SourceFile(name, folder.relativize(file).toString().replace('\\', '/'));
  }

  /** All class files, by name. */
  Map<String, ClassFile> classFiles() {
    Map<String, ClassFile> files = new TreeMap<>();
    for (Path path : classPaths()) {
      ClassFile file = ClassFile.read(path);
      files.put(file.name(), file);
    }
    return files;
  }

  private List<Path> classPaths() {
    try (Stream<Path> paths = Files.walk(output.classes())) {
      return paths.filter(path -> path.toString().endsWith(".class")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source that a class comes from: of a generated class, the one that it is made for. */
  SourceFile sourceOf(ClassFile file) {
    return written(new SourceFile(name, file.source()));
  }

  private SourceFile written(SourceFile file) {
    CreatedFile generated = created.get(file.path());
    return generated == null ? file : written(SourceFile.ofClass(name, generated.origins().get(0)));
  }

  boolean isGenerated(ClassFile file) {
    return created.containsKey(file.source());
  }

  /** The classes that have the constants which a source file uses. */
  Set<String> constantsOf(SourceFile file) {
    return constants.getOrDefault(file, Set.of());
  }

  /** Those of them whose constants it makes others from. */
  Set<String> constantsPassedOn(SourceFile file) {
    return passedOn.getOrDefault(file, Set.of());
  }

  /** Deletes all outputs of some sources, with those of the files that are generated for them. */
  void deleteOutputs(Collection<SourceFile> files) {
    Set<SourceFile> all = new HashSet<>(files);
    for (Path path : classPaths()) {
      if (all.contains(sourceOf(ClassFile.read(path)))) {
        Places.deleteAll(path);
      }
    }
    List<CreatedFile> gone =
        created.values().stream()
            .filter(
                file ->
                    file.origins().stream()
                        .map(origin -> written(SourceFile.ofClass(name, origin)))
                        .anyMatch(all::contains))
            .toList();
    gone.forEach(this::delete);
    constants.keySet().removeIf(not(this::has));
    passedOn.keySet().removeIf(not(this::has));
  }

  /** Deletes a generated class, with its source. */
  void deleteGenerated(ClassFile file) {
    Places.deleteAll(output.classes().resolve(file.name().replace('.', '/') + ".class"));
    CreatedFile generated = created.get(file.source());
    if (generated != null) {
      delete(generated);
    }
  }

  private void delete(CreatedFile file) {
    Places.deleteAll(path(file));
    created.remove(file.path());
  }

  private Path path(CreatedFile file) {
    return (file.isSource() ? output.generated() : output.classes()).resolve(file.path());
  }

  /** The texts of the files that the processor has created, by their paths. */
  Map<String, String> createdFiles() {
    Map<String, String> texts = new TreeMap<>();
    for (CreatedFile file : created.values()) {
      try {
        texts.put(file.path(), Files.readString(path(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  /** All outputs, to go back to. */
  record Outputs(
      Map<Path, byte[]> files,
      Map<String, CreatedFile> created,
      Map<SourceFile, Set<String>> constants,
      Map<SourceFile, Set<String>> passedOn) {}

  Outputs save() {
    Map<Path, byte[]> files = new HashMap<>();
    for (Path folder : List.of(output.generated(), output.classes())) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          files.put(path, Files.readAllBytes(path));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Outputs(files, Map.copyOf(created), Map.copyOf(constants), Map.copyOf(passedOn));
  }

  void restore(Outputs outputs) {
    clean();
    outputs.files().forEach(Project::write);
    created.putAll(outputs.created());
    constants.putAll(outputs.constants());
    passedOn.putAll(outputs.passedOn());
  }

  /** Deletes all outputs. */
  void clean() {
    Places.deleteAll(output.generated());
    Places.deleteAll(output.classes());
    created.clear();
    constants.clear();
    passedOn.clear();
    makeFolders();
  }
}
