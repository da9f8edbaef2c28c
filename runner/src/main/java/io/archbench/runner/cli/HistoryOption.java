package io.archbench.runner.cli;

import io.archbench.history.History;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where the history is. */
final class HistoryOption {
  @Option(
      names = "--history",
      paramLabel = "FILE|URL",
      description =
          "SQLite file, or jdbc:postgresql:// URL without a password, of the history (default:"
              + " ARCHBENCH_HISTORY, else history.db in the user's state directory).")
  private @Nullable String location;

  /** The history, which is made if there is none. */
  History open() {
    return History.open(location());
  }

  /** What to type to name the same one again; empty if it is the usual one. */
  String repeated() {
    return location == null ? "" : " --history " + ShellWord.of(location);
  }

  /** The history, which has to be there. */
  History openExisting() {
    return History.openExisting(location());
  }

  private String location() {
    String named = location;
    return named == null ? Home.history(System.getenv()) : named;
  }
}
