package io.archbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
  @Test
  void everyFormatIsFoundByItsLabel() {
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(ReportFormat.of(format.label())).isEqualTo(format);
    }
  }

  @Test
  void anUnknownLabelIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> ReportFormat.of("pdf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "unknown format 'pdf': expected one of html, md, comment, csv, json, text,"
                + " junit, openmetrics, benchstat, jmh");
  }

  @Test
  void noTwoFormatsOverwriteEachOther() {
    assertThat(Arrays.stream(ReportFormat.values()).map(ReportFormat::fileName))
        .doesNotHaveDuplicates();
  }
}
