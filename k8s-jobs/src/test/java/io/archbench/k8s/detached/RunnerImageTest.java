package io.archbench.k8s.detached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.image.ImageInspection;
import io.archbench.k8s.image.PlatformImage;
import io.archbench.k8s.image.Program;
import io.archbench.k8s.image.store.ImageReference;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunnerImageTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final ImageReference IMAGE = ImageReference.parse("registry.test/archbench:1");

  private static PlatformImage of(
      String architecture, Optional<String> runner, String jdk, String java, List<String> wrong) {
    return new PlatformImage(
        Platform.parse("linux/" + architecture),
        DIGEST,
        1,
        Optional.empty(),
        "65532",
        List.of(java),
        runner,
        jdk,
        List.of(new Program(java, architecture)),
        1,
        List.of(),
        List.of(),
        wrong,
        List.of());
  }

  private static PlatformImage good(String architecture, String java) {
    return of(architecture, Optional.of("1.2"), "21.0.9", java, List.of());
  }

  private static RunnerImage of(PlatformImage... platforms) {
    return RunnerImage.of(
        IMAGE, new ImageInspection(IMAGE.toString(), DIGEST, true, List.of(platforms)), "1.2");
  }

  @Test
  void anImageIsNamedByItsDigestAndRunsOnAllItsArchitectures() {
    RunnerImage image = of(good("amd64", "/jdk/bin/java"), good("arm64", "/jdk/bin/java"));
    assertThat(image.reference()).isEqualTo("registry.test/archbench@" + DIGEST);
    assertThat(image.java()).isEqualTo("/jdk/bin/java");
    assertThat(image.architectures()).containsExactly("amd64", "arm64");
  }

  @Test
  void anArchitectureWhoseJavaLiesElsewhereIsLeftOut() {
    assertThat(of(good("amd64", "/jvm-amd64/bin/java"), good("arm64", "/jvm-arm64/bin/java")))
        .extracting(RunnerImage::architectures)
        .isEqualTo(List.of("amd64"));
  }

  @Test
  void whatCannotStartARunnerIsLeftOut() {
    assertThat(
            of(
                of("amd64", Optional.of("1.2"), "17.0.9", "/jdk/bin/java", List.of()),
                good("arm64", "/jdk/bin/java")))
        .extracting(RunnerImage::architectures)
        .isEqualTo(List.of("arm64"));
  }

  @Test
  void anImageWithoutAnythingThatStartsIsRefusedWithWhatToDo() {
    for (PlatformImage unfit :
        List.of(
            of("amd64", Optional.empty(), "21.0.9", "/jdk/bin/java", List.of()),
            of("amd64", Optional.of("1.2"), "17.0.9", "/jdk/bin/java", List.of()),
            of("amd64", Optional.of("1.2"), "", "/jdk/bin/java", List.of()),
            of("amd64", Optional.of("1.2"), "21.0.9", "/jdk/bin/java", List.of("is for arm64")))) {
      assertThatThrownBy(() -> of(unfit))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("image build --runner");
    }
  }

  @Test
  void aRunnerOfAnotherVersionIsRefused() {
    assertThatThrownBy(
            () -> of(of("amd64", Optional.of("1.1"), "21.0.9", "/jdk/bin/java", List.of())))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("holds archbench 1.1, and this is 1.2");
  }
}
