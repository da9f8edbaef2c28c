package io.archbench.report.data;

import io.archbench.report.trend.TrendDocument;
import io.archbench.report.trend.TrendReport;
import io.archbench.report.trend.TrendView;
import io.archbench.trial.json.CanonicalJson;

/** What became of a history, as indented canonical JSON. */
public final class TrendJson {
  private TrendJson() {}

  /** The document. */
  public static String text(TrendReport report) {
    return CanonicalJson.indented(TrendDocument.of(TrendView.of(report)));
  }
}
