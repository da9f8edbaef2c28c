package io.archbench.trial.jmh;

/** Names of secondary metrics, which older versions of JMH begin with a middle dot. */
final class SecondaryNames {
  private static final String DOT = "\u00b7";

  private SecondaryNames() {}

  static String plain(String name) {
    return name.startsWith(DOT) ? name.substring(DOT.length()) : name;
  }
}
