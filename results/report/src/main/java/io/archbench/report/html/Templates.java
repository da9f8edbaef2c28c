package io.archbench.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.regex.Pattern;

/** Fills templates in, with nothing in what they give that does not show. */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "io.archbench.report.html.template");

  /**
   * Control characters are no HTML, not even escaped; and marks that turn the direction of writing
   * would have a name read as another.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\x{061C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\n\t]]");

  private Templates() {}

  /** A template with one parameter. */
  static String render(String name, Object parameter) {
    StringOutput page = new StringOutput();
    ENGINE.render(name, parameter, page);
    return visible(page);
  }

  /** A template with several parameters, by their names. */
  static String render(String name, Map<String, Object> parameters) {
    StringOutput page = new StringOutput();
    ENGINE.render(name, parameters, page);
    return visible(page);
  }

  private static String visible(StringOutput page) {
    return INVISIBLE.matcher(page.toString()).replaceAll("\uFFFD");
  }
}
