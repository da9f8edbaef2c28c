package io.archbench.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.archbench.report.Report;
import io.archbench.report.ReportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One HTML file that needs neither network nor script to be read. */
public final class HtmlReport implements ReportWriter {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "io.archbench.report.html.template");

  /**
   * Control characters are no HTML, not even escaped; and marks that turn the direction of writing
   * would have a name read as another.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\n\t]]");

  private final PageAssets plain = PageAssets.plain();
  private final PageAssets withCharts = PageAssets.withCharts();

  private static String visible(String html) {
    return INVISIBLE.matcher(html).replaceAll("\uFFFD");
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    StringOutput page = new StringOutput();
    PageAssets assets = report.samples().isEmpty() ? plain : withCharts;
    TEMPLATES.render("page.jte", HtmlPage.of(report, assets), page);
    out.write(visible(page.toString()).getBytes(StandardCharsets.UTF_8));
  }
}
