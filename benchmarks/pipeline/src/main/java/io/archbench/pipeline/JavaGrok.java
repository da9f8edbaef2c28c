package io.archbench.pipeline;

import io.krakens.grok.api.GrokCompiler;
import io.krakens.grok.api.Match;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Grok by java-grok, which matches with {@code java.util.regex}. Fields are added in the order of
 * the pattern, as the other engine does; java-grok itself sorts them by name.
 */
final class JavaGrok implements Filter {
  private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");

  private final io.krakens.grok.api.Grok grok;
  private final List<String> fields;

  JavaGrok(String pattern) {
    GrokCompiler compiler = GrokCompiler.newInstance();
    compiler.registerDefaultPatterns();
    grok = compiler.compile(pattern, true);
    fields =
        GROUP
            .matcher(grok.getNamedRegex())
            .results()
            .map(group -> grok.getNamedRegexCollection().getOrDefault(group.group(1), ""))
            .distinct()
            .toList();
  }

  @Override
  public void filter(Map<String, Object> event) {
    String message = text(event);
    Match match = grok.match(message);
    if (match.isNull()) {
      Filter.tag(event, JoniGrok.FAILURE);
      return;
    }
    Map<String, Object> captured = match.capture();
    for (String field : fields) {
      if (captured.get(field) instanceof String value && !value.isEmpty()) {
        event.put(field, value);
      }
    }
  }

  private static String text(Map<String, Object> event) {
    String message = Filter.text(event, MESSAGE);
    return message == null ? "" : message;
  }
}
