package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code k8s-jobs/testcluster/image-tools.sh} fetched; where it has to be there, a test may
 * not be skipped.
 */
final class ImageTools {
  private static final Path DIRECTORY =
      Path.of(System.getenv().getOrDefault("ARCHBENCH_IMAGE_TOOLS", "none")).toAbsolutePath();

  private ImageTools() {}

  /** Skips the test with the reason unless they are there. */
  static void assume() {
    boolean there = Files.isExecutable(registry());
    String reason =
        "needs a registry and a base image: run k8s-jobs/testcluster/image-tools.sh DIRECTORY and"
            + " set ARCHBENCH_IMAGE_TOOLS to it";
    if (System.getenv("ARCHBENCH_REQUIRE_IMAGE_TOOLS") != null) {
      assertThat(there).as(reason).isTrue();
    }
    assumeTrue(there, reason);
  }

  static Path registry() {
    return DIRECTORY.resolve("root/usr/bin/docker-registry");
  }

  /** Runs programs for arm64 on amd64; only what has to be refused. */
  static Path emulator() {
    return DIRECTORY.resolve("root/usr/bin/qemu-aarch64-static");
  }

  /** A JDK 17 for both architectures. */
  static String base() {
    return "oci:" + DIRECTORY.resolve("base");
  }

  /** A JDK that a runner starts with, for this machine's architecture. */
  static String runnerBase() {
    return "oci:" + DIRECTORY.resolve("runner-base");
  }
}
