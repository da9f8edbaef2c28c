package io.archbench.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.trial.json.UnreadableDocumentException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecEnvelopeTest {
  @Test
  void aSpecComesBackEqual() {
    TrialSpec spec = spec();

    TrialSpec read = SpecEnvelope.decode(SpecEnvelope.encode(spec));

    assertThat(read).isEqualTo(spec);
    assertThat(read.sha256()).isEqualTo(spec.sha256());
  }

  @Test
  void theEnvelopeIsOneLineOfPrintableCharacters() {
    assertThat(SpecEnvelope.encode(spec())).matches("[A-Za-z0-9+/=]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not base64 !", "aGVsbG8=", "H4sIAAAAAAAA"})
  void whatIsNoEnvelopeIsRefusedWithTheVariablesName(String text) {
    assertThatThrownBy(() -> SpecEnvelope.decode(text))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("$ARCHBENCH_SPEC");
  }

  @Test
  void aTruncatedEnvelopeIsRefused() {
    String whole = SpecEnvelope.encode(spec());

    assertThatThrownBy(() -> SpecEnvelope.decode(whole.substring(0, whole.length() / 8 * 4)))
        .isInstanceOf(UnreadableDocumentException.class);
  }

  private static TrialSpec spec() {
    CellKey key = CellKey.parse("stub/Stub.steady?text=a%20b%2Cc:thrpt:tmax");
    JmhSettings settings =
        new JmhSettings(Duration.ofSeconds(1), 2, Duration.ofMillis(200), Duration.ofSeconds(10));
    return new TrialSpec(
        TrialSpec.SCHEMA,
        new TrialId("stub", "amd64", 1),
        1,
        new RunId("abcdefgh"),
        "study",
        VariantSpec.of("amd64", Architecture.AMD64, List.of("-XX:+UseG1GC")),
        Phase.MEASURE,
        Payload.JMH,
        List.of(),
        "0".repeat(64),
        "1".repeat(64),
        List.of(new CellSpec(key, "io.archbench.Stub.steady", settings)),
        List.of("-Xmx64m"),
        List.of(),
        "small",
        new Resources(null, "none", null, 64 << 20, "memory"),
        Long.MIN_VALUE,
        List.of(Member.bench("here")));
  }
}
