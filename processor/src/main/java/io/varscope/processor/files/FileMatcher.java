package io.varscope.processor.files;

import static java.util.Objects.requireNonNull;

import io.varscope.header.Formula;
import io.varscope.header.Header;
import io.varscope.header.HeaderTensor;
import io.varscope.naming.NameRules;
import io.varscope.naming.NamingException;
import io.varscope.naming.TensorExpression;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.dims.Variant;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.files.FileMatch.Contradiction;
import io.varscope.processor.files.FileMatch.Misapplied;
import io.varscope.processor.files.FileMatch.Missing;
import io.varscope.processor.files.FileMatch.OtherDtype;
import io.varscope.processor.files.FileMatch.OtherShape;
import io.varscope.processor.files.FileMatch.Said;
import io.varscope.processor.files.FileMatch.UnreadEntry;
import io.varscope.processor.model.LoadedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Holds the variables of a model against the tensors of a header. */
final class FileMatcher {

  private final LoadedFile file;
  private final String root;
  private final Header header;
  private final List<PlacedVariable> places;
  private final SymbolicLengths lengths = new SymbolicLengths();
  private final Map<String, HeaderTensor> tensors;

  /** Of a name that several conditions have, the others. */
  private final Map<String, List<HeaderTensor>> more = new HashMap<>();

  private final Map<String, List<PlacedVariable>> variables = new LinkedHashMap<>();
  private final Set<String> taken;
  private final List<UnreadEntry> unread = new ArrayList<>();
  private final FileEntries entries;

  private final List<Misapplied> misapplied = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<OtherShape> otherShapes = new ArrayList<>();
  private final List<OtherDtype> otherDtypes = new ArrayList<>();
  private final List<Sizes.Equation<Source>> equations = new ArrayList<>();

  /** What says a length. */
  private record Source(PlacedVariable variable, TensorExpression tensor) {}

  private FileMatcher(LoadedFile file, String root, Header header, List<PlacedVariable> places) {
    this.file = file;
    this.root = root;
    this.header = header;
    this.places = places;
    this.entries = FileEntries.read(file, unread);
    int room = 2 * header.tensors().size();
    this.tensors = new HashMap<>(room);
    this.taken = new HashSet<>(room);
    for (HeaderTensor tensor : header.tensors()) {
      if (tensors.putIfAbsent(tensor.name(), tensor) != null) {
        more.computeIfAbsent(tensor.name(), name -> new ArrayList<>()).add(tensor);
      }
    }
  }

  /**
   * Holds a model against a header.
   *
   * @param root the name of the root or program
   */
  static FileMatch match(
      LoadedFile file,
      String root,
      Header header,
      List<PlacedVariable> variables,
      List<PlacedSlot> slots) {
    FileMatcher matcher = new FileMatcher(file, root, header, variables);
    if (matcher.unread.isEmpty()) {
      matcher.addAll();
      matcher.addSlots(slots);
    }
    return matcher.result();
  }

  private void addAll() {
    for (PlacedVariable variable : places) {
      if (variable.isLegal()) {
        variables.computeIfAbsent(variable.name(), name -> new ArrayList<>(1)).add(variable);
      }
    }
    for (List<PlacedVariable> same : variables.values()) {
      add(same.get(0).name(), same);
    }
  }

  /** All places of one variable. */
  private void add(String name, List<PlacedVariable> same) {
    PlacedVariable first = same.get(0);
    NameRules.Source source;
    try {
      source = entries.source(name);
    } catch (NamingException e) {
      misapplied.add(new Misapplied(first, e.entry(), sentence(e)));
      return;
    }
    String lacking = null;
    for (String tensor : source.tensor().tensors()) {
      if (tensors.containsKey(tensor)) {
        taken.add(tensor);
      } else if (lacking == null) {
        lacking = tensor;
      }
    }
    boolean mustBeThere = mustBeThere(same);
    if (lacking != null) {
      if (mustBeThere && !entries.isAbsent(name)) {
        missing.add(new Missing(first, lacking, Optional.empty()));
      }
      return;
    }
    for (PlacedVariable variable : same) {
      if (variable.mayCreate()) {
        compare(variable, source, mustBeThere);
      }
    }
  }

  /** Whether some place creates the variable in every model. */
  private static boolean mustBeThere(List<PlacedVariable> same) {
    if (same.size() == 1 && same.get(0).variant().isAll()) {
      return same.get(0).mayCreate();
    }
    List<Variant> created = new ArrayList<>(same.size());
    for (PlacedVariable variable : same) {
      if (variable.mayCreate()) {
        created.add(variable.variant());
      }
    }
    return !created.isEmpty() && Variant.ALL.outside(created).isEmpty();
  }

  private void compare(PlacedVariable variable, NameRules.Source source, boolean isAlways) {
    for (String name : source.tensor().tensors()) {
      HeaderTensor tensor = tensor(name, variable);
      Optional<Formula> condition = tensor.condition();
      if (condition.isPresent() && isAlways && !entries.isAbsent(variable.name())) {
        missing.add(new Missing(variable, name, Optional.of(condition.get().text())));
      }
      if (variable.dtype().isPresent()
          && !variable.dtype().get().toString().equals(tensor.dtype())) {
        otherDtypes.add(new OtherDtype(variable, name, tensor.dtype()));
      }
    }
    List<Polynomial> found;
    try {
      found = source.tensor().shape(lengths, name -> lengths.of(tensor(name, variable)));
    } catch (TensorExpression.UnfitException e) {
      misapplied.add(new Misapplied(variable, source.rule(), sentence(e)));
      return;
    }
    if (variable.shape().isPresent()) {
      compare(variable, source.tensor(), variable.shape().get(), new SymbolicShape(found));
    }
  }

  /** The tensor of a name; of several under conditions, that of the variable's, or the first. */
  private HeaderTensor tensor(String name, PlacedVariable variable) {
    HeaderTensor first = requireNonNull(tensors.get(name));
    List<HeaderTensor> others = more.isEmpty() ? null : more.get(name);
    if (others != null) {
      String conditions = String.join(" && ", variable.variant().conditions());
      for (HeaderTensor tensor : others) {
        if (tensor.condition().isPresent() && tensor.condition().get().text().equals(conditions)) {
          return tensor;
        }
      }
    }
    return first;
  }

  private void compare(
      PlacedVariable variable,
      TensorExpression tensor,
      SymbolicShape declared,
      SymbolicShape found) {
    boolean isOther = declared.dims().size() != found.dims().size();
    for (int axis = 0; !isOther && axis < declared.dims().size(); axis++) {
      Polynomial length = found.dims().get(axis);
      Polynomial size = declared.dims().get(axis);
      if (!size.equals(length)) {
        // Symbols in a header are those of a model that was released.
        isOther = size.constant().isPresent() || length.constant().isEmpty();
      }
    }
    if (isOther) {
      otherShapes.add(new OtherShape(variable, tensor, found));
      return;
    }
    Source source = new Source(variable, tensor);
    for (int axis = 0; axis < declared.dims().size(); axis++) {
      OptionalLong length = found.dims().get(axis).constant();
      Polynomial size = declared.dims().get(axis);
      if (size.constant().isEmpty() && length.isPresent()) {
        equations.add(new Sizes.Equation<>(size, length.getAsLong(), source));
      }
    }
  }

  private static String sentence(RuntimeException e) {
    return requireNonNull(e.getMessage());
  }

  /** Slots that the file lacks start anew; those that it has are taken. */
  private void addSlots(List<PlacedSlot> slots) {
    for (PlacedSlot slot : slots) {
      if (slot.variable().isLegal()) {
        try {
          taken.addAll(entries.source(slot.name()).tensor().tensors());
        } catch (NamingException e) {
          misapplied.add(new Misapplied(slot.variable(), e.entry(), sentence(e)));
        }
      }
    }
  }

  private FileMatch result() {
    List<String> names = new ArrayList<>(variables.keySet());
    List<HeaderTensor> unused = new ArrayList<>();
    if (unread.isEmpty()) {
      for (HeaderTensor tensor : header.tensors()) {
        if (!taken.contains(tensor.name()) && !entries.isUnused(tensor.name())) {
          unused.add(tensor);
        }
      }
    }
    return new FileMatch(
        file,
        root,
        header,
        names,
        places,
        unread,
        unread.isEmpty() ? entries.idle(names, tensors.keySet()) : List.of(),
        misapplied,
        missing,
        otherShapes,
        otherDtypes,
        contradictions(),
        unused);
  }

  private List<Contradiction> contradictions() {
    List<Contradiction> contradictions = new ArrayList<>();
    for (Sizes.Conflict<Source> conflict : Sizes.conflicts(equations)) {
      Sizes.Equation<Source> equation = conflict.equation();
      contradictions.add(
          new Contradiction(
              equation.source().variable(),
              equation.source().tensor(),
              equation.size(),
              equation.length(),
              conflict
                  .other()
                  .map(other -> new Said(other.source().tensor(), other.size(), other.length()))));
    }
    return contradictions;
  }
}
