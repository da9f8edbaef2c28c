package io.archbench.keyvalue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {
  private static final Path DIRECTORY = Path.of("/scratch");

  @Test
  void tooLittleIsSaidWithTheDirectoryAndTheRemedy() {
    assertThatThrownBy(() -> FreeSpace.check(DIRECTORY, (FreeSpace.LEAST_MIB << 20) - 1))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("stores and logs need 512 MiB, and /scratch has 511 MiB")
        .hasMessageContaining("-Djava.io.tmpdir");
  }

  @Test
  void enoughIsAccepted() {
    assertThatCode(() -> FreeSpace.check(DIRECTORY, FreeSpace.LEAST_MIB << 20))
        .doesNotThrowAnyException();
  }
}
