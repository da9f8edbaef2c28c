package io.archbench.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one style sheet and the one script of a page, and the policy that allows exactly these.
 *
 * @param style the style sheet
 * @param script the script; without it the page neither sorts nor filters, and draws no series
 */
public record PageAssets(String style, String script) {
  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** For a page without series. */
  static PageAssets plain() {
    return new PageAssets(Palette.styleSheet() + read("page.css"), read("page.js"));
  }

  /** For a page that draws series, with the library that does it. */
  static PageAssets withCharts() {
    return drawing(plain(), read("charts.js"));
  }

  /** For a page on a history that draws nothing. */
  static PageAssets ofTrends() {
    PageAssets plain = plain();
    return new PageAssets(plain.style() + read("trend.css"), plain.script());
  }

  /** For a page on a history that draws its series. */
  static PageAssets ofTrendCharts() {
    return drawing(ofTrends(), read("trend-charts.js"));
  }

  private static PageAssets drawing(PageAssets plain, String charts) {
    String licence = "/*! uPlot\n" + read(CHARTS + "LICENSE") + "*/\n";
    return new PageAssets(
        plain.style() + read(CHARTS + "dist/uPlot.min.css"),
        licence + read(CHARTS + "dist/uPlot.iife.min.js") + "\n" + charts + plain.script());
  }

  /** The content security policy: nothing is fetched, and only these two texts count. */
  public String policy() {
    return "default-src 'none'; style-src '"
        + digest(style)
        + "'; script-src '"
        + digest(script)
        + "'; base-uri 'none'; form-action 'none'";
  }

  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream resource = PageAssets.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is missing from the archive: build it again");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
