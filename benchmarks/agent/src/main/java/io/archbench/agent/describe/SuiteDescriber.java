package io.archbench.agent.describe;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.suite.SuiteDeclaration;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDescription.Benchmark;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Describes a suite: starts {@link BenchmarkLister} on its class path and adds the declaration. */
public final class SuiteDescriber {
  private SuiteDescriber() {}

  /**
   * Writes the description.
   *
   * @param directory with {@code suite.jar} and, unless that jar holds all it needs, {@code lib/}
   * @param declaration JSON file that people wrote
   * @param out file to write
   * @throws UndescribableSuiteException if the suite has no benchmarks, or not those that the
   *     declaration names
   */
  public static void describe(Path directory, Path declaration, Path out) throws IOException {
    describe(
        directory,
        CanonicalJson.read(
            Files.readAllBytes(declaration), SuiteDeclaration.class, declaration.toString()),
        out);
  }

  /** Writes the description, given what is declared. */
  public static void describe(Path directory, SuiteDeclaration declared, Path out)
      throws IOException {
    SuiteDirectory suite = new SuiteDirectory(directory);
    List<Benchmark> benchmarks = Benchmarks.named(FoundBenchmark.read(list(suite)));
    if (benchmarks.isEmpty()) {
      throw new UndescribableSuiteException(
          "no benchmarks: did JMH's annotation processor run over the suite?");
    }
    Benchmarks.check(declared.representative(), benchmarks);
    Benchmarks.checkOpenLoop(declared.openLoop(), benchmarks);
    SuiteDescription description = merge(declared, suite.sha256(), benchmarks);
    Files.writeString(out, CanonicalJson.indented(description), StandardCharsets.UTF_8);
  }

  private static SuiteDescription merge(
      SuiteDeclaration declared, String sha256, List<Benchmark> benchmarks) {
    return new SuiteDescription(
        SuiteDescription.SCHEMA,
        declared.name(),
        declared.standsFor(),
        declared.description(),
        sha256,
        benchmarks,
        declared.quick(),
        declared.representative(),
        declared.jvmFlags(),
        declared.profilers(),
        declared.openLoop(),
        declared.needs(),
        declared.defaultHeap(),
        declared.embedded());
  }

  private static List<String> list(SuiteDirectory suite) throws IOException {
    Process lister =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                ownCode() + File.pathSeparator + suite.classPath(),
                BenchmarkLister.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    lister.getOutputStream().close();
    String printed = new String(lister.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = exitOf(lister);
    if (exit != 0) {
      throw new UndescribableSuiteException(
          "listing the benchmarks ended with "
              + exit
              + ": is JMH on the suite's class path, and did its annotation processor run?");
    }
    return printed.lines().toList();
  }

  private static int exitOf(Process lister) throws IOException {
    try {
      return lister.waitFor();
    } catch (InterruptedException e) {
      lister.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while listing benchmarks", e);
    }
  }

  private static Path ownCode() {
    try {
      return Path.of(
          SuiteDescriber.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class path entries are files", e);
    }
  }
}
