package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerDigestTest {
  @TempDir Path path;

  @Test
  void theDigestIsThatOfQuestionsAndAnswers() throws IOException {
    AnswerDigest digest = digest();
    digest.expect("hits", 42, 42);
    digest.expect("ids", List.of(3, 1), List.of(3, 1));
    digest.write();
    // printf 'hits=42\nids=[3, 1]\n' | sha256sum
    assertThat(Files.readString(path.resolve("answer.sha256")))
        .isEqualTo("61c13153f0fa352df624bd838706fcc13407ba6b300f366c68fa5de4fff816eb");
    assertThat(path.resolve("wrong-answer.txt")).doesNotExist();
  }

  @Test
  void aWrongNumberFailsAndIsSaid() {
    assertThatThrownBy(() -> digest().expect("hits", 42, 41))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage("wrong answer to hits: expected 42, found 41");
    assertThat(path.resolve("wrong-answer.txt")).exists();
  }

  @Test
  void aWrongOrderFails() {
    assertThatThrownBy(() -> digest().expect("ids", List.of(1, 3), List.of(3, 1)))
        .isInstanceOf(WrongAnswerException.class);
  }

  @Test
  void aDigestOfNothingIsRefused() {
    assertThatThrownBy(() -> digest().write()).isInstanceOf(IllegalStateException.class);
    assertThat(path.resolve("answer.sha256")).doesNotExist();
  }

  private AnswerDigest digest() {
    return new AnswerDigest(new CellDirectory(Optional.of(path)));
  }
}
