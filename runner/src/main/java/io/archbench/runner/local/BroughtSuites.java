package io.archbench.runner.local;

import io.archbench.runner.plan.OfferedSuites;
import io.archbench.runner.study.FieldPath;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.Study;
import io.archbench.runner.study.StudyProblem;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JMH jars that a study brings along, made suites: copied, so that a build that goes on does
 * not change what is measured, and described by what JMH finds in them.
 *
 * <p>They lie in a directory of their own until closed; a run keeps a copy. Not thread-safe.
 */
public final class BroughtSuites implements AutoCloseable {
  private final ParsedStudy parsed;
  private final Installation installation;
  private final Path root;
  private final Map<Path, SuiteDescription> described = new HashMap<>();
  private final Map<String, Map<String, SuiteDescription>> byVariant = new TreeMap<>();
  private final List<StudyProblem> problems = new ArrayList<>();

  private BroughtSuites(ParsedStudy parsed, Installation installation, Path root) {
    this.parsed = parsed;
    this.installation = installation;
    this.root = root;
  }

  /**
   * Reads all jars of a study, their paths relative to its file.
   *
   * @throws InvalidStudyException if one is not there or holds no benchmarks
   */
  public static BroughtSuites read(ParsedStudy parsed, Installation installation)
      throws IOException {
    BroughtSuites suites =
        new BroughtSuites(parsed, installation, Files.createTempDirectory("archbench-suites"));
    try {
      suites.readAll();
      if (!suites.problems.isEmpty()) {
        throw new InvalidStudyException(suites.problems);
      }
      return suites;
    } catch (IOException | RuntimeException e) {
      suites.close();
      throw e;
    }
  }

  /** These, and the suites that are installed. */
  public OfferedSuites offered() {
    return new OfferedSuites(installation.suiteDescriptions(), byVariant);
  }

  /** The directory with one directory for each build, by digest. */
  public Path root() {
    return root;
  }

  private void readAll() throws IOException {
    Study study = parsed.study();
    for (var suite : study.suites().entrySet()) {
      Optional<String> common = suite.getValue().jar();
      for (var variant : study.variants().entrySet()) {
        Optional<String> own =
            Optional.ofNullable(variant.getValue().suites().get(suite.getKey()))
                .map(build -> build.jar());
        String owner =
            own.isPresent()
                ? FieldPath.key(
                    FieldPath.key("variants", variant.getKey()) + ".suites", suite.getKey())
                : FieldPath.key("suites", suite.getKey());
        Optional<String> jar = own.or(() -> common);
        if (jar.isPresent()) {
          read(suite.getKey(), owner + ".jar", jar.get())
              .ifPresent(
                  description ->
                      byVariant
                          .computeIfAbsent(suite.getKey(), any -> new TreeMap<>())
                          .put(variant.getKey(), description));
        }
      }
    }
  }

  private Optional<SuiteDescription> read(String suite, String field, String jar)
      throws IOException {
    Path file = Path.of(parsed.file()).resolveSibling(jar);
    SuiteDescription known = described.get(file);
    if (known != null && known.name().equals(suite)) {
      return Optional.of(known);
    }
    Path staged = Files.createTempDirectory(root, "build").resolve(suite);
    try {
      JarSuite.make(file, suite, staged, installation);
    } catch (UnusableJarException e) {
      problem(field, e.expected(), e.found());
      return Optional.empty();
    }
    SuiteDescription description = new SuiteDirectory(staged).description();
    Path build = SuiteRoots.build(root, description.sha256());
    Files.createDirectories(build);
    if (!Files.exists(build.resolve(suite))) {
      Files.move(staged, build.resolve(suite), StandardCopyOption.ATOMIC_MOVE);
    }
    described.put(file, description);
    return Optional.of(description);
  }

  /** Once, though each variant asks for the jar that all have. */
  private void problem(String field, String expected, String found) {
    StudyProblem problem = parsed.problem(field, expected, found);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + root, e);
    }
  }
}
