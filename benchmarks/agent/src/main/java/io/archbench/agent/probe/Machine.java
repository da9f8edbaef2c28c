package io.archbench.agent.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where facts about the machine come from. Recorded trees stand in for the real one in tests.
 *
 * <p>Whatever is missing or may not be read is absent, never an error: kernels, containers and
 * platforms differ in what they show.
 *
 * @param architectureName Java's {@code os.arch}
 * @param proc root of the process file system
 * @param sys root of the system file system
 */
public record Machine(String architectureName, Path proc, Path sys) {
  /** The machine that this JVM runs on. */
  public static Machine here() {
    return new Machine(System.getProperty("os.arch"), Path.of("/proc"), Path.of("/sys"));
  }

  /** The trimmed text of a file below {@code /proc}; absent if it is empty. */
  Optional<String> proc(String file) {
    return text(proc.resolve(file));
  }

  /** The trimmed text of a file below {@code /sys}; absent if it is empty. */
  Optional<String> sys(String file) {
    return text(sys.resolve(file));
  }

  /** The lines of a file below {@code /proc}; none if it cannot be read. */
  List<String> procLines(String file) {
    return proc(file).map(text -> text.lines().toList()).orElse(List.of());
  }

  /** Where a symbolic link below {@code /proc} leads. */
  Optional<Path> procLink(String link) {
    try {
      return Optional.of(Files.readSymbolicLink(proc.resolve(link)));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** Directories below {@code /sys/<parent>} of that prefix and a number, such as {@code cpu0}. */
  List<Path> numbered(String parent, String prefix) {
    try (Stream<Path> found = Files.list(sys.resolve(parent))) {
      return found
          .filter(path -> path.getFileName().toString().matches(prefix + "[0-9]+"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The trimmed text of any file; absent if it is empty. */
  static Optional<String> text(Path file) {
    try {
      // not strict: kernel files may hold bytes of any encoding
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
