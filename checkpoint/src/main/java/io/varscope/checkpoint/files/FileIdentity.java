package io.varscope.checkpoint.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Tells whether a name still stands for the same file. Time and size are for systems that have no
 * keys, or that give the key of a deleted file to a new one.
 */
public record FileIdentity(Object key, FileTime modified, long size) {

  public static FileIdentity of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileIdentity(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
  }
}
