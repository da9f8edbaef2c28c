package io.archbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.CellDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevealedTest {
  @TempDir Path cell;

  @Test
  void totalsHitsAndBucketsOfSeveralSearchesAreCounted() {
    assertThat(
            by(
                "{'took':3,'responses':[{'timed_out':false,'_shards':{'total':1,'failed':0},"
                    + "'hits':{'total':{'value':812,'relation':'eq'},'hits':[{'_id':'1','_source':{'status':201}}]},"
                    + "'aggregations':{'a':{'buckets':[{'key':1,'doc_count':5},{'key':2,'doc_count':6}]}},'status':200},"
                    + "{'hits':{'total':{'value':7,'relation':'eq'}}}]}"))
        .isEqualTo(new Revealed(List.of(812L, 7L), 1, 2, 1, 0));
  }

  @Test
  void storedDocumentsAreCounted() {
    assertThat(by("{'errors':false,'items':[{'index':{'status':201}},{'index':{'status':201}}]}"))
        .isEqualTo(Revealed.stored(2));
  }

  @Test
  void everyKindOfFailureIsCounted() {
    assertThat(by("{'errors':true,'items':[]}").failures()).isEqualTo(1);
    assertThat(by("{'responses':[{'error':{'type':'x'},'status':400}]}").failures()).isEqualTo(1);
    assertThat(by("{'timed_out':true}").failures()).isEqualTo(1);
    assertThat(by("{'_shards':{'total':2,'failed':2}}").failures()).isEqualTo(2);
  }

  @Test
  void anAnswerThatEndsTooEarlyIsNoError() {
    assertThat(by("{'hits':{'total':{'value':")).isEqualTo(new Revealed(List.of(0L), 0, 0, 0, 0));
    assertThat(by("{'doc_coun")).isEqualTo(Revealed.stored(0));
  }

  @Test
  void aFailureIsNoWrongAnswerAndIsShown() {
    assertFailed("{'errors':true,'items':[{'index':{'error':'the reason'}}]}", "the reason");
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
  }

  @Test
  void aFailureThatHasARemedyIsSaidWithIt() {
    assertFailed(
        "{'errors':true,'items':['" + "x".repeat(2_000) + "No space left on device']}",
        "java.io.tmpdir is full");
    assertFailed("{'error':{'type':'circuit_breaking_exception'}}", "a larger heap");
    assertFailed("{'error':{'type':'unavailable_shards_exception'}}", "must be writable");
  }

  private void assertFailed(String answer, String words) {
    CellDirectory directory = new CellDirectory(Optional.of(cell));
    assertThatThrownBy(() -> Revealed.stored(1).check("_bulk of 1", bytes(answer), directory))
        .isInstanceOf(FailedRequestException.class)
        .hasMessageStartingWith("_bulk of 1: ")
        .hasMessageContaining(words);
  }

  private static Revealed by(String answer) {
    return Revealed.by(bytes(answer));
  }

  private static byte[] bytes(String answer) {
    return answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
