package io.varscope.processor.read;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.Lombok;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.model.DimField;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.StrayMember;
import io.varscope.processor.model.StraySlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * All declarations of a compilation, gathered round by round. A class that names something that
 * does not exist yet is read again in the next round.
 */
public final class Declarations {

  private final Classes classes;
  private final Lombok lombok = new Lombok();
  private final Neighbours neighbours;
  private final SourceTypes sources;
  private final ClassReader reader;
  private final ProgramReader programReader;
  private final Libraries libraries;
  private final BiConsumer<String, RuntimeException> onFailure;
  private final BiConsumer<Element, String> onUnnamed;
  private boolean hasLombok;

  /** What the last round had checked again. */
  private final Set<String> readAgain = new TreeSet<>();

  /** What any round had checked again. */
  private final Set<String> everReadAgain = new HashSet<>();

  private boolean isOver;
  private final Map<String, ScopeClass> scopes = new LinkedHashMap<>();
  private final Map<Site, StrayMember> strays = new LinkedHashMap<>();
  private final StraySlotsReader straySlots = new StraySlotsReader();
  private final StrayFilesReader strayFiles = new StrayFilesReader();
  private final Map<String, ProgramDeclaration> programs = new TreeMap<>();

  /**
   * No declarations yet.
   *
   * @param onFailure what to do with a class that cannot be read; the others still are
   * @param onUnnamed is told what is annotated, and with what, in a class that no name leads to
   */
  public Declarations(
      Classes classes,
      BiConsumer<String, RuntimeException> onFailure,
      BiConsumer<Element, String> onUnnamed) {
    this.classes = classes;
    this.onFailure = onFailure;
    this.onUnnamed = onUnnamed;
    this.neighbours = new Neighbours(classes);
    this.sources = new SourceTypes(classes);
    this.programReader = new ProgramReader(classes, neighbours);
    this.reader = new ClassReader(classes, neighbours, lombok, sources::contains);
    this.libraries = new Libraries(classes, reader, scopes::containsKey, onFailure);
  }

  /**
   * Reads what a round brings.
   *
   * @param faulty classes that were in error before, and are checked again even if they have not
   *     changed
   * @return whether anything is new
   */
  public boolean read(RoundEnvironment round, Collection<String> faulty) {
    if (isOver) {
      // Eclipse goes on with classes that depend on what has changed.
      sources.beginAgain();
      lombok.forget();
    }
    neighbours.forget();
    classes.beginRound();
    isOver = round.processingOver();
    sources.add(round);
    hasLombok = lombok.isPresent(classes);
    AnnotatedElements annotated = new AnnotatedElements(round);
    Set<String> toRead = new LinkedHashSet<>();
    for (ScopeClass scope : scopes.values()) {
      if (!scope.complete() || mayHaveConstants(scope)) {
        toRead.add(scope.name());
      }
    }
    Set<String> programsToRead = new TreeSet<>();
    readAgain.clear();
    for (Element binder : annotated.of(Annotations.BINDER)) {
      Optional<String> owner = Annotations.ownerOf(binder);
      if (owner.isPresent()) {
        readAgain(owner.get(), toRead, programsToRead);
      }
    }
    for (String name : faulty) {
      readAgain(name, toRead, programsToRead);
    }
    everReadAgain.addAll(readAgain);
    Set<String> edited = readEdited();
    boolean anyNew = !edited.isEmpty() || !toRead.isEmpty() || !readAgain.isEmpty();
    anyNew |= collect(annotated, Annotations.VARIABLE_SCOPE, Site.SCOPE, toRead);
    anyNew |= collect(annotated, Annotations.VARIABLE, Site.VARIABLE, toRead);
    anyNew |= collect(annotated, Annotations.DIM, Site.DIM, toRead);
    anyNew |= straySlots.read(annotated);
    anyNew |= strayFiles.read(annotated);
    for (String name : toRead) {
      TypeElement type = classes.find(name);
      if (type != null) {
        guard(name, () -> scopes.put(name, reader.read(type)));
      }
    }
    toRead.addAll(edited);
    for (String name : toRead) {
      if (scopes.containsKey(name)) {
        libraries.readFrom(scopes.get(name));
      }
    }
    return readPrograms(annotated, programsToRead) || anyNew;
  }

  /** Reads the classes again that Lombok has edited since, and tells which. */
  private Set<String> readEdited() {
    if (!hasLombok) {
      return Set.of();
    }
    Map<String, ScopeClass> edited = new LinkedHashMap<>();
    for (ScopeClass scope : scopes.values()) {
      TypeElement type = classes.find(scope.name());
      if (type != null) {
        guard(scope.name(), () -> edited.put(scope.name(), reader.read(type)));
      }
    }
    edited.values().removeIf(scope -> scope.equals(scopes.get(scope.name())));
    scopes.putAll(edited);
    return edited.keySet();
  }

  /**
   * Whether Lombok may still edit a class, or the constructors that its binder calls, so that the
   * binder is better written in the next round.
   */
  public boolean mayBeEdited(ScopeClass scope) {
    return hasLombok && (sources.isOfRound(scope.name()) || makesWhatMayBeEdited(scope));
  }

  /** Whether Lombok may still edit the constructors that the binder of a class calls. */
  public boolean makesWhatMayBeEdited(ScopeClass scope) {
    return hasLombok && scope.made().anyMatch(sources::isOfRound);
  }

  private void readAgain(String name, Set<String> scopesToRead, Set<String> programsToRead) {
    TypeElement type = classes.find(name);
    if (type == null || isRecent(name)) {
      return;
    }
    if (straySlots.read(type) || strayFiles.read(type)) {
      readAgain.add(name);
    }
    if (Annotations.find(type, Annotations.VARIABLE_SCOPE).isPresent()) {
      scopesToRead.add(name);
      readAgain.add(name);
    } else {
      for (Element field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        boolean isOther = readStray(field, Annotations.VARIABLE_SCOPE, Site.SCOPE);
        isOther |= readStray(field, Annotations.DIM, Site.DIM);
        if (readStray(field, Annotations.VARIABLE, Site.VARIABLE) || isOther) {
          readAgain.add(name);
        }
      }
    }
    if (Annotations.find(type, Annotations.VARIABLE_GRAPH).isPresent()) {
      programsToRead.add(name);
      readAgain.add(name);
    }
  }

  /** Whether a field may turn out to be a constant, once the class that has its value is there. */
  private static boolean mayHaveConstants(ScopeClass scope) {
    for (DimField field : scope.dimFields()) {
      if (field.isStatic() && field.constant().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private boolean readPrograms(AnnotatedElements annotated, Set<String> toRead) {
    for (ProgramDeclaration program : programs.values()) {
      if (!program.complete()) {
        toRead.add(program.name());
      }
    }
    for (Element element : annotated.of(Annotations.VARIABLE_GRAPH)) {
      if (isNamed((TypeElement) element)) {
        toRead.add(TypeNames.of((TypeElement) element));
      } else {
        onUnnamed.accept(element, Annotations.VARIABLE_GRAPH);
      }
    }
    for (String name : toRead) {
      TypeElement type = classes.find(name);
      if (type != null) {
        guard(name, () -> programs.put(name, programReader.read(type)));
      }
    }
    for (ProgramDeclaration program : programs.values()) {
      if (program.obstacles().isEmpty()) {
        program.roots().forEach(libraries::read);
      }
    }
    return !toRead.isEmpty();
  }

  private boolean collect(
      AnnotatedElements annotated, String annotation, String simpleName, Set<String> toRead) {
    Set<Element> scopeClasses = annotated.of(Annotations.VARIABLE_SCOPE);
    boolean any = false;
    for (Element element : annotated.of(annotation)) {
      any = true;
      Element owner = element instanceof TypeElement ? element : element.getEnclosingElement();
      if (owner instanceof TypeElement type) {
        boolean isScope = scopeClasses.contains(type);
        if (!isNamed(type)) {
          if (owner == element || !isScope) {
            onUnnamed.accept(element, annotation);
          }
        } else if (isScope) {
          toRead.add(TypeNames.of(type));
        } else if (element.getKind().isField()) {
          readStray(element, annotation, simpleName);
        }
      }
    }
    return any;
  }

  /** Whether the compiler finds a class by its name: not, if it is in a compact source file. */
  private boolean isNamed(TypeElement type) {
    return classes.find(TypeNames.of(type)) != null;
  }

  private boolean readStray(Element field, String annotation, String simpleName) {
    boolean isAnnotated = Annotations.find(field, annotation).isPresent();
    if (isAnnotated) {
      StrayMember stray = reader.readStray(field, simpleName);
      strays.put(stray.site(), stray);
    }
    return isAnnotated;
  }

  private void guard(String type, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException e) {
      onFailure.accept(type, e);
    }
  }

  /** The scope class of a name, if an earlier compilation or a library has it, and still has. */
  public Optional<ScopeClass> outside(String name) {
    TypeElement type = classes.find(name);
    if (type == null
        || hasSource(name)
        || Annotations.find(type, Annotations.VARIABLE_SCOPE).isEmpty()) {
      return Optional.empty();
    }
    libraries.read(name);
    return Optional.ofNullable(libraries.byName().get(name));
  }

  /** What the last round had checked again, though the compiler does not have the source. */
  public Set<String> readAgain() {
    return Set.copyOf(readAgain);
  }

  /** The classes that are checked, but whose source the compiler does not have just now. */
  public Set<String> checkedAgain() {
    Set<String> names = new TreeSet<>(everReadAgain);
    names.addAll(scopes.keySet());
    names.addAll(programs.keySet());
    strays.values().forEach(stray -> names.add(stray.field().owner()));
    straySlots.all().forEach(stray -> names.add(stray.site().type()));
    strayFiles.all().forEach(site -> names.add(site.type()));
    names.removeIf(this::isRecent);
    return names;
  }

  /** Of the scope classes and programs those of which not everything could be resolved. */
  public Set<String> incomplete() {
    Set<String> names = new TreeSet<>();
    scopes.values().stream()
        .filter(scope -> !scope.complete())
        .forEach(scope -> names.add(scope.name()));
    programs.values().stream()
        .filter(program -> !program.complete())
        .forEach(program -> names.add(program.name()));
    return names;
  }

  /** The scope classes and programs of this compilation, by name. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(scopes.keySet());
    names.addAll(programs.keySet());
    return names;
  }

  /** Whether there is such a class, and the compiler does not have its source just now. */
  public boolean isElsewhere(String type) {
    return classes.find(type) != null && !isRecent(type);
  }

  /** Whether nothing is annotated. */
  public boolean isEmpty() {
    return scopes.isEmpty()
        && strays.isEmpty()
        && straySlots.all().isEmpty()
        && strayFiles.all().isEmpty()
        && programs.isEmpty();
  }

  /** The scope classes of this compilation. */
  public Collection<ScopeClass> scopes() {
    return List.copyOf(scopes.values());
  }

  /** The scope classes of this compilation and those of libraries that they lead to, by name. */
  public Map<String, ScopeClass> known() {
    Map<String, ScopeClass> known = new LinkedHashMap<>(libraries.byName());
    known.putAll(scopes);
    return known;
  }

  /** What is annotated with {@code @VariableGraph}, by name. */
  public List<ProgramDeclaration> programs() {
    return List.copyOf(programs.values());
  }

  /** What is annotated with {@code @Slots} where it means nothing. */
  public Collection<StraySlots> straySlots() {
    return straySlots.all();
  }

  /** Where {@code @LoadedFrom} stands, but no model. */
  public Collection<Site> strayFiles() {
    return strayFiles.all();
  }

  /** Annotated fields of other classes, by class and name: Eclipse gives them in no order. */
  public List<StrayMember> strays() {
    if (strays.isEmpty()) {
      return List.of();
    }
    List<StrayMember> sorted = new ArrayList<>(strays.values());
    sorted.sort(
        Comparator.comparing((StrayMember stray) -> stray.field().owner())
            .thenComparing(stray -> stray.field().name()));
    return sorted;
  }

  /**
   * Whether the compiler has the source of a class just now, or was given the class itself in place
   * of its source; not, if it is only checked again.
   */
  public boolean isRecent(String type) {
    return sources.isRecent(type);
  }

  /** Whether this compilation has the source of a class, or checks it again. */
  public boolean hasSource(String type) {
    if (scopes.containsKey(type) || everReadAgain.contains(type)) {
      return true;
    }
    TypeElement element = classes.find(type);
    return element != null && sources.contains(element);
  }
}
