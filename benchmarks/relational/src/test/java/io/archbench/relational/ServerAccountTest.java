package io.archbench.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerAccountTest {
  private static final String ROOT = "root:x:0:0:root:/root:/bin/bash";
  private static final String NOBODY = "nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin";
  private static final String SERVER = "postgres:x:101:104::/var/lib/postgresql:/bin/bash";

  @Test
  void insteadOfRootTheServerRunsAsItsOwnUserOrNobody() {
    assertThat(ServerAccount.other(List.of(ROOT, NOBODY, SERVER)))
        .isEqualTo(new ServerAccount.Other("postgres", 101, 104));
    assertThat(ServerAccount.other(List.of(ROOT, "postgresql-x:x:7:7::/:/bin/sh", NOBODY)))
        .isEqualTo(new ServerAccount.Other("nobody", 65_534, 65_533));
  }

  @Test
  void whereThereIsNeitherRootIsToldToBeAnother() {
    assertThatThrownBy(() -> ServerAccount.other(List.of(ROOT)))
        .isInstanceOf(UnusableServerException.class)
        .hasMessageContaining("PostgreSQL does not run as root")
        .hasMessageContaining("run archbench as another user");
  }

  @Test
  void othersRunTheServerAsThemselves() {
    ServerAccount own = new ServerAccount(Path.of("/scratch"), Optional.empty());
    assertThat(own.command(List.of("postgres", "-D"))).containsExactly("postgres", "-D");
    assertThat(own.path("data")).isEqualTo("/scratch/data");
    assertThat(own.remedy()).isEmpty();
  }
}
