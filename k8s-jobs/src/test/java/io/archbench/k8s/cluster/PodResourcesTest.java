package io.archbench.k8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodResourcesTest {
  private static PodResources of(String spec) {
    return new PodResources(Serialization.unmarshal(spec, PodSpec.class));
  }

  private static String container(String cpu, String further) {
    return "{\"name\": \"c\", \"resources\": {\"requests\": {\"cpu\": \"%s\"}} %s}"
        .formatted(cpu, further);
  }

  private static final String SIDECAR = ", \"restartPolicy\": \"Always\"";

  @Test
  void containersAndSidecarsRunTogether() {
    String spec =
        "{\"initContainers\": [%s], \"containers\": [%s, %s]}"
            .formatted(container("250m", SIDECAR), container("1", ""), container("500m", ""));

    assertThat(of(spec).request("cpu")).isEqualByComparingTo("1.75");
    assertThat(of(spec).request("memory")).isZero();
  }

  @Test
  void initializingCountsWhereItTakesMoreWithTheSidecarsThatRunBefore() {
    String spec =
        "{\"initContainers\": [%s, %s], \"containers\": [%s]}"
            .formatted(container("250m", SIDECAR), container("2", ""), container("1", ""));

    assertThat(of(spec).request("cpu")).isEqualByComparingTo("2.25");
  }

  @Test
  void whatTheWholePodAsksForGoesBeforeItsContainersAndOverheadIsAdded() {
    String spec =
        "{\"resources\": {\"requests\": {\"cpu\": \"3\"}}, \"overhead\": {\"cpu\": \"100m\"},"
            + " \"containers\": [%s]}".formatted(container("1", ""));

    assertThat(of(spec).request("cpu")).isEqualByComparingTo("3.1");
  }

  @Test
  void oneContainerWithoutALimitMakesAPodWithoutOne() {
    String limited = "{\"name\": \"a\", \"resources\": {\"limits\": {\"cpu\": \"2\"}}}";

    assertThat(of("{\"containers\": [%s, %s]}".formatted(limited, limited)).limit("cpu"))
        .isEqualTo(Optional.of(new BigDecimal("4")));
    assertThat(of("{\"containers\": [%s, %s]}".formatted(limited, container("1", ""))).limit("cpu"))
        .isEmpty();
  }
}
