package io.archbench.relational;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user that a server runs as, and the directory that is the user's: PostgreSQL refuses root.
 *
 * @param directory of the server, as this JVM names it
 * @param other who it is instead of root
 */
record ServerAccount(Path directory, Optional<Other> other) {
  private static final Path USERS = Path.of("/etc/passwd");
  private static final String OWNER = "unix:uid";
  private static final int ROOT = 0;

  // the data directory is reached through a descriptor: directories above it may be root's alone,
  // as temporary ones are
  private static final String ENTER = "exec 9<\"$0\" && exec \"$@\"";
  private static final String ENTERED = "/proc/self/fd/9";

  /** A line of the list of users. */
  record Other(String name, int user, int group) {}

  /**
   * Makes the directory; its owner is whoever runs this JVM, unless that is root.
   *
   * @throws UnusableServerException if it is root, and there is nobody else
   */
  static ServerAccount of(Path directory) throws IOException {
    Files.createDirectory(directory);
    if (!Files.getFileStore(directory).supportsFileAttributeView("unix")
        || !Integer.valueOf(ROOT).equals(Files.getAttribute(directory, OWNER))) {
      return new ServerAccount(directory, Optional.empty());
    }
    Other other = other(Files.readAllLines(USERS));
    ServerAccount account = new ServerAccount(directory, Optional.of(other));
    account.give(directory);
    return account;
  }

  /** The server's own user, where its package was installed, or nobody. */
  static Other other(List<String> users) {
    return Stream.of("postgres", "nobody")
        .flatMap(name -> users.stream().filter(line -> line.startsWith(name + ":")).limit(1))
        .map(line -> line.split(":", -1))
        .map(user -> new Other(user[0], Integer.parseInt(user[2]), Integer.parseInt(user[3])))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableServerException(
                    "PostgreSQL does not run as root, and "
                        + USERS
                        + " has neither postgres nor nobody: run archbench as another user"));
  }

  /** Makes a file the server's. */
  void give(Path file) throws IOException {
    if (other.isPresent()) {
      Files.setAttribute(file, "unix:gid", other.get().group());
      Files.setAttribute(file, OWNER, other.get().user());
    }
  }

  /** A file of the directory, as the server names it. */
  String path(String name) {
    return other.isPresent() ? ENTERED + "/" + name : directory.resolve(name).toString();
  }

  /** A command, run as that user. */
  List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    if (other.isPresent()) {
      command.addAll(List.of("sh", "-c", ENTER, directory.toString()));
      command.addAll(List.of("setpriv", "--reuid", Integer.toString(other.get().user())));
      command.addAll(List.of("--regid", Integer.toString(other.get().group())));
      command.add("--clear-groups");
    }
    command.addAll(words);
    return List.copyOf(command);
  }

  /** What to say to root if a command fails; nothing to others. */
  String remedy() {
    return other
        .map(
            user ->
                "; PostgreSQL does not run as root, so setpriv (of util-linux) runs it as "
                    + user.name()
                    + ": where that is not possible, run archbench as another user")
        .orElse("");
  }
}
