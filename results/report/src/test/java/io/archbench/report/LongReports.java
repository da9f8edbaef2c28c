package io.archbench.report;

import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.whole.Worth;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.record.CellResult.FailureKind;
import java.util.List;
import java.util.stream.IntStream;

/** Reports with many cells and long foreign texts. */
public final class LongReports {
  private LongReports() {}

  /** That many cells a comparison, each with a failure whose message has that many characters. */
  public static Report of(int comparisons, int cells, int messageLength) {
    String message = "|@#<`".repeat(messageLength / 5);
    List<Comparison> built =
        IntStream.range(0, comparisons)
            .mapToObj(
                number ->
                    new Comparison(
                        "base" + number,
                        "contender" + number,
                        Pairing.OWN_NODES,
                        "trial",
                        IntStream.range(0, cells).mapToObj(cell -> cell(cell, message)).toList(),
                        List.of(),
                        Worth.NONE))
            .toList();
    Report usual = Fixture.TWO_COMPARISONS.report();
    List<PendingVariant> pending =
        IntStream.range(0, cells).mapToObj(n -> new PendingVariant("v" + n, message)).toList();
    return new Report(
        new ComparisonDocument(
            1,
            "1",
            "long",
            "abcdefgh",
            "00",
            "estimate",
            false,
            List.of(),
            built,
            pending,
            findings(cells, message),
            usual.document().exit()),
        usual.facts(),
        usual.samples());
  }

  private static List<Finding> findings(int count, String message) {
    return IntStream.range(0, count)
        .mapToObj(n -> Finding.of(FindingKind.UNSTEADY, "cell " + n, n + message))
        .toList();
  }

  private static io.archbench.analysis.compare.CellComparison cell(int number, String message) {
    CellBuilder cell =
        CellBuilder.cell("indexing/Search.term?n=" + number + ":thrpt:t1", "ops/s")
            .measured(1000 + number, .9, .88, .92, 5)
            .verdict(new Verdict.Regressed());
    if (!message.isEmpty()) {
      cell.failed(new Failure("base", "trial-r01", FailureKind.THREW, message, message));
    }
    return cell.build();
  }
}
