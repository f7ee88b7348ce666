package io.varscope.checkpoint;

import io.varscope.checkpoint.bytes.SharedFile;
import io.varscope.checkpoint.numpy.NpyFile;
import io.varscope.checkpoint.numpy.NpzFile;
import io.varscope.checkpoint.safetensors.SafetensorsFile;
import io.varscope.checkpoint.safetensors.ShardIndex;
import io.varscope.checkpoint.safetensors.ShardedSafetensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The formats of files, told by how these begin. */
enum Format {
  SAFETENSORS {
    @Override
    Checkpoint open(Path file, Strictness strictness) throws IOException {
      return SafetensorsFile.open(file, strictness);
    }
  },
  SHARDED_SAFETENSORS {
    @Override
    Checkpoint open(Path file, Strictness strictness) throws IOException {
      return ShardedSafetensors.open(file, strictness);
    }
  },
  NPY {
    @Override
    Checkpoint open(Path file, Strictness strictness) throws IOException {
      return NpyFile.open(file, strictness);
    }
  },
  NPZ {
    @Override
    Checkpoint open(Path file, Strictness strictness) throws IOException {
      return NpzFile.open(file, strictness);
    }
  };

  /** The first bytes of a zip file, of one without entries, and of npy. */
  private static final int ZIP = 0x504b0304;

  private static final int EMPTY_ZIP = 0x504b0506;
  private static final int NUMPY = 0x934e554d;

  abstract Checkpoint open(Path file, Strictness strictness) throws IOException;

  static Format of(Path file) throws IOException {
    RegularFile.require(file);
    if (ShardIndex.isCalledSo(file)) {
      return SHARDED_SAFETENSORS;
    }
    ByteBuffer begin = ByteBuffer.allocate(Long.BYTES);
    try (SharedFile shared = SharedFile.open(file)) {
      shared.read(begin, 0);
    }
    // Safetensors begins with the length of its header: a long that is small enough to have zeros
    // where a zip file has the version of its format, and too small for the other two.
    boolean isSafetensors = begin.getInt(Integer.BYTES) == 0;
    return switch (begin.getInt(0)) {
      case ZIP -> isSafetensors ? SAFETENSORS : NPZ;
      case EMPTY_ZIP -> NPZ;
      case NUMPY -> NPY;
      default -> SAFETENSORS;
    };
  }
}
