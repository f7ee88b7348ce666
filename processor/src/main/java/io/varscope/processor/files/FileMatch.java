package io.varscope.processor.files;

import io.varscope.header.Header;
import io.varscope.header.HeaderTensor;
import io.varscope.naming.NamingException;
import io.varscope.naming.TensorExpression;
import io.varscope.processor.dims.Polynomial;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.LoadedFile;
import io.varscope.processor.model.LoadedFile.Entries;
import java.util.List;
import java.util.Optional;

/**
 * A model held against the header of a file: whatever is wrong between the two. Of most models that
 * is nothing.
 *
 * @param file what the model says
 * @param root the root or program
 * @param header of the file
 * @param variables the names of all variables that were held against it
 * @param places where these are declared
 * @param unread entries that cannot be read; then nothing else is known
 * @param idle entries that are for nothing
 * @param misapplied rules whose operations do not fit the tensors
 * @param missing variables that the file lacks, though nothing says that it may
 * @param otherShapes variables that have another shape there
 * @param otherDtypes variables that are of another dtype there
 * @param contradictions sizes that would have to be two numbers at once
 * @param unused the tensors that nobody takes, though nothing says so
 */
public record FileMatch(
    LoadedFile file,
    String root,
    Header header,
    List<String> variables,
    List<PlacedVariable> places,
    List<UnreadEntry> unread,
    List<IdleEntry> idle,
    List<Misapplied> misapplied,
    List<Missing> missing,
    List<OtherShape> otherShapes,
    List<OtherDtype> otherDtypes,
    List<Contradiction> contradictions,
    List<HeaderTensor> unused) {

  public FileMatch {
    variables = List.copyOf(variables);
    places = List.copyOf(places);
    unread = List.copyOf(unread);
    idle = List.copyOf(idle);
    misapplied = List.copyOf(misapplied);
    missing = List.copyOf(missing);
    otherShapes = List.copyOf(otherShapes);
    otherDtypes = List.copyOf(otherDtypes);
    contradictions = List.copyOf(contradictions);
    unused = List.copyOf(unused);
  }

  /** An entry that cannot be read. */
  public record UnreadEntry(Entries list, NamingException reason) {}

  /**
   * An entry that is for nothing.
   *
   * @param name the variable or tensor of it, perhaps with braces
   * @param isReplaced whether names fit it, and others are what it is for
   */
  public record IdleEntry(Entries list, int index, String name, boolean isReplaced) {}

  /** A rule whose operations do not fit the tensors of the file. */
  public record Misapplied(PlacedVariable variable, int rule, String sentence) {}

  /**
   * A variable that the file lacks.
   *
   * @param tensor what it would be there
   * @param condition under which alone there is that, in the header of a model
   */
  public record Missing(PlacedVariable variable, String tensor, Optional<String> condition) {}

  /**
   * A variable that has another shape in the file.
   *
   * @param found what that is
   */
  public record OtherShape(PlacedVariable variable, TensorExpression tensor, SymbolicShape found) {}

  /** A variable that is of another dtype in the file. */
  public record OtherDtype(PlacedVariable variable, String tensor, String found) {}

  /**
   * A size that only a bind knows, and that would have to be two numbers at once.
   *
   * @param length what a tensor says
   * @param other what another says; empty if no number at all would do
   */
  public record Contradiction(
      PlacedVariable variable,
      TensorExpression tensor,
      Polynomial size,
      long length,
      Optional<Said> other) {}

  /** What a tensor says of a size. */
  public record Said(TensorExpression tensor, Polynomial size, long length) {}

  /** Whether all is well. */
  public boolean isFaultless() {
    return unread.isEmpty()
        && idle.isEmpty()
        && misapplied.isEmpty()
        && missing.isEmpty()
        && otherShapes.isEmpty()
        && otherDtypes.isEmpty()
        && contradictions.isEmpty()
        && unused.isEmpty();
  }
}
