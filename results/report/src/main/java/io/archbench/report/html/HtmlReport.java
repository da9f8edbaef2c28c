package io.archbench.report.html;

import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One HTML file that needs neither network nor script to be read. */
public final class HtmlReport implements ReportWriter {
  private final PageAssets plain = PageAssets.plain();
  private final PageAssets withCharts = PageAssets.withCharts();

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    PageAssets assets = report.samples().isEmpty() ? plain : withCharts;
    String page = Templates.render("page.jte", HtmlPage.of(report, assets));
    out.write(page.getBytes(StandardCharsets.UTF_8));
  }
}
