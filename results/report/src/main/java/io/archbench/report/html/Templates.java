package io.archbench.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Fills templates in, with nothing in what they give that does not show. */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "io.archbench.report.html.template");
  private static final char REPLACEMENT = '\uFFFD';

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
    String html = page.toString();
    char[] shown = html.toCharArray();
    boolean changed = false;
    for (int i = 0; i < shown.length; i++) {
      if (isInvisible(shown[i])) {
        shown[i] = REPLACEMENT;
        changed = true;
      }
    }
    return changed ? new String(shown) : html;
  }

  /**
   * Control characters are no HTML, not even escaped; and marks that turn the direction of writing
   * would have a name read as another.
   */
  private static boolean isInvisible(char each) {
    if (each < '\u0600') {
      return Character.isISOControl(each) && each != '\n' && each != '\t';
    }
    return each == '\u061c'
        || each == '\u200e'
        || each == '\u200f'
        || (each >= '\u202a' && each <= '\u202e')
        || (each >= '\u2066' && each <= '\u2069');
  }
}
