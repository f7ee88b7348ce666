package io.varscope.processor.check;

import io.varscope.header.HeaderTensor;
import io.varscope.processor.files.FileMatch;
import io.varscope.processor.files.NamesSuggestion;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a file has is some variable's, or the model says why not: half a file is not loaded. */
final class UnusedTensor extends FileRule {

  @Override
  void check(FileMatch match, Sources sources, Consumer<Finding> findings) {
    if (match.unused().isEmpty()
        || (!match.missing().isEmpty() && NamesSuggestion.of(match).isPresent())) {
      return; // Other names are missing, and these are what they are in the file.
    }
    Map<Integer, List<HeaderTensor>> byLine = new LinkedHashMap<>();
    for (HeaderTensor tensor : match.unused()) {
      byLine.computeIfAbsent(tensor.index(), line -> new ArrayList<>()).add(tensor);
    }
    byLine.forEach(
        (line, tensors) -> {
          boolean isWhole = tensors.size() == tensors.get(0).line().size();
          findings.accept(
              finding(
                  isWhole ? tensors.get(0).line().toString() : tensors.get(0).toString(),
                  isWhole ? 1 : tensors.size(),
                  match));
        });
  }

  private static Finding finding(String tensor, int count, FileMatch match) {
    return new Finding(
        match.file().site(),
        new Problem(
            Id.UNUSED_TENSOR,
            "No variable of "
                + match.root()
                + " takes "
                + tensor
                + (count == 1 ? "" : " and " + (count - 1) + " more of that line")
                + ", which "
                + match.header().file()
                + " has. Declare it, say whose it is, in names, or why nobody needs it, in"
                + " unused."));
  }
}
