package io.archbench.k8s.image.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LayoutReferenceTest {
  @Test
  void aDirectoryMayHaveATagOrADigest() {
    String digest = "sha256:" + "0".repeat(64);

    assertThat(ImageLocation.parse("oci:out/images"))
        .isEqualTo(new LayoutReference(Path.of("out/images"), "latest"));
    assertThat(ImageLocation.parse("oci:/a/b:1.2"))
        .isEqualTo(new LayoutReference(Path.of("/a/b"), "1.2"));
    assertThat(ImageLocation.parse("oci:/a/b@" + digest))
        .isEqualTo(new LayoutReference(Path.of("/a/b"), digest))
        .hasToString("oci:/a/b@" + digest);
    assertThatThrownBy(() -> ImageLocation.parse("oci:"))
        .isInstanceOf(InvalidReferenceException.class);
  }
}
