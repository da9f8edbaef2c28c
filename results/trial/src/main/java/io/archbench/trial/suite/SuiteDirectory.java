package io.archbench.trial.suite;

import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A suite on disk: {@code suite.json}, {@code suite.jar} and {@code lib/}.
 *
 * @param path the directory
 */
public record SuiteDirectory(Path path) {
  private static final String DESCRIPTION = "suite.json";
  private static final String JAR = "suite.jar";

  /** Where the description lies. */
  public Path descriptionFile() {
    return path.resolve(DESCRIPTION);
  }

  /** Reads the description. */
  public SuiteDescription description() throws IOException {
    Path file = descriptionFile();
    return CanonicalJson.read(Files.readAllBytes(file), SuiteDescription.class, file.toString());
  }

  /** The class path: the suite's jar first, then its libraries by name. */
  public String classPath() throws IOException {
    return files().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * SHA-256 over names and contents of the jar and the libraries, as they were before they were
   * made smaller for a platform.
   */
  public String sha256() throws IOException {
    PrunedFiles pruned = prunedFiles();
    MessageDigest whole = Sha256.digest();
    for (Path file : files()) {
      String name = path.relativize(file).toString();
      String line = name + " " + pruned.original(name, Sha256.of(file)) + "\n";
      whole.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(whole.digest());
  }

  private PrunedFiles prunedFiles() throws IOException {
    Path file = path.resolve(PrunedFiles.NAME);
    return Files.exists(file)
        ? CanonicalJson.read(Files.readAllBytes(file), PrunedFiles.class, file.toString())
        : PrunedFiles.NONE;
  }

  /** The suite's jar first, then its libraries by name. */
  public List<Path> files() throws IOException {
    Path libraries = path.resolve("lib");
    List<Path> jars = List.of();
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> found = Files.list(libraries)) {
        jars =
            found
                .filter(file -> file.toString().endsWith(".jar"))
                .sorted()
                .collect(Collectors.toList());
      }
    }
    return Stream.concat(Stream.of(path.resolve(JAR)), jars.stream()).collect(Collectors.toList());
  }
}
