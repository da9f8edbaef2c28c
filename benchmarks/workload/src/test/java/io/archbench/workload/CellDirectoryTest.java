package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.AgentContract;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellDirectoryTest {
  @Test
  void namesAreThoseOfTheAgentsContract() {
    assertThat(CellDirectory.PROPERTY).isEqualTo(AgentContract.CELL_DIRECTORY_PROPERTY);
    assertThat(CellDirectory.ANSWER_FILE).isEqualTo(AgentContract.ANSWER_FILE);
    assertThat(CellDirectory.CORPUS_FILE).isEqualTo(AgentContract.CORPUS_FILE);
    assertThat(CellDirectory.WRONG_ANSWER_FILE).isEqualTo(AgentContract.WRONG_ANSWER_FILE);
    assertThat(CellDirectory.HISTOGRAM_SUFFIX).isEqualTo(AgentContract.HISTOGRAM_SUFFIX);
    assertThat(CellDirectory.NATIVE_FILE).isEqualTo(AgentContract.NATIVE_FILE);
    assertThat(CellDirectory.OPEN_LOOP_FILE).isEqualTo(AgentContract.OPEN_LOOP_FILE);
    assertThat(Seed.PROPERTY).isEqualTo(AgentContract.SEED_PROPERTY);
    assertThat(CorpusSize.PROPERTY).isEqualTo(AgentContract.CORPUS_SIZE_PROPERTY);
  }

  @Test
  void filesHaveTheirNames(@TempDir Path path) {
    CellDirectory directory = new CellDirectory(Optional.of(path));
    directory.corpus("c0");
    directory.answer("a0");
    directory.wrongAnswer("hits", 42, 41);
    directory.nativeLibraries(List.of("libone", "libtwo"));
    directory.openLoop("{}");
    assertThat(path.resolve("corpus.sha256")).hasContent("c0");
    assertThat(path.resolve("answer.sha256")).hasContent("a0");
    assertThat(path.resolve("wrong-answer.txt"))
        .hasContent("wrong answer to hits: expected 42, found 41\n");
    assertThat(path.resolve("native.json")).hasContent("[\"libone\",\"libtwo\"]");
    assertThat(path.resolve("open-loop.json")).hasContent("{}\n");
    assertThat(directory.histogramLog("service")).contains(path.resolve("service.hlog"));
  }

  @Test
  void withoutADirectoryNothingIsWrittenAndNothingFails() {
    CellDirectory directory = CellDirectory.ofThisCell();
    directory.corpus("c0");
    directory.answer("a0");
    assertThat(directory.path()).isEmpty();
    assertThat(directory.wrongAnswer("hits", 42, 41)).hasMessageContaining("found 41");
  }

  @Test
  void aDirectoryThatIsNotThereFailsTheCell(@TempDir Path path) {
    CellDirectory directory = new CellDirectory(Optional.of(path.resolve("gone")));
    assertThatThrownBy(() -> directory.answer("a0")).isInstanceOf(UncheckedIOException.class);
  }
}
