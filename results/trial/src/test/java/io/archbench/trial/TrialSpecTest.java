package io.archbench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.synthetic.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrialSpecTest {
  /** Of the spec below. It must never change: records and pods of older versions carry it. */
  private static final String GOLDEN =
      "b46a019ddf18ad0e95e40fcf2be401df0374dcf2dd3826f2b52d4b67331678a4";

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static TrialSpec spec() {
    return RecordBuilder.of("indexing", "g1")
        .jvmArgs("-XX:+UseG1GC")
        .jdk(21)
        .round(3)
        .missing("indexing/Search.term?codec=default:thrpt:tmax")
        .missing("indexing/Search.range:avgt:tquarter")
        .spec();
  }

  @Test
  void theDigestOfASpecStaysTheSameForEver() {
    assertThat(spec().sha256()).isEqualTo(GOLDEN);
    Locale.setDefault(Locale.GERMANY);
    assertThat(spec().sha256()).isEqualTo(GOLDEN);
  }

  @Test
  void anyDifferenceChangesTheDigest() {
    TrialSpec spec = spec();

    assertThat(spec.at(new Place("elsewhere", Architecture.AMD64, 2)).sha256())
        .isNotEqualTo(GOLDEN);
    assertThat(spec.retry(2, Set.of()).sha256()).isNotEqualTo(GOLDEN);
  }

  @Test
  void aSpecSurvivesJson() {
    byte[] json = CanonicalJson.bytes(spec());

    assertThat(CanonicalJson.read(json, TrialSpec.class, "test")).isEqualTo(spec());
  }

  @Test
  void aRetryHoldsOnlyTheCellsWithoutAResult() {
    CellKey done = CellKey.parse("indexing/Search.range:avgt:tquarter");

    TrialSpec retry = spec().retry(2, Set.of(done));

    assertThat(retry.attempt()).isEqualTo(2);
    assertThat(retry.cells())
        .extracting(cell -> cell.key().text())
        .containsExactly("indexing/Search.term?codec=default:thrpt:tmax");
    assertThat(retry.workSha256()).isEqualTo(spec().workSha256());
  }

  @Test
  void theDeadlineIsTheSumOfTheCellsAndHalfAMinute() {
    assertThat(spec().deadline()).isEqualTo(Duration.ofSeconds(2 * (70 + 60) + 30));
  }

  @Test
  void aSpecOfALaterSchemaIsRefused() {
    String later = CanonicalJson.text(spec()).replace("\"schemaVersion\":1", "\"schemaVersion\":2");

    assertThat(later).contains("\"schemaVersion\":2");
    assertThatThrownBy(
            () ->
                CanonicalJson.read(later.getBytes(StandardCharsets.UTF_8), TrialSpec.class, "spec"))
        .hasMessageContaining("schema 2, this version reads 1");
  }

  @Test
  void theIdNamesTheVariant() {
    TrialSpec spec = spec();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrialSpec(
                    1,
                    new TrialId("indexing", "other", 1),
                    1,
                    spec.run(),
                    spec.study(),
                    spec.variant(),
                    spec.phase(),
                    spec.payload(),
                    spec.command(),
                    spec.suiteSha256(),
                    spec.workSha256(),
                    spec.cells(),
                    spec.jvmArgs(),
                    spec.profilers(),
                    spec.corpusSize(),
                    spec.resources(),
                    spec.seed(),
                    spec.members()));
  }
}
