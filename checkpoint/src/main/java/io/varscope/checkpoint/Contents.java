package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What goes into a {@linkplain CheckpointFormat#write new file}, and how. An immutable value. */
public final class Contents {

  private final List<TensorData> tensors;
  private final Map<String, String> metadata;
  private final boolean checksums;
  private final OptionalLong mostShardBytes;
  private final Progress progress;

  private Contents(
      List<TensorData> tensors,
      Map<String, String> metadata,
      boolean checksums,
      OptionalLong mostShardBytes,
      Progress progress) {
    this.tensors = tensors;
    this.metadata = metadata;
    this.checksums = checksums;
    this.mostShardBytes = mostShardBytes;
    this.progress = progress;
  }

  /** Some tensors, no two of one name, with checksums where the format has a place for them. */
  public static Contents of(List<TensorData> tensors) {
    return new Contents(List.copyOf(tensors), Map.of(), true, OptionalLong.empty(), Progress.NONE);
  }

  /** The same with other metadata. */
  public Contents withMetadata(Map<String, String> metadata) {
    Map<String, String> copy = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    return new Contents(tensors, copy, checksums, mostShardBytes, progress);
  }

  /** The same with or without checksums. */
  public Contents withChecksums(boolean checksums) {
    return new Contents(tensors, metadata, checksums, mostShardBytes, progress);
  }

  /** The same for a format of several files. */
  public Contents withMostShardBytes(long bytes) {
    return new Contents(tensors, metadata, checksums, OptionalLong.of(bytes), progress);
  }

  /** The same, reporting how many bytes of the tensors are written. */
  public Contents withProgress(Progress progress) {
    return new Contents(
        tensors, metadata, checksums, mostShardBytes, requireNonNull(progress, "progress"));
  }

  /** The tensors, in the order in which they were declared. */
  public List<TensorData> tensors() {
    return tensors;
  }

  /** What the file is to say of itself; empty if the format has no metadata. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Whether the file is to have checksums, if its format has them as an option. */
  public boolean hasChecksums() {
    return checksums;
  }

  /** The most bytes of tensors in one of several files; a single tensor may be larger. */
  public OptionalLong mostShardBytes() {
    return mostShardBytes;
  }

  /** Where to report how many bytes are written; it may stop the save. */
  public Progress progress() {
    return progress;
  }
}
