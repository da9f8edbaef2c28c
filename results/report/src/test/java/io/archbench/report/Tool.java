package io.archbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that others made, which reads what was written here. Where it has to be there, a test
 * may not be skipped.
 *
 * @param command its first words
 * @param missing what to do where it is missing
 */
public record Tool(List<String> command, String missing) {
  private static final String REQUIRED = "ARCHBENCH_REQUIRE_FORMAT_TOOLS";
  private static final int MINUTES = 5;

  /** The parser of Prometheus's own client for Python. */
  public static final Tool PROMETHEUS_CLIENT =
      new Tool(
          List.of(System.getenv().getOrDefault("ARCHBENCH_PYTHON", "/usr/bin/python3")),
          "needs Python with prometheus_client: install Debian's python3-prometheus-client, or set"
              + " ARCHBENCH_PYTHON to a Python that has it");

  /** The benchstat that Go's team uses; Go fetches and builds it once. */
  public static final Tool BENCHSTAT =
      new Tool(
          List.of(
              "go", "run", "golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da"),
          "needs benchstat: install Go 1.25 or later, with access to its module proxy");

  /** What a program left. */
  public record Result(int exit, String out, String err) {}

  /** Skips the test with the reason unless the program answers to these words. */
  public Tool assume(String... words) throws IOException, InterruptedException {
    boolean there = answers(words);
    if (System.getenv(REQUIRED) != null) {
      assertThat(there).as(missing).isTrue();
    }
    assumeTrue(there, missing);
    return this;
  }

  private boolean answers(String... words) throws InterruptedException {
    try {
      return run(words).exit() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs it to its end. */
  public Result run(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(words));
    Path err = Files.createTempFile("tool", ".err");
    try {
      Process process = new ProcessBuilder(line).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ended", line).isTrue();
      return new Result(process.exitValue(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }
}
