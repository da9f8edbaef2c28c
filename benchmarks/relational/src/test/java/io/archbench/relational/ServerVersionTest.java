package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerVersionTest {
  @Test
  void oneBuildIsTheSameOnBothArchitectures() {
    String debian =
        "PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on %s, compiled by gcc (Debian 12.2.0-14)"
            + " 12.2.0, 64-bit";
    assertThat(ServerVersion.withoutArchitecture(debian.replace("%s", "aarch64-unknown-linux-gnu")))
        .isEqualTo(ServerVersion.withoutArchitecture(debian.replace("%s", "x86_64-pc-linux-gnu")))
        .isEqualTo(debian.replace(" on %s", ""));
  }
}
