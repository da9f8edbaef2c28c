package io.archbench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessLogsTest {
  private static final AccessLogs SMALL = AccessLogs.of(CorpusSize.SMALL, SmallLogs.SEED);

  @Test
  void bytesAreTheSameOnEveryMachine() {
    assertThat(SMALL.sha256()).isEqualTo(BenchmarksTest.CORPUS);
  }

  @Test
  void theFirstLineIsTheSameOnEveryMachine() {
    assertThat(SMALL.message(0))
        .isEqualTo(
            "216.214.226.149 - - [01/Jan/2026:00:03:56 +0000] \"GET /french/venues/match263.jpg HTTP/1.0\" 200 1456 \"https://www.example.org/start/page323.html\" \"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36\"");
  }

  @Test
  void theSameSeedGivesTheSameBytesUnderAnyLocaleAndTimeZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(AccessLogs.of(CorpusSize.SMALL, SmallLogs.SEED).sha256())
          .isEqualTo(SMALL.sha256());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anotherSeedGivesOtherBytes() {
    assertThat(AccessLogs.of(CorpusSize.SMALL, new Seed(1)).sha256()).isNotEqualTo(SMALL.sha256());
  }

  @Test
  void oneLineInAHundredIsForeign() {
    long foreign = IntStream.range(0, SMALL.size()).filter(SMALL::foreign).count();
    assertThat(SMALL.size()).isEqualTo(10_000);
    assertThat(foreign).isBetween(70L, 130L);
  }

  @Test
  void networksAreFoundBothWays() {
    for (int position = 0; position < 1_000; position++) {
      long address = Integer.toUnsignedLong(SMALL.log(position).request().clientAddress());
      assertThat(SmallLogs.NETWORKS.of(address)).isEqualTo(SmallLogs.NETWORKS.plainly(address));
    }
    assertThat(SmallLogs.NETWORKS.of(0)).containsEntry("network", "net-0");
  }
}
