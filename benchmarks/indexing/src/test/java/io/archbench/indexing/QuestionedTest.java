package io.archbench.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.WebLogCorpus;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.TopDocs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionedTest {
  @TempDir Path cell;

  @ParameterizedTest
  @ValueSource(strings = {"none", "timestamp"})
  void luceneFindsWhatAPlainLoopFinds(String sort) throws IOException {
    ShardSettings settings = new ShardSettings("default", sort);
    try (QueryIndex index = new QueryIndex(SmallLogs.LINES, settings, SmallLogs.RUN)) {
      assertThat(index.segments()).hasSize(6);
      new Questioned(index, questions(SmallLogs.LINES, settings)).checkAll(digest());
    }
    assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "timestamp"})
  void oneMissingDocumentIsCaught(String sort) throws IOException {
    ShardSettings settings = new ShardSettings("default", sort);
    try (QueryIndex index = new QueryIndex(SmallLogs.WITHOUT_THE_LAST, settings, SmallLogs.RUN)) {
      Questioned questioned = new Questioned(index, List.of(everything(settings)));
      assertThatThrownBy(() -> questioned.checkAll(digest()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("expected 5000, found 4999");
    }
    assertThat(cell.resolve("wrong-answer.txt")).isNotEmptyFile();
  }

  /** One line more that matches, as the oracle of one line more expects. */
  @ParameterizedTest
  @ValueSource(strings = {"errors", "phrases", "prefixes", "pagesAfter"})
  void oneMissingHitIsCaught(String kind) throws IOException {
    try (QueryIndex index =
        new QueryIndex(SmallLogs.LINES.first(4_000), ShardSettings.DEFAULT, SmallLogs.RUN)) {
      Questioned questioned = new Questioned(index, ofKind(kind));
      assertThatThrownBy(() -> questioned.checkAll(digest()))
          .isInstanceOf(WrongAnswerException.class);
      assertThatThrownBy(
              () -> {
                for (int turn = 0; turn < questioned.questions().size(); turn++) {
                  questioned.check(turn, questioned.ask(turn), directory());
                }
              })
          .isInstanceOf(WrongAnswerException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors", "phrases", "prefixes", "pagesAfter"})
  void questionsHaveAnswersThatDiffer(String kind) {
    List<Question> questions = ofKind(kind);
    assertThat(questions).allMatch(each -> each.expected().count() > 0);
    assertThat(questions.stream().map(Question::expectedToken).distinct().count())
        .isGreaterThan(10);
  }

  private static List<Question> ofKind(String kind) {
    LogOracle oracle = new LogOracle(SmallLogs.LINES, ShardSettings.DEFAULT, SmallLogs.RUN);
    Questions questions =
        new Questions(SmallLogs.LINES, oracle, SmallLogs.SEED.purpose("questions"));
    return switch (kind) {
      case "errors" -> questions.errors();
      case "phrases" -> questions.phrases();
      case "prefixes" -> questions.prefixes();
      default -> questions.pagesAfter();
    };
  }

  @Test
  void aWrongOrderOfHitsIsCaught() throws IOException {
    try (QueryIndex index = index()) {
      Question right = everything(ShardSettings.DEFAULT);
      List<Integer> swapped = new ArrayList<>(right.expected().first());
      swapped.set(0, right.expected().first().get(1));
      swapped.set(1, right.expected().first().get(0));
      Question wrong =
          new Question.Matching(
              "all", Questions.between(0, Long.MAX_VALUE), new ExpectedHits(5_000, swapped));
      assertThatThrownBy(() -> new Questioned(index, List.of(wrong)).checkAll(digest()))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("hits of all");
    }
  }

  @Test
  void eachRequestIsCheckedWhileItIsTimed() throws IOException {
    try (QueryIndex index = index()) {
      List<Question> questions = questions(SmallLogs.LINES, ShardSettings.DEFAULT);
      Questioned questioned = new Questioned(index, questions);
      for (int turn = 0; turn < questions.size(); turn++) {
        questioned.check(turn, questioned.ask(turn), directory());
      }
      assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
      // the answer to one question is not that to another
      TopDocs other = questioned.ask(0);
      int turn = firstThatDiffers(questions, other);
      assertThatThrownBy(() -> questioned.check(turn, other, directory()))
          .isInstanceOf(WrongAnswerException.class);
      assertThat(cell.resolve("wrong-answer.txt")).exists();
    }
  }

  @Test
  void turnsComeRoundAgainAfterTheLargestNumberToo() throws IOException {
    try (QueryIndex index = index()) {
      Questioned questioned =
          new Questioned(index, questions(SmallLogs.LINES, ShardSettings.DEFAULT));
      questioned.check(Integer.MIN_VALUE, questioned.ask(Integer.MIN_VALUE), directory());
      assertThat(cell.resolve("wrong-answer.txt")).doesNotExist();
    }
  }

  @Test
  void closingRemovesTheIndex() throws IOException {
    MappedDirectory scratch = new MappedDirectory();
    assertThat(scratch.path()).exists();
    scratch.close();
    assertThat(scratch.path()).doesNotExist();
  }

  private static int firstThatDiffers(List<Question> questions, TopDocs found) {
    int turn = 0;
    while (questions.get(turn).token(found) == questions.get(turn).expectedToken()) {
      turn++;
    }
    return turn;
  }

  private static List<Question> questions(WebLogCorpus corpus, ShardSettings settings) {
    LogOracle oracle = new LogOracle(corpus, settings, SmallLogs.RUN);
    Questions questions = new Questions(corpus, oracle, SmallLogs.SEED.purpose("questions"));
    List<Question> all = new ArrayList<>(questions.terms());
    all.addAll(questions.ranges());
    all.addAll(questions.newest());
    all.addAll(questions.errors());
    all.addAll(questions.phrases());
    all.addAll(questions.prefixes());
    all.addAll(questions.pagesAfter());
    return all;
  }

  private static Question everything(ShardSettings settings) {
    LogOracle oracle = new LogOracle(SmallLogs.LINES, settings, SmallLogs.RUN);
    return new Question.Matching(
        "all",
        Questions.between(0, Long.MAX_VALUE),
        oracle.between(0, Long.MAX_VALUE, Question.HITS));
  }

  private static QueryIndex index() throws IOException {
    return new QueryIndex(SmallLogs.LINES, ShardSettings.DEFAULT, SmallLogs.RUN);
  }

  private CellDirectory directory() {
    return new CellDirectory(Optional.of(cell));
  }

  private AnswerDigest digest() {
    return new AnswerDigest(directory());
  }
}
