package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.dist.Archbench.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about images, as processes, against the distribution's own registry. */
class ImageIT {
  private static final String BOTH = "linux/amd64,linux/arm64";

  /** What a registry holds after {@link #digestOfBench1()}. */
  @TempDir private static Path shared;

  private static String bench1 = "";

  @TempDir private Path directory;
  private RealRegistry registry;
  private Archbench archbench;

  @BeforeEach
  void startARegistry() throws Exception {
    ImageTools.assume();
    archbench = new Archbench(directory);
    registry = RealRegistry.open(directory.resolve("registry"));
  }

  @AfterEach
  void stopTheRegistry() {
    if (registry != null) {
      registry.close();
    }
  }

  private String image(String name) {
    return "http://" + registry.host() + "/" + name;
  }

  /** Builds an image of the stub suite, and gives its name with its digest. */
  private String build(String to, String... further) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("image", "build", "--base", ImageTools.base(), "--suites", "stub", "--to", to));
    arguments.addAll(List.of(further));
    return done(archbench.run(arguments.toArray(String[]::new))).strip();
  }

  /** There is an image at {@code bench:1}: the first test that asks builds it, others copy it. */
  private String digestOfBench1() throws Exception {
    Path kept = shared.resolve("data");
    if (bench1.isEmpty()) {
      bench1 = build(image("bench:1")).replaceFirst(".*@", "");
      copy(registry.data(), kept);
    } else {
      copy(kept, registry.data());
    }
    return bench1;
  }

  private static void copy(Path from, Path to) throws Exception {
    assertThat(Root.run("cp", "-r", from.toString(), to.toString())).isZero();
  }

  private static String done(Result result) {
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  private static void assertInfrastructure(Result result, String words) {
    assertThat(result.exit()).as(result.err()).isEqualTo(5);
    assertThat(result.err()).contains(words).doesNotContain("Exception");
  }

  @Test
  void anImageIsBuiltInspectedAndCopiedWithTheSameDigest() throws Exception {
    String built = build(image("bench:1"));
    String digest = built.replaceFirst(".*@", "");

    String inspected = done(archbench.run("image", "inspect", image("bench:1"), "--require", BOTH));
    assertThat(inspected)
        .contains(digest)
        .contains("/usr/lib/jvm/java-17-openjdk-amd64/bin/java is for amd64")
        .contains("/usr/lib/jvm/java-17-openjdk-arm64/bin/java is for arm64")
        .doesNotContain("PROBLEM");
    Result again =
        archbench.run(
            "image",
            "build",
            "--base",
            ImageTools.base(),
            "--suites",
            "stub",
            "--jdk",
            "17",
            "--to",
            image("bench:2"));
    assertThat(done(again)).contains(digest);
    assertThat(again.err()).contains(": 0 blobs sent");
    Result copied = archbench.run("image", "copy", image("bench:1"), image("mirror/bench:1"));
    assertThat(done(copied)).contains(digest);
    assertThat(copied.err()).contains(": 0 blobs sent").contains("mounted");
    String layout = "oci:" + directory.resolve("carried") + ":1";
    assertThat(done(archbench.run("image", "copy", image("bench:1"), layout))).contains(digest);
    assertThat(done(archbench.run("image", "inspect", layout, "--require", BOTH))).contains(digest);
  }

  @Test
  void aRegistryWithTlsAndLoginsTakesAnImageAndTellsNoSecret() throws Exception {
    String digest = digestOfBench1();
    try (RealRegistry closed = RealRegistry.closed(directory.resolve("closed"))) {
      String to = closed.host() + "/bench:1";
      String login =
          Base64.getEncoder()
              .encodeToString(
                  (RealRegistry.USER + ":" + RealRegistry.PASSWORD)
                      .getBytes(StandardCharsets.UTF_8));
      Files.writeString(
          directory.resolve("config.json"),
          "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(closed.host(), login));
      Map<String, String> user = Map.of("DOCKER_CONFIG", directory.toString());
      Map<String, String> stranger = Map.of("DOCKER_CONFIG", directory.resolve("no").toString());
      String ca = "--ca=" + closed.certificate();

      assertInfrastructure(copy(stranger, image("bench:1"), to), "--ca FILE");
      assertInfrastructure(copy(stranger, image("bench:1"), to, ca), "docker login");
      Result copied = copy(user, image("bench:1"), to, ca);

      assertThat(done(copied)).contains(digest);
      assertThat(copied.err()).doesNotContain(RealRegistry.PASSWORD).doesNotContain(login);
      Result inspected =
          archbench.start(user, List.of(), "image", "inspect", to, ca, "--require", BOTH).end();
      assertThat(done(inspected)).contains(digest);
    }
  }

  @Test
  void aCredentialHelperIsAskedForTheLogin() throws Exception {
    digestOfBench1();
    Path helper = directory.resolve("docker-credential-test");
    Files.writeString(
        helper,
        "#!/bin/sh\nread host; echo \"$1 $host\" >> %s/asked\necho '{\"Username\":\"%s\",\"Secret\":\"%s\"}'\n"
            .formatted(directory, RealRegistry.USER, RealRegistry.PASSWORD));
    assertThat(helper.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("config.json"), "{\"credsStore\": \"test\"}");
    try (RealRegistry closed = RealRegistry.closed(directory.resolve("closed"))) {
      Map<String, String> user =
          Map.of(
              "DOCKER_CONFIG",
              directory.toString(),
              "PATH",
              directory + ":" + System.getenv("PATH"));

      done(
          copy(user, image("bench:1"), closed.host() + "/bench:1", "--ca=" + closed.certificate()));

      assertThat(directory.resolve("asked")).content().contains("get " + closed.host());
    }
  }

  private Result copy(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("image", "copy"));
    command.addAll(List.of(arguments));
    return archbench.start(environment, List.of(), command.toArray(String[]::new)).end();
  }

  @Test
  void imagesForOnePlatformEachAreJoined() throws Exception {
    build(image("bench:1-amd64"), "--platform", "linux/amd64");
    build(image("bench:1-arm64"), "--platform", "linux/arm64");

    assertInfrastructure(
        archbench.run("image", "inspect", image("bench:1-amd64"), "--require", BOTH),
        "linux/arm64: not in the image");
    String joined =
        done(
            archbench.run(
                "image",
                "join",
                image("bench:1-amd64"),
                image("bench:1-arm64"),
                "--to",
                image("bench:1")));
    assertThat(joined).isEqualTo(build(image("bench:2")) + "\n"); // the very same index
    done(archbench.run("image", "inspect", image("bench:1"), "--require", BOTH));
  }

  @Test
  void aDamagedBlobAndATruncatedManifestAreNamed() throws Exception {
    String digest = digestOfBench1();
    List<Path> blobs = registry.blobs();
    Path layer = blobs.get(blobs.size() - 1);
    byte[] bytes = Files.readAllBytes(layer);
    bytes[bytes.length / 2] ^= 1;
    Files.write(layer, bytes);

    assertInfrastructure(archbench.run("image", "inspect", image("bench:1")), "is damaged");

    Path index = registry.blob(digest);
    Files.write(index, Arrays.copyOf(Files.readAllBytes(index), 100));
    assertThat(archbench.run("image", "inspect", image("bench:1")).exit()).isEqualTo(5);
  }

  @Test
  void aScanTellsWhatRunsFromWhatDoesNot() throws Exception {
    digestOfBench1();
    build(image("bench:amd64"), "--platform", "linux/amd64");
    Path list =
        Files.writeString(
            directory.resolve("images.txt"),
            "%s\n%s\n%s\n".formatted(image("bench:1"), image("bench:amd64"), image("bench:none")));

    String scanned = done(archbench.run("image", "scan", "--from", list.toString()));

    assertThat(scanned)
        .contains("blocked  " + image("bench:amd64"))
        .contains("unknown  " + image("bench:none"))
        .contains("3 images on linux/arm64: 1 ready, 0 slower, 1 blocked, 1 unknown");
    assertThat(done(archbench.run("image", "scan", "--from", list.toString(), "-o", "csv")))
        .startsWith("readiness,image,platform,used_by,evidence\r\nready,")
        .contains("\r\nblocked," + image("bench:amd64") + ",linux/arm64,,");
  }
}
