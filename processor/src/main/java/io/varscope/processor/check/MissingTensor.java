package io.varscope.processor.check;

import io.varscope.header.HeaderTensor;
import io.varscope.processor.expand.Path;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.expand.Step;
import io.varscope.processor.files.FileMatch;
import io.varscope.processor.files.NamesSuggestion;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a model has and is loaded is in the file, or the model says why not. */
final class MissingTensor extends FileRule {

  /** More of one shape say nothing. */
  private static final int MOST_ALIKE = 2;

  @Override
  void check(FileMatch match, Sources sources, Consumer<Finding> findings) {
    if (match.missing().isEmpty()) {
      return;
    }
    Optional<NamesSuggestion> suggestion = NamesSuggestion.of(match);
    if (suggestion.isPresent()) {
      // One prefix that is not said would otherwise be told of each variable.
      findings.accept(
          new Finding(
              match.file().site(),
              new Problem(
                  Id.MISSING_TENSOR,
                  match.missing().size()
                      + " of "
                      + match.variables().size()
                      + " variables of "
                      + match.root()
                      + " are not in "
                      + match.header().file()
                      + " by their names, such as "
                      + match.missing().get(0).variable().name()
                      + ". Did you mean names = \""
                      + suggestion.get().rule()
                      + "\"? Then "
                      + suggestion.get().found()
                      + " of these are.")));
      return;
    }
    Set<Site> found = found(match);
    Set<Site> told = new HashSet<>();
    for (FileMatch.Missing missing : match.missing()) {
      PlacedVariable variable = missing.variable();
      Optional<Site> site = site(variable, found, sources);
      if (site.isPresent()) {
        // Finding out what is near takes time.
        List<String> nearest = told.add(site.get()) ? nearest(missing, match) : List.of();
        findings.accept(
            new Finding(
                    site.get(), new Problem(Id.MISSING_TENSOR, sentence(missing, nearest, match)))
                .about(variable.name(), missing.tensor()));
      }
    }
  }

  /** What the file has something of: the fields of variables, and the mounts that lead there. */
  private static Set<Site> found(FileMatch match) {
    Set<String> missing = new HashSet<>();
    for (FileMatch.Missing one : match.missing()) {
      missing.add(one.variable().name());
    }
    Set<Site> found = new HashSet<>();
    for (PlacedVariable place : match.places()) {
      if (!missing.contains(place.name())) {
        for (Step step : place.path().steps()) {
          found.add(step.member().site());
        }
      }
    }
    return found;
  }

  /**
   * The field; but the outermost mount that leads there and of which the file has nothing, if it
   * has what the field is elsewhere: then the way there is what is wrong.
   */
  private static Optional<Site> site(PlacedVariable variable, Set<Site> found, Sources sources) {
    Path path = variable.path();
    if (found.contains(variable.declaration().site())) {
      for (int mount = 0; mount < path.steps().size() - 1; mount++) {
        Member member = path.steps().get(mount).member();
        if (!found.contains(member.site())) {
          return path.site(mount, sources, member.nameSite());
        }
      }
    }
    return variable.site(sources, variable.declaration().nameSite());
  }

  /** Of the tensors that nobody takes: those of a like name, or else of the same shape. */
  private static List<String> nearest(FileMatch.Missing missing, FileMatch match) {
    PlacedVariable variable = missing.variable();
    List<String> names = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (HeaderTensor tensor : match.unused()) {
      names.add(tensor.name());
      if (variable.dtype().isPresent()
          && variable.shape().isPresent()
          && tensor.dtype().equals(variable.dtype().get().toString())
          && tensor.shape().equals(variable.shape().get().toString())) {
        alike.add(tensor.name());
      }
    }
    List<String> nearest = NearestNames.of(missing.tensor(), names);
    return nearest.isEmpty() && alike.size() <= MOST_ALIKE ? alike : nearest;
  }

  private static String sentence(FileMatch.Missing missing, List<String> nearest, FileMatch match) {
    String variable = missing.variable().name();
    String header = match.file().header().name();
    String tensor =
        missing.tensor().equals(variable) ? "" : ", where it would be " + missing.tensor();
    if (missing.condition().isPresent()) {
      return "Variable "
          + variable
          + " is in "
          + match.header().file()
          + " ("
          + header
          + ") only if "
          + missing.condition().get()
          + ". Give it that condition, or say why a file may lack it: absent = \""
          + variable
          + ": ...\".";
    }
    return "Variable "
        + variable
        + " is not in "
        + match.header().file()
        + " ("
        + header
        + ")"
        + tensor
        + ". Say what it is there, in names, or why a file may lack it, in absent."
        + (nearest.isEmpty()
            ? ""
            : " Did you mean names = \""
                + variable
                + " = "
                + String.join("\", or \"" + variable + " = ", nearest)
                + "\"?");
  }
}
