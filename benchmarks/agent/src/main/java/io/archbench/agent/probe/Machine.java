package io.archbench.agent.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
 * @param osName Java's {@code os.name}
 * @param proc root of the process file system
 * @param sys root of the system file system
 * @param sysctl what a Mac says instead
 */
public record Machine(String architectureName, String osName, Path proc, Path sys, Sysctl sysctl) {
  private static final int MOST_BYTES = 16 << 20;

  /** The machine that this JVM runs on; a Mac is asked once, here. */
  public static Machine here() {
    String osName = System.getProperty("os.name");
    return new Machine(
        System.getProperty("os.arch"),
        osName,
        Path.of("/proc"),
        Path.of("/sys"),
        isMac(osName) ? Sysctl.here() : Sysctl.NONE);
  }

  /** Whether it is a Mac, whatever it tells of itself. */
  boolean isMac() {
    return isMac(osName);
  }

  private static boolean isMac(String osName) {
    return osName.startsWith("Mac") || osName.startsWith("Darwin");
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
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** The trimmed text of any file; absent if it is empty. */
  static Optional<String> text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      // not strict: kernel files may hold bytes of any encoding
      String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
