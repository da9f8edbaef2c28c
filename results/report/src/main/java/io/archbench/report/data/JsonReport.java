package io.archbench.report.data;

import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The comparison itself, as indented canonical JSON. */
public final class JsonReport implements ReportWriter {
  @Override
  public void write(Report report, OutputStream out) throws IOException {
    out.write(CanonicalJson.indented(report.document()).getBytes(StandardCharsets.UTF_8));
  }
}
