package io.archbench.k8s.image.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageReferenceTest {
  private static final String DIGEST = "sha256:" + "0".repeat(64);

  @Test
  void hostRepositoryAndVersionAreRead() {
    assertThat(ImageReference.parse("registry.example/a/b:1.2"))
        .isEqualTo(new ImageReference("https", "registry.example", "a/b", "1.2"));
    assertThat(ImageReference.parse("http://localhost:5000/a"))
        .isEqualTo(new ImageReference("http", "localhost:5000", "a", "latest"));
    assertThat(ImageReference.parse("registry.example/a:1@" + DIGEST).version()).isEqualTo(DIGEST);
    assertThat(ImageReference.parse("registry.example/a@" + DIGEST))
        .hasToString("registry.example/a@" + DIGEST);
  }

  @Test
  void aTextWithoutHostOrWithOtherSignsIsRefused() {
    for (String text : new String[] {"", "app:1", "a/b", "r.example/A", "r.example/a@sha256:1"}) {
      assertThatThrownBy(() -> ImageReference.parse(text))
          .isInstanceOf(InvalidReferenceException.class)
          .hasMessageContaining("the host always named");
    }
    assertThatThrownBy(() -> Platform.parse("arm64")).hasMessageContaining("linux/arm64");
  }
}
