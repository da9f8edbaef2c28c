package io.archbench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebLogCorpusTest {
  private static final WebLogCorpus SMALL = WebLogCorpus.of(CorpusSize.SMALL, new Seed(20261124));

  @Test
  void bytesAreTheSameOnEveryMachine() {
    assertThat(SMALL.sha256())
        .isEqualTo("a874cefb4330967a0ac7fdf1619612f2a4311875a2d2d97c2deba557d84c1a14");
  }

  @Test
  void theFirstLineIsTheSameOnEveryMachine() {
    assertThat(SMALL.line(0).json())
        .isEqualTo(
            "{\"@timestamp\":1767225836925,\"clientip\":\"216.214.226.149\","
                + "\"request\":\"GET /french/venues/match263.jpg HTTP/1.0\","
                + "\"status\":200,\"size\":1456}");
  }

  @Test
  void theSameSeedGivesTheSameBytesUnderAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      WebLogCorpus again = WebLogCorpus.of(CorpusSize.SMALL, new Seed(20261124));
      assertThat(again.sha256()).isEqualTo(SMALL.sha256());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anotherSeedGivesOtherBytes() {
    assertThat(WebLogCorpus.of(CorpusSize.SMALL, new Seed(1)).sha256())
        .isNotEqualTo(SMALL.sha256());
  }

  @Test
  void sizesDiffer() {
    assertThat(SMALL.size()).isEqualTo(10_000);
    assertThat(WebLogCorpus.of(CorpusSize.MEDIUM, new Seed(1)).size()).isEqualTo(200_000);
    assertThatThrownBy(() -> CorpusSize.of("huge")).hasMessageContaining("small, medium or large");
  }

  @Test
  void aFewRequestsMakeMostOfTheTraffic() {
    Map<String, Integer> uses = new HashMap<>();
    IntStream.range(0, SMALL.size())
        .forEach(index -> uses.merge(SMALL.request(index), 1, Integer::sum));
    int top =
        uses.values().stream()
            .sorted(Collections.reverseOrder())
            .limit(uses.size() / 10)
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(uses).hasSizeGreaterThan(2_000);
    assertThat(top).isBetween(SMALL.size() / 2, SMALL.size() * 9 / 10);
  }

  @Test
  void linesSpanDaysInAlmostTheRightOrder() {
    long[] timestamps = IntStream.range(0, SMALL.size()).mapToLong(SMALL::timestamp).toArray();
    long late =
        IntStream.range(1, timestamps.length)
            .filter(index -> timestamps[index] < timestamps[index - 1])
            .count();
    Arrays.sort(timestamps);
    assertThat((timestamps[timestamps.length - 1] - timestamps[0]) / 3_600_000.0 / 24)
        .isBetween(8.0, 12.0);
    assertThat(late).isBetween(10L, 2_500L);
  }
}
