package io.archbench.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.Check;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One HTML file that needs neither network nor script to be read. */
public final class HtmlReport implements ReportWriter {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "io.archbench.report.html.template");

  private final PageAssets plain = PageAssets.plain();
  private final PageAssets withCharts = PageAssets.withCharts();

  /** Control characters are no HTML, not even escaped. */
  private static String visible(String html) {
    return html.replaceAll("[\\p{Cc}&&[^\n\t]]", "\uFFFD");
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringOutput page = new StringOutput();
    PageAssets assets = report.samples().isEmpty() ? plain : withCharts;
    TEMPLATES.render("page.jte", new HtmlPage(Check.of(report), report.samples(), assets), page);
    out.write(visible(page.toString()).getBytes(StandardCharsets.UTF_8));
  }
}
