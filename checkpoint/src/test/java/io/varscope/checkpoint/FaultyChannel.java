package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file of a {@link FaultyFileSystem}. */
final class FaultyChannel extends FileChannel {

  private final FileChannel real;
  private final Path file;
  private final FaultyFileSystem system;

  FaultyChannel(FileChannel real, Path file, FaultyFileSystem system) {
    this.real = real;
    this.file = file;
    this.system = system;
  }

  private <T> T pass(String name, FaultyFileSystem.Operation<T> operation) throws IOException {
    return system.pass(name, file, operation);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return pass("read", () -> real.read(target));
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return pass("read", () -> real.read(targets, offset, length));
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return pass("read", () -> real.read(target, position));
  }

  /** Writes half of the bytes at once, so that a file may end within what is written as one. */
  @Override
  public int write(ByteBuffer source) throws IOException {
    return pass("write", () -> half(source, real::write));
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return pass("write", () -> half(source, bytes -> real.write(bytes, position)));
  }

  private interface Writer {
    int write(ByteBuffer bytes) throws IOException;
  }

  private static int half(ByteBuffer source, Writer writer) throws IOException {
    int limit = source.limit();
    if (source.remaining() > 4096) {
      source.limit(source.position() + source.remaining() / 2);
    }
    try {
      return writer.write(source);
    } finally {
      source.limit(limit);
    }
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    return pass("write", () -> real.write(sources, offset, length));
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return pass("size", real::size);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    pass(
        "force",
        () -> {
          real.force(metaData);
          return null;
        });
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return pass("read", () -> real.transferTo(position, count, target));
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    return pass("write", () -> real.transferFrom(source, position, count));
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return pass("map", () -> real.map(mode, position, size));
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return pass("lock", () -> real.lock(position, size, shared));
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return pass("lock", () -> real.tryLock(position, size, shared));
  }

  @Override
  protected void implCloseChannel() throws IOException {
    // What is open closes whatever happens.
    real.close();
    pass("close", () -> null);
  }
}
