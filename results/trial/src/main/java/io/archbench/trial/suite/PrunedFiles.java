package io.archbench.trial.suite;

import java.util.Map;

/**
 * Which files of a suite were made smaller for one platform, and which file each of them was.
 *
 * <p>A suite in an image has no native libraries of other platforms; it is the same suite for all
 * that. Digests are SHA-256 in hexadecimal.
 *
 * @param files by path relative to the suite's directory
 */
public record PrunedFiles(int schemaVersion, Map<String, PrunedFile> files) {
  /** The format's version. */
  public static final int SCHEMA = 1;

  /** The file's name in a suite's directory. */
  public static final String NAME = "pruned.json";

  /** Nothing was. */
  public static final PrunedFiles NONE = new PrunedFiles(SCHEMA, Map.of());

  public PrunedFiles {
    files = Map.copyOf(files);
  }

  /**
   * One file.
   *
   * @param original digest of what it was
   * @param pruned digest of what it is
   */
  public record PrunedFile(String original, String pruned) {}

  /** The digest of what the file was, given that of what it is. */
  String original(String path, String digest) {
    PrunedFile file = files.get(path);
    return file != null && file.pruned().equals(digest) ? file.original() : digest;
  }
}
