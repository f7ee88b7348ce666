package io.varscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.varscope.Manifest;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Rename;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.metadata.Aliases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares a file with the manifest of a model. */
final class ManifestComparison {

  private final Map<String, Manifest.Entry> declared = new HashMap<>();
  private final Map<String, TensorInfo> found = new HashMap<>();

  private ManifestComparison(Manifest manifest, RenamedFile file) {
    manifest.variables().forEach(entry -> declared.putIfAbsent(entry.name(), entry));
    found.putAll(file.tensors());
    Aliases.names(file.metadata())
        .forEach((alias, name) -> found.putIfAbsent(alias, file.tensors().get(name)));
  }

  /** What keeps a file from being loaded into a model. */
  static List<Difference> of(RenamedFile file, Path path, Rename rename) throws IOException {
    Manifest manifest = ManifestFile.read(path);
    LoadReport report = Load.from(file.checkpoint()).renaming(rename).check(manifest);
    ManifestComparison comparison = new ManifestComparison(manifest, file);
    return report.problems().stream().map(comparison::difference).toList();
  }

  private Difference difference(LoadReport.Difference problem) {
    return new Difference(
        problem.mismatch().toString(),
        problem.name(),
        problem.text(),
        json -> {
          json.writeStringField("text", problem.text());
          Manifest.Entry entry = declared.get(problem.name());
          if (entry != null) {
            Json.object(json, "expected", of -> write(entry, of));
          }
          TensorInfo tensor = found.get(problem.name());
          if (tensor != null) {
            Json.object(json, "found", of -> Json.shapeAndType(of, tensor));
          }
        });
  }

  /** Lengths that the compiler does not know are formulas, as in the manifest. */
  private static void write(Manifest.Entry entry, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("shape");
    for (String length : entry.shape()) {
      if (length.matches("\\d+")) {
        json.writeNumber(Long.parseLong(length));
      } else {
        json.writeString(length);
      }
    }
    json.writeEndArray();
    json.writeStringField("dtype", entry.dtype().toString());
  }
}
