package io.archbench.runner.local;

import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.segment.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a local trial leaves on disk until it is released: the spec, the agent's process id, its log
 * and its manifest.
 *
 * @param root the directory
 */
record TrialDirectory(Path root) {
  /** Those under a directory, whether they run or have ended. */
  static List<TrialDirectory> under(Path work) {
    if (!Files.isDirectory(work)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(work)) {
      return children.sorted().map(TrialDirectory::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + work, e);
    }
  }

  private Path specFile() {
    return root.resolve("spec.json");
  }

  /** Written by the process itself before it becomes the agent. */
  Path processId() {
    return root.resolve("pid");
  }

  /** The agent's standard output: segments. */
  Path log() {
    return root.resolve("segments.log");
  }

  /** The agent's standard error: words for people. */
  Path words() {
    return root.resolve("agent.log");
  }

  /** Where the agent keeps its manifest. */
  Path termination() {
    return root.resolve("termination.json");
  }

  /** Where the agent keeps what its cells write. */
  Path cells() {
    return root.resolve("cells");
  }

  /** Whether this very trial was started here. */
  boolean holds(TrialSpec spec) {
    Optional<TrialSpec> found = spec();
    if (found.isPresent() && !found.get().sha256().equals(spec.sha256())) {
      throw new IllegalStateException(
          root + " holds another " + spec.key() + ": its spec differs from the one asked for");
    }
    return found.isPresent();
  }

  /** The spec that was started here, if any; one that cannot be read counts as none. */
  Optional<TrialSpec> spec() {
    try {
      return read(specFile())
          .map(bytes -> CanonicalJson.read(bytes, TrialSpec.class, specFile() + ""));
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }

  /** The manifest, if the agent got as far. */
  Optional<Manifest> manifest() {
    try {
      return read(termination())
          .filter(bytes -> bytes.length > 0)
          .map(bytes -> CanonicalJson.read(bytes, Manifest.class, termination().toString()));
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }

  /** A whole file as text; empty text if it is not there. */
  String text(Path file) {
    return read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes the spec; from then on the trial counts as started. */
  void prepare(TrialSpec spec) {
    try {
      Files.createDirectories(cells());
      Path temporary = root.resolve("spec.json.tmp");
      Files.write(temporary, CanonicalJson.bytes(spec));
      Files.move(temporary, specFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + root, e);
    }
  }

  /** Removes everything; the spec first, so that what is half removed does not count as started. */
  void delete() {
    try {
      Files.deleteIfExists(specFile());
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + root, e);
    }
  }
}
