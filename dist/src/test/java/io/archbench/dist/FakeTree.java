package io.archbench.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the launcher in a tree of its own, with scripts for {@code java} and {@code mvn} that
 * note how they were called. Nothing of the machine is seen but the shell and its tools: the usual
 * places of JDKs lie below {@link #root()}.
 */
final class FakeTree {
  /** The directory of the tools, below the root. */
  static final String TOOLBOX = "the tools";

  private static final Path LAUNCHER = Path.of("..", "archbench");
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "printf",
          "readlink",
          "sed",
          "touch",
          "uname");
  private static final String JAVA =
      """
      #!/bin/sh
      { printf 'java %s\\n' "$0"; for each in "$@"; do printf '<%s>\\n' "$each"; done; } >>"$CALLS"
      for each in "$@"; do
        case $each in
          -XX:ArchiveClassesAtExit=*)
            [ -z "${NO_ARCHIVE:-}" ] || exit 1
            printf archive >"${each#*=}"
            exit 0 ;;
        esac
      done
      exit "${STATUS:-0}"
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      { printf 'mvn %s\\n' "$JAVA_HOME"; for each in "$@"; do printf '<%s>\\n' "$each"; done; } >>"$CALLS"
      if [ -n "${BROKEN:-}" ]; then
        echo '[INFO] compiling'
        echo '[ERROR] no such symbol'
        exit 1
      fi
      mkdir -p "$TREE/dist/target/archbench/lib" && touch "$TREE/dist/target/archbench/built"
      """;

  /** What a start left. */
  record Result(int exit, String words) {}

  private final Path root;
  private final Path tree;
  private final Path tools;
  private final List<String> shell;
  private final Map<String, String> environment = new TreeMap<>();

  FakeTree(Path root, List<String> shell) throws IOException {
    this.root = root.toRealPath();
    this.shell = shell;
    tree = this.root.resolve("with spaces/the tree");
    tools = this.root.resolve(TOOLBOX);
    Files.createDirectories(tools);
    for (String source : List.of("pom.xml", "runner/pom.xml", "runner/src/main/java/A.java")) {
      write(tree.resolve(source), "");
    }
    // the places of this machine's own JDKs
    String script =
        Files.readString(LAUNCHER)
            .replaceAll("(?m)(^ +| )/(usr|opt|Library)/", "$1" + this.root + "/$2/");
    executable(launcher(), script);
    linkTools();
    executable(tools.resolve("mvn"), MAVEN);
    environment.put("HOME", this.root.resolve("a home").toString());
    environment.put("PATH", tools.toString());
    environment.put("CALLS", calls().toString());
    environment.put("TREE", tree.toString());
  }

  /** The shells of this machine; the last one comes with its own tools. */
  static Stream<List<String>> shells() {
    return Stream.<List<String>>of(
            List.of(),
            List.of("sh"),
            List.of("dash"),
            List.of("bash", "--posix"),
            List.of("ksh"),
            List.of("busybox", "sh"))
        .filter(shell -> shell.isEmpty() || find(shell.get(0)).isPresent());
  }

  private void linkTools() throws IOException {
    boolean busybox = shell.contains("busybox");
    for (String tool : TOOLS) {
      Files.createSymbolicLink(tools.resolve(tool), find(busybox ? "busybox" : tool).orElseThrow());
    }
  }

  private static Optional<Path> find(String tool) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Stands for the root of the file system in which JDKs are looked for. */
  Path root() {
    return root;
  }

  Path launcher() {
    return tree.resolve("archbench");
  }

  Path source(String name) {
    return tree.resolve(name);
  }

  /** What the build makes. */
  Path home() {
    return tree.resolve("dist/target/archbench");
  }

  Path built() {
    return home().resolve("built");
  }

  private Path calls() {
    return root.resolve("calls");
  }

  /** Sets a variable for the starts that follow. */
  FakeTree with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Removes a variable for the starts that follow. */
  FakeTree without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** As after a build, an hour ago, of sources that are older. */
  FakeTree build() throws IOException {
    Files.createDirectories(home().resolve("lib"));
    write(built(), "");
    Instant hourAgo = Instant.now().minusSeconds(3_600);
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(hourAgo.minusSeconds(3_600)));
      }
    }
    Files.setLastModifiedTime(built(), FileTime.from(hourAgo));
    return this;
  }

  /** Installs a JDK below the root. */
  Path jdk(String place, int feature) throws IOException {
    return jdk(place, "JAVA_VERSION=\"" + feature + ".0.1\"\n");
  }

  /** Installs a JDK below the root. */
  Path jdk(String place, String release) throws IOException {
    Path home = root.resolve(place);
    executable(home.resolve("bin/java"), JAVA);
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    write(home.resolve("release"), "IMPLEMENTOR=\"Example\"\n" + release);
    return home;
  }

  /** Puts a script in the place of a tool. */
  void tool(String name, String script) throws IOException {
    removeTool(name);
    executable(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
  }

  /** Takes a tool away. */
  void removeTool(String name) throws IOException {
    Files.deleteIfExists(tools.resolve(name));
  }

  /** Starts the launcher itself. */
  Result start(String... arguments) throws IOException, InterruptedException {
    return start(launcher(), arguments);
  }

  /** Starts the launcher by a path that leads to it. */
  Result start(Path launcher, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(shell);
    if (!command.isEmpty()) {
      command.set(0, find(command.get(0)).orElseThrow().toString());
    }
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
    Path words = root.resolve("words");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(words.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher does not end: " + Files.readString(words));
    }
    return new Result(process.exitValue(), Files.readString(words));
  }

  /** The calls since the last time this was asked: program, JDK and arguments, one a line. */
  String takeCalls() throws IOException {
    if (!Files.exists(calls())) {
      return "";
    }
    String text = Files.readString(calls());
    Files.delete(calls());
    return text;
  }

  /** The first lines of {@link #takeCalls()}: which programs were called. */
  List<String> takePrograms() throws IOException {
    return takeCalls().lines().filter(line -> line.matches("(java|mvn) /.*")).toList();
  }

  private static void executable(Path file, String text) {
    write(file, text);
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
