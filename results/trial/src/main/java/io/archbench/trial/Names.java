package io.archbench.trial;

import java.util.regex.Pattern;

/**
 * The one rule for names of studies, suites and variants: they become parts of Kubernetes names.
 */
public final class Names {
  /** Starts with a letter, ends with a letter or digit, at most 16 characters. */
  public static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,14}[a-z0-9])?");

  private Names() {}

  /**
   * Returns the name unchanged.
   *
   * @param what what is named, for the error
   * @throws IllegalArgumentException if it does not follow {@link #NAME}
   */
  public static String check(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " '"
              + name
              + "' must match "
              + NAME.pattern()
              + " (lower case, at most 16 characters)");
    }
    return name;
  }
}
