package io.archbench.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as a process, over the installation that also holds the stub suite. */
record Archbench(Path directory) {
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
    Result end() throws IOException, InterruptedException {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("archbench did not end: " + Files.readString(err));
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Darchbench.home=" + StubSpecs.HOME.toAbsolutePath());
    command.add("-cp");
    command.add(LIBRARIES.toAbsolutePath() + "/*");
    command.add("io.archbench.runner.cli.Main");
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Running(process, out, err);
  }

  /** Writes a study over the stub suite into the directory. */
  Path study(String name, int rounds, List<String> cells) throws IOException {
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
        jmh: {warmup: 200ms, iterations: 2, iterationTime: 200ms, timeout: 5s, threads: [1]}
        rounds: {min: %d, max: %d}
        resources: {heap: 64Mi}
        """
            .formatted(
                name,
                StubSpecs.here(),
                StubSpecs.here(),
                other,
                String.join(", ", cells.stream().map(cell -> "\"" + cell + "\"").toList()),
                rounds,
                rounds);
    return Files.writeString(directory.resolve(name + ".yaml"), text);
  }
}
