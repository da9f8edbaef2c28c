package io.archbench.k8s.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.job.JobSettings;
import io.archbench.trial.RunId;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CensusPodTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/archbench/k8s/census/census-pod.yaml");

  private static final CensusSettings SETTINGS =
      new CensusSettings(
          new RunId("abcdefgh"),
          "registry.test/bench@sha256:" + "a".repeat(64),
          new JobSettings(
              "bench",
              Optional.empty(),
              List.of("registry-login"),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              Map.of()),
          Duration.ofMinutes(1));

  private static Pod pod() {
    FleetNode node =
        new FleetNode(
            "aks-arm-1",
            Optional.empty(),
            Optional.empty(),
            "arm64",
            Instant.EPOCH,
            Optional.empty());
    return CensusPod.of(CensusPod.name(SETTINGS.census(), 7), node, SETTINGS);
  }

  @Test
  void thePodIsWhatTheGoldenFileHolds() throws IOException {
    String yaml = Serialization.asYaml(pod());
    if (Boolean.getBoolean("archbench.golden.update")) {
      Files.writeString(GOLDEN, yaml);
    }
    assertThat(yaml).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void anyTaintIsTolerated() {
    assertThat(pod().getSpec().getTolerations())
        .singleElement()
        .satisfies(
            toleration -> {
              assertThat(toleration.getOperator()).isEqualTo("Exists");
              assertThat(toleration.getKey()).isNull();
              assertThat(toleration.getEffect()).isNull();
            });
  }
}
