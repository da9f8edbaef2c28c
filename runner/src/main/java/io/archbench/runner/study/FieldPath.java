package io.archbench.runner.study;

import java.util.regex.Pattern;

/** Paths of keys in a study: {@code variants.arm64.jvmArgs[0]}, {@code cells["indexing/*"]}. */
public final class FieldPath {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  private FieldPath() {}

  /** The path of a key in the mapping at that path. */
  public static String key(String parent, String key) {
    if (!PLAIN.matcher(key).matches()) {
      return parent + "[\"" + Found.shortened(key) + "\"]";
    }
    return parent.isEmpty() ? key : parent + "." + key;
  }

  /** The path of an item, from 0, in the list at that path. */
  public static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  static String parent(String field) {
    return field.substring(
        0, Math.max(0, Math.max(field.lastIndexOf('.'), field.lastIndexOf('['))));
  }
}
