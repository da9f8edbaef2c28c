package io.archbench.report.data;

import io.archbench.analysis.sample.Fork;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.CountedForks;
import io.archbench.report.view.ReportView;
import io.archbench.report.view.Variants;
import io.archbench.trial.CellKey;
import io.archbench.trial.jmh.ScoreUnit;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/**
 * Go's benchmark format, one line for each fork: {@code benchstat -col variant}.
 *
 * <p>The variant is the only configuration key, for benchstat keeps apart what has other keys that
 * differ, such as a run's name. Times are nanoseconds an operation, rates operations a second.
 */
public final class BenchstatReport implements ReportWriter {
  private static final MathContext DIGITS = new MathContext(9);
  private static final double NANOSECOND = 1e-9;

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# study ").append(BenchstatName.encoded(report.document().study()));
    text.append(" run ").append(BenchstatName.encoded(report.document().run())).append('\n');
    if (report.document().demonstration()) {
      text.append("# ").append(ReportView.DEMONSTRATION).append('\n');
    }
    text.append("Unit ops/s better=higher\n");
    for (String variant : Variants.measured(report)) {
      text.append("\nvariant: ").append(BenchstatName.encoded(variant)).append('\n');
      for (CellKey cell : report.samples().cells()) {
        for (Fork fork : CountedForks.of(report, cell, variant)) {
          line(cell, fork, text);
        }
      }
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void line(CellKey cell, Fork fork, StringBuilder text) {
    text.append(BenchstatName.of(cell)).append(' ');
    text.append(fork.measured().iterations().size()).append(' ').append(score(fork));
    fork.allocation().ifPresent(bytes -> text.append(' ').append(number(bytes)).append(" B/op"));
    text.append('\n');
  }

  private static String score(Fork fork) {
    ScoreUnit unit = ScoreUnit.of(fork.measured().unit()).orElseThrow();
    double perSecond = fork.throughput() / unit.seconds();
    return unit.rate()
        ? number(perSecond) + " ops/s"
        : number(1 / perSecond / NANOSECOND) + " ns/op";
  }

  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
