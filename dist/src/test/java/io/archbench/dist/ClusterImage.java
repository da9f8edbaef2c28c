package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An image with the stub suite in the registry of the tests' cluster; built once. */
final class ClusterImage {
  private static @Nullable String stub;

  private ClusterImage() {}

  /** By its digest. */
  static synchronized String stub(Path directory) throws Exception {
    String built = stub;
    if (built == null) {
      built = build(directory, "stub:1", "--suites", "stub");
      stub = built;
    }
    return built;
  }

  /** Builds another. */
  static String build(Path directory, String name, String... options) throws Exception {
    return buildIn(TestCluster.registry(), directory, name, options);
  }

  /** Builds one with a runner in it, for this machine's architecture alone. */
  static String runner(Path directory) throws Exception {
    return buildOn(
        ImageTools.runnerBase(),
        TestCluster.registry(),
        directory,
        "runner:1",
        "--suites",
        "stub",
        "--runner",
        "--platform",
        "linux/amd64");
  }

  /** Builds one for another registry. */
  static String buildIn(String registry, Path directory, String name, String... options)
      throws Exception {
    return buildOn(ImageTools.base(), registry, directory, name, options);
  }

  private static String buildOn(
      String base, String registry, Path directory, String name, String... options)
      throws Exception {
    String to = "http://" + registry + "/" + name;
    String[] command = new String[options.length + 6];
    System.arraycopy(new String[] {"image", "build", "--base", base, "--to", to}, 0, command, 0, 6);
    System.arraycopy(options, 0, command, 6, options.length);
    Archbench.Result built = new Archbench(directory).run(command);
    assertThat(built.exit()).as(built.err()).isZero();
    return built.out().strip();
  }
}
