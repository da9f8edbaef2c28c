package io.archbench.agent.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Machines recorded as text: {@code == path} lines, each followed by that file's contents, or
 * {@code == path -> target} for a link.
 */
public final class RecordedMachine {
  private static final String SECTION = "== ";
  private static final String LINK = " -> ";

  private RecordedMachine() {}

  /** Unpacks a recording into that directory. */
  public static Machine unpack(String name, String architectureName, Path into) throws IOException {
    Path file = into;
    for (String line : read(name).lines().toList()) {
      if (line.startsWith(SECTION)) {
        file = create(into, line.substring(SECTION.length()));
      } else {
        String soFar = Files.readString(file);
        Files.writeString(file, soFar + line + "\n");
      }
    }
    return new Machine(architectureName, into.resolve("proc"), into.resolve("sys"));
  }

  private static Path create(Path into, String section) throws IOException {
    String[] sides = section.split(LINK, 2);
    Path file = into.resolve(sides[0]);
    Files.createDirectories(file.getParent());
    if (sides.length == 2) {
      return Files.createSymbolicLink(file, Path.of(sides[1]));
    }
    return Files.writeString(file, "");
  }

  private static String read(String name) throws IOException {
    String resource = "/machines/" + name + ".txt";
    try (InputStream in = RecordedMachine.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
