package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as a process, over the installation that also holds the stub suite. */
record Archbench(Path directory, List<String> wrapper) {
  /** Cells of 300 ms. */
  static final String QUICK =
      "{warmup: 100ms, iterations: 2, iterationTime: 100ms, timeout: 20s, threads: [1]}";

  Archbench(Path directory) {
    this(directory, List.of());
  }

  /** Started by another program, which gets the command line as its last arguments. */
  Archbench startedBy(String... program) {
    return new Archbench(directory, List.of(program));
  }

  private static final Path LIBRARIES =
      Path.of(System.getProperty("archbench.home", "target/archbench")).resolve("lib");

  /** What a finished process left. */
  record Result(int exit, String out, String err) {
    /** The last line on standard error. */
    String lastLine() {
      List<String> lines = err.lines().toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
  }

  /** A process that runs, and where its output goes. */
  record Running(Process process, Path out, Path err) {
    /** Returns when standard error has that text. */
    void awaitWords(String words) throws IOException, InterruptedException {
      while (!Files.readString(err).contains(words)) {
        assertThat(process.isAlive()).as("%s in %s", words, Files.readString(err)).isTrue();
        Thread.sleep(20);
      }
    }

    Result end() throws IOException, InterruptedException {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("archbench did not end: " + Files.readString(err));
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** Where it keeps what it knows of machines. */
  Path state() {
    return directory.resolve("state");
  }

  /** Runs to the end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).end();
  }

  /** Starts and returns. */
  Running start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /** Starts with further JVM flags. */
  Running start(List<String> flags, String... arguments) throws IOException {
    return start(Map.of(), flags, arguments);
  }

  /** Starts with further JVM flags and environment variables. */
  Running start(Map<String, String> environment, List<String> flags, String... arguments)
      throws IOException {
    List<String> command = command(flags);
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("ARCHBENCH_STATE", state().toString());
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  /** Ends every runner, agent and JMH that still works below the directory. */
  void endAll() {
    ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .filter(arguments -> String.join(" ", arguments).contains(directory + "/"))
                    .isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** The one run below that directory, once its journal has begun. */
  Path awaitRun(Running running, String runs) throws IOException, InterruptedException {
    while (true) {
      boolean alive = running.process().isAlive();
      if (Files.isDirectory(directory.resolve(runs))) {
        try (Stream<Path> found = Files.list(directory.resolve(runs))) {
          Optional<Path> run =
              found.filter(path -> Files.exists(path.resolve("journal.ndjson"))).findFirst();
          if (run.isPresent()) {
            return run.get();
          }
        }
      }
      assertThat(alive).as("no run: %s", Files.readString(running.err())).isTrue();
      Thread.sleep(50);
    }
  }

  /** Writes a study over the stub suite into the directory. */
  Path study(String name, int rounds, List<String> cells) throws IOException {
    String settings =
        "{warmup: 200ms, iterations: 2, iterationTime: 200ms, timeout: 5s, threads: [1]}";
    return study(name, rounds, cells, settings);
  }

  /** The words before the arguments, for a script that starts it. */
  List<String> command() {
    return command(List.of());
  }

  private List<String> command(List<String> flags) {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Darchbench.home=" + StubSpecs.HOME.toAbsolutePath());
    command.add("-Darchbench.test=" + directory + "/"); // by which endAll finds the process
    command.add("-cp");
    command.add(LIBRARIES.toAbsolutePath() + "/*");
    command.add("io.archbench.runner.cli.Main");
    return command;
  }

  /**
   * Writes a study over the stub suite into the directory.
   *
   * @param settings what stands under {@code jmh}
   */
  Path study(String name, int rounds, List<String> cells, String settings) throws IOException {
    String other = StubSpecs.here().text().equals("amd64") ? "arm64" : "amd64";
    String text =
        """
        schema: 1
        study: %s
        seed: 7
        variants:
          serial: {arch: %s, jvmArgs: [-XX:+UseSerialGC]}
          parallel: {arch: %s, jvmArgs: [-XX:+UseParallelGC]}
          elsewhere: {arch: %s}
        comparisons: [{baseline: serial, contender: parallel}]
        suites:
          stub: {cells: [%s], size: small}
        jmh: %s
        rounds: {min: %d, max: %d}
        resources: {heap: 64Mi}
        """
            .formatted(
                name,
                StubSpecs.here(),
                StubSpecs.here(),
                other,
                String.join(", ", cells.stream().map(cell -> "\"" + cell + "\"").toList()),
                settings,
                rounds,
                rounds);
    return Files.writeString(directory.resolve(name + ".yaml"), text);
  }
}
