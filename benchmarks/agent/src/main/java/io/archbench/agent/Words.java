package io.archbench.agent;

/** Says something to whoever reads the process's standard error; never part of a record. */
public final class Words {
  private Words() {}

  /** Prints that, with the name of who says it. */
  public static void say(String words) {
    System.err.println("archbench agent: " + words);
  }
}
