package io.archbench.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevealedTest {
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
  void anAnswerWithFailuresIsShown() {
    byte[] answer = bytes("{'errors':true,'items':[{'index':{'error':'the reason'}}]}");
    assertThat(Revealed.by(answer).explained(answer)).contains("the reason");
    byte[] good = bytes("{'errors':false}");
    assertThat(Revealed.by(good).explained(good)).doesNotContain("errors");
  }

  private static Revealed by(String answer) {
    return Revealed.by(bytes(answer));
  }

  private static byte[] bytes(String answer) {
    return answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
