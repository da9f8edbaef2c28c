package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.conformance.BuiltSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a user of a container often is: a number that the list of users does not know. */
class NamelessUserIT {
  private static final int USER = 54_321;
  private static final List<String> AS_USER =
      List.of("setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups");

  @Test
  void aUserWithoutANameMeasuresOrIsToldWhatToDo(@TempDir Path directory) throws Exception {
    Installed.programs();
    Path suite = BuiltSuite.ofThisModule().directory().path().toAbsolutePath();
    List<String> look = new ArrayList<>(AS_USER);
    look.addAll(List.of("test", "-r", suite.resolve("suite.jar").toString()));
    Path log = directory.resolve("log");
    Assumptions.assumeTrue(succeeds(look, log), "nobody else can be run, or can read " + suite);
    // below directories that all may enter, which those of tests are not
    Path open = Files.createTempDirectory(Path.of("/tmp"), "archbench-nameless-");
    Files.setAttribute(open, "unix:uid", USER);
    try {
      List<String> command = new ArrayList<>(AS_USER);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Djmh.ignoreLock=true", "-Djava.io.tmpdir=" + open));
      command.addAll(List.of("-cp", suite + "/suite.jar:" + suite + "/lib/*"));
      command.addAll(List.of("org.openjdk.jmh.Main", "OneClient.copyIn$", "-foe", "true"));
      command.addAll(List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "100ms", "-t", "1"));
      command.addAll(List.of("-jvmArgs", "-Djava.io.tmpdir=" + open));
      succeeds(command, log);
    } finally {
      succeeds(List.of("rm", "-r", open.toString()), directory.resolve("removed"));
    }
    assertThat(Files.readString(log, StandardCharsets.UTF_8))
        .containsAnyOf("# Run complete", "add the user's number to /etc/passwd");
  }

  private static boolean succeeds(List<String> command, Path log) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
