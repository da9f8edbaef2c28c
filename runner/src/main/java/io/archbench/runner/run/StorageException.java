package io.archbench.runner.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of a run that cannot be read or written; the message says which, why and what to do. */
public final class StorageException extends RuntimeException {
  StorageException(String what, Path file, IOException cause) {
    this(
        what,
        file,
        cause,
        "What was collected before is kept; free or allow the space, then `archbench resume`.");
  }

  private StorageException(String what, Path file, IOException cause, String otherwise) {
    super(what + " " + file + ": " + reason(cause) + " " + remedy(file, cause, otherwise), cause);
  }

  /** A run cannot even begin there. */
  static StorageException ofNewRun(Path directory, IOException cause) {
    return new StorageException(
        "cannot make", directory, cause, "Name a place that can be written with --runs DIR.");
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied.";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file.";
    }
    return cause.getMessage() + ".";
  }

  private static String remedy(Path file, IOException cause, String otherwise) {
    for (Path parent = file.getParent(); parent != null; parent = parent.getParent()) {
      if (Files.isRegularFile(parent)) {
        return parent + " is a file where a directory is needed: move it away, or name another.";
      }
    }
    if (cause instanceof NoSuchFileException) {
      return "Is this the directory of a run?";
    }
    return otherwise;
  }
}
