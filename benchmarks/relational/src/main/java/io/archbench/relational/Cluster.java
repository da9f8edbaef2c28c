package io.archbench.relational;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a new server, as {@code initdb} makes them.
 *
 * @param programs that made them
 * @param account whose they are
 * @param password of {@link #SUPERUSER}, made for this one
 */
record Cluster(PostgresPrograms programs, ServerAccount account, String password) {
  static final String SUPERUSER = "archbench";

  /** What {@code initdb} looks its user up by, and a user's name it has no use for. */
  private static final String NAMELESS = "could not look up effective user ID";

  // 65534 is nobody wherever there is a list of users
  private static final List<String> AS_NOBODY =
      List.of("unshare", "--user", "--map-user=65534", "--map-group=65534");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PASSWORD_BYTES = 16;
  private static final String DATA = "data";
  private static final String STATE = "data/postmaster.pid";
  private static final int STATE_LINE = 8;
  private static final String PASSWORD_FILE = "password";
  private static final String LOG = "initdb.log";

  /**
   * Makes them.
   *
   * @param directory that will be theirs
   * @throws UnusableServerException if {@code initdb} fails
   */
  static Cluster create(PostgresPrograms programs, Path directory)
      throws IOException, InterruptedException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Cluster cluster =
        new Cluster(programs, ServerAccount.of(directory), HexFormat.of().formatHex(random));
    cluster.initialize();
    return cluster;
  }

  private void initialize() throws IOException, InterruptedException {
    Path passwordFile = account.directory().resolve(PASSWORD_FILE);
    Files.writeString(passwordFile, password + "\n");
    account.give(passwordFile);
    List<String> command = initdb();
    Path log = account.directory().resolve(LOG);
    boolean done = ServerCommand.succeeds(account.command(command), log, PATIENCE);
    if (!done && Files.readString(log, StandardCharsets.UTF_8).contains(NAMELESS)) {
      // a user without a name may have one in a user namespace; the server itself needs none
      List<String> named =
          Stream.concat(AS_NOBODY.stream(), command.stream()).collect(Collectors.toList());
      done = ServerCommand.succeeds(account.command(named), log, PATIENCE);
      if (!done) {
        throw new UnusableServerException(
            "initdb needs a name for the user that archbench runs as, and a user namespace, in"
                + " which there would be one, is not allowed here: add the user's number to"
                + " /etc/passwd of the machine or image, or run as a user that is in it; initdb"
                + " said:\n"
                + ServerCommand.printed(log));
      }
    }
    if (!done) {
      throw new UnusableServerException(
          UnusableServerException.saying(
              programs.initdb()
                  + " failed, or took more than "
                  + PATIENCE.toSeconds()
                  + " s"
                  + account.remedy()
                  + programs.remedy(),
              log));
    }
    Files.delete(passwordFile);
  }

  private List<String> initdb() {
    return List.of(
        programs.initdb(),
        "--pgdata=" + data(),
        "--username=" + SUPERUSER,
        "--pwfile=" + account.path(PASSWORD_FILE),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        // by default from version 18, not before
        "--data-checksums",
        // files that nobody needs after a crash; the server's own syncs are measured
        "--no-sync");
  }

  /** The data directory, as the server names it. */
  String data() {
    return account.path(DATA);
  }

  /** Whether a server with these files says that it is ready for clients. */
  boolean isServed() throws IOException {
    try (Stream<String> lines = Files.lines(account.directory().resolve(STATE))) {
      return lines.skip(STATE_LINE - 1).anyMatch(line -> line.strip().equals("ready"));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
