package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.dist.FakeTree.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher under each shell of this machine, in a tree whose path has spaces. */
class LauncherTest {
  private static final String[] ODD = {
    "run", "a b", "", "*", "$HOME", "--x=\"y\"", "it's", "two\nlines", "Zähler", "-XX:none", "--"
  };

  @TempDir private Path root;

  static Stream<List<String>> shells() {
    return FakeTree.shells();
  }

  /** JUnit would report each link that leads out of its directory. */
  @AfterEach
  void removeTheTools() throws IOException {
    if (Files.isDirectory(root.resolve(FakeTree.TOOLBOX))) {
      try (Stream<Path> tools = Files.list(root.resolve(FakeTree.TOOLBOX))) {
        for (Path tool : tools.toList()) {
          Files.delete(tool);
        }
      }
    }
  }

  @Test
  void thisMachineHasAShell() {
    assertThat(shells()).hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void argumentsAndExitCodeAreHandedOnAsTheyAre(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    Path jdk = tree.jdk("usr/lib/jvm/jdk-25", 25);
    tree.start();
    tree.takeCalls();

    Result result = tree.with("STATUS", "4").start(ODD);

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.words()).isEmpty();
    String call = tree.takeCalls();
    assertThat(call)
        .startsWith("java " + jdk.resolve("bin/java") + "\n")
        .contains("<-Darchbench.home=" + tree.home() + ">\n")
        .contains("<-XX:SharedArchiveFile=" + tree.home().resolve("classes-25.jsa") + ">\n")
        .contains("<-cp>\n<" + tree.home() + "/lib/*>\n")
        .endsWith("<io.archbench.runner.cli.Main>\n<" + String.join(">\n<", ODD) + ">\n");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aLinkToALinkLeadsToTheTree(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    tree.jdk("usr/lib/jvm/jdk-25", 25);
    Path bin = Files.createDirectory(tree.root().resolve("my bin"));
    Path links = Files.createDirectory(tree.root().resolve("links here"));
    Path first = Files.createSymbolicLink(bin.resolve("archbench"), Path.of("../links here/one"));
    Files.createSymbolicLink(links.resolve("one"), Path.of("two"));
    Files.createSymbolicLink(links.resolve("two"), tree.launcher());
    Path directory = Files.createSymbolicLink(bin.resolve("tree"), tree.launcher().getParent());

    for (Path launcher : List.of(first, directory.resolve("archbench"))) {
      assertThat(tree.start(launcher, "suites").exit()).isZero();
      assertThat(tree.takeCalls()).contains("<-Darchbench.home=" + tree.home() + ">\n");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whereItIsCalledFromDoesNotMatter(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    tree.jdk("usr/lib/jvm/jdk-25", 25);
    Files.createDirectories(tree.root().resolve("elsewhere/with spaces/the tree"));
    Path relative = tree.root().relativize(tree.launcher());

    Result result = tree.with("CDPATH", "elsewhere:.").without("HOME").start(relative);

    assertThat(result).isEqualTo(new Result(0, ""));
    assertThat(tree.takeCalls()).contains("<-Darchbench.home=" + tree.home() + ">\n");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theJdkThatAVariableNamesComesFirstThenTheOneOfLastTimeThenTheUsualPlaces(List<String> shell)
      throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    tree.jdk("usr/lib/jvm/a-17", 17);
    Path usual = tree.jdk("usr/lib/jvm/b-21", 21);
    Path own = tree.jdk("my own.jdk/Contents/Home", 25);
    Path named = tree.jdk("the named one", 26);

    assertThat(jdk(tree.with("JAVA_HOME", root.resolve("usr/lib/jvm/a-17").toString())))
        .as("a 17 is too old")
        .isEqualTo(usual);
    assertThat(jdk(tree.with("JAVA_HOME", root.resolve("my own.jdk").toString())))
        .as("what fitted last time is not looked for again")
        .isEqualTo(usual);
    Files.delete(usual.resolve("bin/javac"));
    assertThat(jdk(tree)).isEqualTo(own);
    assertThat(jdk(tree.with("ARCHBENCH_JAVA_HOME", named.toString()))).isEqualTo(named);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aWrongChoiceIsSaidAndNotReplacedByAnother(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    tree.jdk("usr/lib/jvm/b-21", 21);
    Path old = tree.jdk("old one", 17);

    Result result = tree.with("ARCHBENCH_JAVA_HOME", old.toString()).start();

    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.words()).contains("ARCHBENCH_JAVA_HOME=" + old + " is not a JDK");
    assertThat(tree.takeCalls()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void eachUsualPlaceIsLookedAt(List<String> shell) throws Exception {
    List<String> places =
        List.of(
            "usr/lib/jvm/jdk-21",
            "usr/lib64/jvm/jdk-21",
            "usr/java/jdk-21",
            "Library/Java/JavaVirtualMachines/temurin 21.jdk/Contents/Home",
            "a home/Library/Java/JavaVirtualMachines/temurin-21.jdk/Contents/Home",
            "opt/homebrew/opt/openjdk@21/libexec/openjdk.jdk/Contents/Home",
            "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
            "a home/.sdkman/candidates/java/21.0.1-tem",
            "a home/.jenv/versions/21",
            "a home/.asdf/installs/java/temurin-21.0.1",
            "a home/.local/share/mise/installs/java/21",
            "a home/.jdks/temurin-21",
            "opt/jdk-21",
            "opt/java/openjdk",
            "usr/local/openjdk-21");
    FakeTree tree = new FakeTree(root, shell).build();
    for (String place : places) {
      Path jdk = tree.jdk(place, 21);
      assertThat(jdk(tree)).isEqualTo(jdk);
      Files.delete(jdk.resolve("bin/java"));
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aJdkForAnotherArchitectureIsPassedOver(List<String> shell) throws Exception {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    FakeTree tree = new FakeTree(root, shell).build();
    String version = "JAVA_VERSION=\"25\"\n";
    tree.jdk("usr/lib/jvm/a", version + "OS_ARCH=\"" + (arm ? "x86_64" : "aarch64") + "\"\n");
    Path ours =
        tree.jdk("usr/lib/jvm/b", version + "OS_ARCH=\"" + (arm ? "aarch64" : "x86_64") + "\"\n");

    assertThat(jdk(tree)).isEqualTo(ours);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anX86TerminalOnAnArmMacStillChoosesTheArmJdk(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    tree.tool("uname", "echo Darwin x86_64");
    tree.jdk("usr/lib/jvm/a", "JAVA_VERSION=\"25\"\nOS_ARCH=\"x86_64\"\n");
    Path arm = tree.jdk("usr/lib/jvm/b", "JAVA_VERSION=\"25\"\nOS_ARCH=\"aarch64\"\n");

    tree.tool("sysctl", "[ \"$*\" = '-n hw.optional.arm64' ] && echo 1");
    assertThat(jdk(tree)).isEqualTo(arm);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void withoutAJdkThePlacesAreNamed(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    tree.jdk("usr/lib/jvm/a-17", 17);

    Result result = tree.start();

    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.words())
        .contains("no JDK of at least 21", "JAVA_HOME", "/usr/lib/jvm", "Homebrew", "~/.sdkman")
        .contains("set ARCHBENCH_JAVA_HOME");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void itBuildsWhereNothingIsBuiltAndWhenASourceIsNewer(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell);
    Path jdk = tree.jdk("usr/lib/jvm/jdk-25", 25);

    Result first = tree.start("suites");
    assertThat(first.exit()).as(first.words()).isZero();
    assertThat(first.words()).contains("building");
    assertThat(tree.takeCalls())
        .contains("mvn " + jdk + "\n<-B>\n<-f>\n<" + tree.source("pom.xml") + ">\n");

    tree.build();
    Files.createDirectories(tree.source("runner/target/src/main/java"));
    Files.createDirectories(tree.source("runner/src/test/java"));
    Files.writeString(tree.source("runner/target/src/main/java/Made.java"), "");
    Files.writeString(tree.source("runner/src/test/java/Tested.java"), "");
    assertThat(tree.start()).isEqualTo(new Result(0, ""));
    assertThat(tree.takePrograms()).noneMatch(call -> call.startsWith("mvn"));

    for (String source : List.of("runner/src/main/java/New one.java", "runner/pom.xml")) {
      tree.build();
      Files.writeString(tree.source(source), "changed");
      assertThat(tree.start().words()).as(source).contains("building");
      assertThat(tree.takePrograms()).as(source).anyMatch(call -> call.startsWith("mvn"));
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aBuildThatFailsOrCannotBeginIsSaid(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).with("BROKEN", "1");
    tree.jdk("usr/lib/jvm/jdk-25", 25);

    Result broken = tree.start();
    assertThat(broken.exit()).isEqualTo(5);
    assertThat(broken.words())
        .contains("[ERROR] no such symbol", "build.log")
        .doesNotContain("INFO");

    tree.removeTool("mvn");
    Result without = tree.start();
    assertThat(without.exit()).isEqualTo(5);
    assertThat(without.words()).contains("needs Maven");
    assertThat(tree.takePrograms()).noneMatch(call -> call.startsWith("java"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theArchiveOfClassesIsMadeOnceABuild(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build();
    tree.jdk("usr/lib/jvm/jdk-25", 25);
    Path archive = tree.home().resolve("classes-25.jsa");

    tree.start();
    assertThat(tree.takeCalls())
        .containsPattern("<-XX:ArchiveClassesAtExit=.*/the tree/.*classes-25\\.jsa\\.[0-9]+>");
    assertThat(archive).hasContent("archive");
    assertThat(tree.home()).isDirectoryNotContaining("glob:**.jsa.*");

    tree.start();
    assertThat(tree.takePrograms()).hasSize(1);

    Files.setLastModifiedTime(tree.built(), FileTime.from(Instant.now().plusSeconds(60)));
    tree.start();
    assertThat(tree.takePrograms()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anArchiveThatCannotBeMadeIsNotTriedAgain(List<String> shell) throws Exception {
    FakeTree tree = new FakeTree(root, shell).build().with("NO_ARCHIVE", "1");
    tree.jdk("usr/lib/jvm/jdk-25", 25);

    assertThat(tree.start()).isEqualTo(new Result(0, ""));
    assertThat(tree.takePrograms()).hasSize(2);
    assertThat(tree.start()).isEqualTo(new Result(0, ""));
    assertThat(tree.takePrograms()).hasSize(1);
    assertThat(tree.home()).isDirectoryNotContaining("glob:**.jsa.*");
  }

  /** The JDK of the last call of a start. */
  private static Path jdk(FakeTree tree) throws IOException, InterruptedException {
    Result result = tree.start();
    assertThat(result).isEqualTo(new Result(0, ""));
    List<String> programs = tree.takePrograms();
    return Path.of(programs.get(programs.size() - 1).substring("java ".length()))
        .getParent()
        .getParent();
  }
}
