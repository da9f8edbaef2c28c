package io.archbench.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.segment.Manifest;
import io.archbench.trial.segment.Manifest.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationFileTest {
  @TempDir private Path directory;

  @Test
  void theNewestManifestIsThereAndNothingElse() throws IOException {
    Path path = directory.resolve("termination");
    TerminationFile file = new TerminationFile(path);

    file.replace(manifest("a longer text than the next one"));
    file.replace(manifest(""));

    assertThat(Files.readAllBytes(path)).isEqualTo(manifest("").bytes());
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void aFileThatCannotBeRenamedOverIsOverwrittenAndStaysReadable() throws IOException {
    Path path = directory.resolve("termination");
    // as in a pod: the file is there, nothing beside it can be made
    Files.createDirectories(path.resolveSibling("termination.new").resolve("in the way"));
    TerminationFile file = new TerminationFile(path);

    file.replace(manifest("a longer text than the next one"));
    long length = Files.size(path);
    file.replace(manifest("short"));

    assertThat(Files.size(path)).isEqualTo(length);
    assertThat(CanonicalJson.read(Files.readAllBytes(path), Manifest.class, "termination"))
        .isEqualTo(manifest("short"));
  }

  @Test
  void aFileThatCannotBeWrittenAtAllIsAnError() {
    TerminationFile file = new TerminationFile(directory.resolve("no such directory/file"));

    assertThatThrownBy(() -> file.replace(manifest(""))).isInstanceOf(IOException.class);
  }

  private static Manifest manifest(String words) {
    return Manifest.of(
        "stub-side-r01-a1",
        List.of("0".repeat(64)),
        Optional.empty(),
        State.RUNNING,
        Optional.empty(),
        words);
  }
}
