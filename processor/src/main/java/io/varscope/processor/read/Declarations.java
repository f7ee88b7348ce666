package io.varscope.processor.read;

import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.Lombok;
import io.varscope.processor.compiler.PackageListing;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.index.IndexKey;
import io.varscope.processor.index.IndexReader;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.StrayMember;
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
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * All declarations of a compilation, gathered round by round. A class that names something that
 * does not exist yet is read again in the next round.
 */
public final class Declarations {

  private final Classes classes;
  private final Lombok lombok = new Lombok();
  private final ClassReader reader;
  private final ProgramReader programReader;
  private final IndexReader index;
  private final BiConsumer<String, RuntimeException> onFailure;
  private final BiConsumer<Element, String> onUnnamed;
  private final Set<String> sourceTypes = new LinkedHashSet<>();

  /** Of {@link #sourceTypes} those since the last round that was said to be the last. */
  private final Set<String> recentTypes = new HashSet<>();

  /** Of {@link #sourceTypes} those that this round has brought. */
  private final Set<String> roundTypes = new HashSet<>();

  private boolean hasLombok;

  /** What the last round had checked again. */
  private final Set<String> readAgain = new TreeSet<>();

  /** What any round had checked again. */
  private final Set<String> everReadAgain = new HashSet<>();

  private boolean isOver;
  private final Map<String, ScopeClass> scopes = new LinkedHashMap<>();
  private final Map<String, ScopeClass> libraries = new LinkedHashMap<>();
  private final Map<Site, StrayMember> strays = new LinkedHashMap<>();
  private final Map<String, ProgramDeclaration> programs = new TreeMap<>();

  /**
   * No declarations yet.
   *
   * @param listing by which the roots of other compilations are found
   * @param onFailure what to do with a class that cannot be read; the others still are
   * @param onUnnamed is told what is annotated, and with what, in a class that no name leads to
   */
  public Declarations(
      Classes classes,
      PackageListing listing,
      BiConsumer<String, RuntimeException> onFailure,
      BiConsumer<Element, String> onUnnamed) {
    this.classes = classes;
    this.onFailure = onFailure;
    this.onUnnamed = onUnnamed;
    this.index = new IndexReader(classes.elements(), listing);
    this.programReader = new ProgramReader(classes.elements());
    this.reader = new ClassReader(classes, lombok, type -> isSource(Classes.outermost(type)));
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
      recentTypes.clear();
      lombok.forget();
    }
    roundTypes.clear();
    hasLombok = lombok.isPresent(classes);
    isOver = round.processingOver();
    for (Element root : round.getRootElements()) {
      if (root instanceof TypeElement type) {
        classes.inModuleOf(type);
        sourceTypes.add(TypeNames.of(type));
        recentTypes.add(TypeNames.of(type));
        roundTypes.add(TypeNames.of(type));
      }
    }
    Set<String> toRead = new LinkedHashSet<>();
    for (ScopeClass scope : scopes.values()) {
      if (!scope.complete() || mayHaveConstants(scope)) {
        toRead.add(scope.name());
      }
    }
    Set<String> programsToRead = new TreeSet<>();
    readAgain.clear();
    Stream.concat(boundAgain(round).stream(), faulty.stream())
        .forEach(name -> readAgain(name, toRead, programsToRead));
    everReadAgain.addAll(readAgain);
    boolean anyNew = readEdited() || !toRead.isEmpty() || !readAgain.isEmpty();
    anyNew |= collect(round, Annotations.VARIABLE_SCOPE, Site.SCOPE, toRead);
    anyNew |= collect(round, Annotations.VARIABLE, Site.VARIABLE, toRead);
    for (String name : toRead) {
      TypeElement type = classes.find(name);
      if (type != null) {
        guard(name, () -> scopes.put(name, reader.read(type)));
      }
    }
    new ArrayList<>(scopes.values()).forEach(this::readLibraries);
    return readPrograms(round, programsToRead) || anyNew;
  }

  /** Reads the classes again that Lombok has edited since. */
  private boolean readEdited() {
    if (!hasLombok) {
      return false;
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
    return !edited.isEmpty();
  }

  /**
   * Whether Lombok may still edit a class, or the constructors that its binder calls, so that the
   * binder is better written in the next round.
   */
  public boolean mayBeEdited(ScopeClass scope) {
    return mayBeEdited(scope.name()) || makesWhatMayBeEdited(scope);
  }

  /** Whether Lombok may still edit the constructors that the binder of a class calls. */
  public boolean makesWhatMayBeEdited(ScopeClass scope) {
    return scope.made().anyMatch(this::mayBeEdited);
  }

  private boolean mayBeEdited(String name) {
    TypeElement type = hasLombok ? classes.find(name) : null;
    return type != null && roundTypes.contains(TypeNames.of(Classes.outermost(type)));
  }

  /** The classes whose binders are compiled again. */
  private List<String> boundAgain(RoundEnvironment round) {
    List<String> owners = new ArrayList<>();
    annotated(round, Annotations.BINDER)
        .forEach(binder -> Annotations.ownerOf(binder).ifPresent(owners::add));
    return owners;
  }

  private void readAgain(String name, Set<String> scopesToRead, Set<String> programsToRead) {
    TypeElement type = classes.find(name);
    if (type == null || isRecent(name)) {
      return;
    }
    if (Annotations.find(type, Annotations.VARIABLE_SCOPE).isPresent()) {
      scopesToRead.add(name);
      readAgain.add(name);
    } else {
      for (Element field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
        boolean isMount = readStray(field, Annotations.VARIABLE_SCOPE, Site.SCOPE);
        if (readStray(field, Annotations.VARIABLE, Site.VARIABLE) || isMount) {
          readAgain.add(name);
        }
      }
    }
    if (Annotations.find(type, Annotations.VARIABLE_GRAPH).isPresent()) {
      programsToRead.add(name);
      readAgain.add(name);
    }
  }

  private Collection<? extends Element> annotated(RoundEnvironment round, String annotation) {
    TypeElement type = classes.find(annotation);
    if (type == null) {
      return List.of();
    }
    Set<Element> annotated = new LinkedHashSet<>(round.getElementsAnnotatedWith(type));
    round.getRootElements().forEach(root -> addOfRecords(root, annotation, annotated));
    return annotated;
  }

  /** Adds the fields of records, which Eclipse's compiler leaves out. */
  private static void addOfRecords(Element root, String annotation, Set<Element> annotated) {
    for (Element element : root.getEnclosedElements()) {
      if (element instanceof TypeElement) {
        addOfRecords(element, annotation, annotated);
      } else if (root.getKind() == ElementKind.RECORD
          && element.getKind() == ElementKind.FIELD
          && Annotations.find(element, annotation).isPresent()) {
        annotated.add(element);
      }
    }
  }

  /** Whether a field may turn out to be a constant, once the class that has its value is there. */
  private static boolean mayHaveConstants(ScopeClass scope) {
    return scope.dimFields().stream()
        .anyMatch(field -> field.isStatic() && field.constant().isEmpty());
  }

  private boolean readPrograms(RoundEnvironment round, Set<String> toRead) {
    programs.values().stream()
        .filter(program -> !program.complete())
        .forEach(program -> toRead.add(program.name()));
    for (Element element : annotated(round, Annotations.VARIABLE_GRAPH)) {
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
    programs.values().stream()
        .filter(program -> program.obstacles().isEmpty())
        .forEach(program -> program.roots().forEach(this::readLibrary));
    return !toRead.isEmpty();
  }

  private boolean collect(
      RoundEnvironment round, String annotation, String simpleName, Set<String> toRead) {
    boolean any = false;
    for (Element element : annotated(round, annotation)) {
      any = true;
      Element owner = element instanceof TypeElement ? element : element.getEnclosingElement();
      if (owner instanceof TypeElement type) {
        boolean isScope = Annotations.find(type, Annotations.VARIABLE_SCOPE).isPresent();
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

  /** Reads the scope classes of libraries that a class leads to. */
  private void readLibraries(ScopeClass scope) {
    for (Member member : scope.members()) {
      if (member instanceof MountDeclaration mount) {
        mount.component().ifPresent(this::readLibrary);
      }
    }
    scope.superclass().ifPresent(this::readLibrary);
  }

  private void readLibrary(String name) {
    if (!scopes.containsKey(name) && !libraries.containsKey(name)) {
      TypeElement type = classes.find(name);
      if (type != null) {
        guard(
            name,
            () -> {
              ScopeClass scope = reader.read(type);
              libraries.put(name, scope);
              readLibraries(scope);
            });
      }
    }
  }

  private void guard(String type, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException e) {
      onFailure.accept(type, e);
    }
  }

  /**
   * The roots of earlier compilations and of libraries that may create what some graphs name. What
   * the index gives may be gone: only a class that still is a root counts.
   */
  public List<ScopeClass> outside(Collection<Graph> graphs) {
    Set<IndexKey> scopes = new LinkedHashSet<>();
    Set<String> owners = new TreeSet<>();
    for (Graph graph : graphs) {
      for (PlacedVariable variable : graph.variables()) {
        String separator = variable.separator();
        IndexKey scope =
            IndexKey.ofScope(variable.path().root().graph(), variable.name(), separator);
        if (scopes.add(scope)) {
          scope.outwards(separator).forEach(key -> owners.addAll(outsideOwners(key)));
        }
      }
    }
    return owners.stream().map(libraries::get).toList();
  }

  private List<String> outsideOwners(IndexKey key) {
    return index.entries(key).stream()
        .map(IndexReader.Entry::owner)
        .filter(owner -> isOutsideRoot(owner, key.graph()))
        .toList();
  }

  /**
   * The qualified name of a root's index class, if there is or will be one, and generated code of
   * this compilation can refer to it: other modules do not export theirs.
   */
  public Optional<String> indexClass(ScopeClass root, IndexKey key) {
    if (hasSource(root.name())) {
      return root.deferred()
          ? Optional.empty()
          : Optional.of(IndexReader.name(key, classes.find(root.name()), classes.elements()));
    }
    ModuleElement here = classes.module();
    return index.entries(key).stream()
        .filter(entry -> entry.owner().equals(root.name()))
        .filter(
            entry ->
                here == null
                    || here.getQualifiedName().contentEquals(entry.module().getQualifiedName()))
        .map(IndexReader.Entry::name)
        .findFirst();
  }

  /** Whether a class is a root of an earlier compilation or a library, and still is. */
  private boolean isOutsideRoot(String name, String graph) {
    TypeElement type = classes.find(name);
    if (type == null
        || hasSource(name)
        || Annotations.find(type, Annotations.VARIABLE_SCOPE).isEmpty()) {
      return false;
    }
    readLibrary(name);
    ScopeClass root = libraries.get(name);
    return root != null
        && root.isRoot()
        && root.graph().equals(graph)
        && root.javaClass().hasBinder();
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

  /** The scope classes of this compilation. */
  public Collection<ScopeClass> scopes() {
    return List.copyOf(scopes.values());
  }

  /** The scope classes of this compilation and those of libraries that they lead to, by name. */
  public Map<String, ScopeClass> known() {
    Map<String, ScopeClass> known = new LinkedHashMap<>(libraries);
    known.putAll(scopes);
    return known;
  }

  /** What is annotated with {@code @VariableGraph}, by name. */
  public List<ProgramDeclaration> programs() {
    return List.copyOf(programs.values());
  }

  /** Annotated fields of other classes, by class and name: Eclipse gives them in no order. */
  public List<StrayMember> strays() {
    return strays.values().stream()
        .sorted(
            Comparator.comparing((StrayMember stray) -> stray.field().owner())
                .thenComparing(stray -> stray.field().name()))
        .toList();
  }

  /**
   * Whether the compiler has the source of a class just now, or was given the class itself in place
   * of its source; not, if it is only checked again.
   */
  public boolean isRecent(String type) {
    TypeElement element = classes.find(type);
    return element != null && recentTypes.contains(TypeNames.of(Classes.outermost(element)));
  }

  /** Whether this compilation has the source of a class, or checks it again. */
  public boolean hasSource(String type) {
    if (scopes.containsKey(type) || everReadAgain.contains(type)) {
      return true;
    }
    TypeElement element = classes.find(type);
    return element != null && isSource(Classes.outermost(element));
  }

  private boolean isSource(TypeElement outermost) {
    return sourceTypes.contains(TypeNames.of(outermost));
  }
}
