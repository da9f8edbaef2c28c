package io.archbench.k8s.doctor;

import static io.archbench.k8s.image.store.FakeRegistry.claimed;
import static io.archbench.k8s.image.store.FakeRegistry.elf;
import static io.archbench.k8s.image.store.FakeRegistry.layer;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.store.FakeRegistry;
import io.archbench.k8s.image.store.Platform;
import io.archbench.trial.finding.FindingKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageCheckTest {
  private static final int AMD64 = 62;
  private static final Platform PLATFORM = Platform.parse("linux/amd64");

  private final FakeRegistry registry;

  ImageCheckTest() throws IOException {
    registry = new FakeRegistry();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private CheckedImage look(Map<String, byte[]> more) throws IOException {
    registry.index(
        "1",
        List.of(
            claimed(
                "linux",
                "amd64",
                registry.manifest(
                    "amd64", layer(Map.of("opt/jdk/bin/java", elf(AMD64))), layer(more)))));
    return new ImageCheck(new ImageInspector(registry.stores()))
        .look("http://" + registry.host() + "/team/app:1", List.of(PLATFORM));
  }

  @Test
  void anImageWhoseSuitesCannotBeReadIsUnusable() throws IOException {
    byte[] older = "{\"schema\": 0}".getBytes(StandardCharsets.UTF_8);

    assertThat(look(Map.of("archbench/suites/stub/suite.json", older)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.IMAGE_UNUSABLE);
              assertThat(finding.what())
                  .contains("archbench/suites/stub/suite.json")
                  .contains("Build the image with this version of archbench");
            });
  }

  @Test
  void anImageOfReadableSuitesIsNamedByItsDigest() throws IOException {
    CheckedImage checked = look(Map.of("readme.txt", new byte[1]));

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.reference()).contains("@sha256:");
  }
}
