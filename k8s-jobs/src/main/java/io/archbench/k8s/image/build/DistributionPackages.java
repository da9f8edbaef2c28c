package io.archbench.k8s.image.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Packages of the machine's distribution, for whichever architecture: their files alone, so that
 * nothing of them runs and nothing is emulated.
 *
 * @param name for people, such as {@code PostgreSQL}
 * @param script {@code extract-packages.sh}
 * @param list names of packages, one a line, {@code #} before remarks
 */
public record DistributionPackages(String name, Path script, Path list) {
  /**
   * In distributions of today these are links into usr, in the packages often still directories.
   */
  private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib64");

  /** What nobody reads there; and a compiler of queries whose library is not among the packages. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "/usr/share/(man|info|locale|lintian|bug)/.*|/usr/share/doc/(?!.*/copyright$).*"
              + "|/usr/lib/postgresql/[^/]+/lib/(llvmjit\\.so|bitcode/.*)");

  /**
   * A layer of their files.
   *
   * @param scratch directory that outlives the layer
   * @throws UnavailablePackagesException if they cannot be had
   */
  LayerContent layer(String architecture, Path scratch) throws IOException {
    Path root = scratch.resolve("packages-" + architecture);
    Files.createDirectories(root);
    for (String directory : MERGED) {
      Files.createDirectories(root.resolve("usr").resolve(directory));
      Files.createSymbolicLink(root.resolve(directory), Path.of("usr", directory));
    }
    extract(architecture, root);
    List<ImageFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted().toList()) {
        String path = "/" + root.relativize(file);
        if ((Files.isSymbolicLink(file) || Files.isRegularFile(file))
            && !MERGED.contains(path.substring(1))
            && !LEFT_OUT.matcher(path).matches()) {
          files.add(new ImageFile(path, file));
        }
      }
    }
    return new LayerContent(name, files);
  }

  private void extract(String architecture, Path root) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("bash", script.toString(), architecture, root.toString()));
    Files.readAllLines(list).stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    String words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new UnavailablePackagesException(
            name + " for " + architecture + " cannot be had: " + words.strip());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new UnavailablePackagesException("interrupted while " + name + " was fetched");
    }
  }
}
