package io.archbench.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import io.archbench.report.view.ReportView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One HTML file that needs neither network nor script to be read. */
public final class HtmlReport implements ReportWriter {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "io.archbench.report.html.template");

  private final PageAssets assets = PageAssets.load();

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringOutput page = new StringOutput();
    TEMPLATES.render("page.jte", new HtmlPage(ReportView.of(report), assets), page);
    out.write(page.toString().getBytes(StandardCharsets.UTF_8));
  }
}
