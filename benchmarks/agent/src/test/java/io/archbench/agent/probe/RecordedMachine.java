package io.archbench.agent.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Machines recorded as text: {@code == path} lines, each followed by that file's contents, or
 * {@code == path -> target} for a link. A Mac's one file is {@code sysctl}.
 */
public final class RecordedMachine {
  private static final String SECTION = "== ";
  private static final String LINK = " -> ";

  private RecordedMachine() {}

  /** Unpacks a recording into that directory. */
  public static Machine unpack(String name, String architectureName, Path into) throws IOException {
    for (String section : read(name).split("(?m)^" + SECTION, -1)) {
      if (!section.isEmpty()) {
        String[] parts = section.split("\n", 2);
        create(into, parts[0], parts[1]);
      }
    }
    return at(into, architectureName);
  }

  /** What lies in that directory as a machine: a Mac if there is a file {@code sysctl}. */
  static Machine at(Path directory, String architectureName) throws IOException {
    Path sysctl = directory.resolve("sysctl");
    boolean mac = Files.isRegularFile(sysctl);
    return new Machine(
        architectureName,
        mac ? "Mac OS X" : "Linux",
        directory.resolve("proc"),
        directory.resolve("sys"),
        mac ? Sysctl.of(text(sysctl)) : Sysctl.NONE);
  }

  /** Bytes that are no text are replaced, as those of a command are. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static void create(Path into, String title, String contents) throws IOException {
    String[] sides = title.split(LINK, 2);
    Path file = into.resolve(sides[0]);
    Files.createDirectories(file.getParent());
    if (sides.length == 2) {
      Files.createSymbolicLink(file, Path.of(sides[1]));
    } else {
      Files.writeString(file, contents);
    }
  }

  private static String read(String name) throws IOException {
    String resource = "/machines/" + name + ".txt";
    try (InputStream in = RecordedMachine.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
