package io.archbench.pipeline;

import io.krakens.grok.api.GrokCompiler;
import io.krakens.grok.api.Match;
import java.util.Map;

/** Grok by java-grok, which matches with {@code java.util.regex}. */
final class JavaGrok implements Filter {
  private final io.krakens.grok.api.Grok grok;

  JavaGrok(String pattern) {
    GrokCompiler compiler = GrokCompiler.newInstance();
    compiler.registerDefaultPatterns();
    grok = compiler.compile(pattern, true);
  }

  @Override
  public void filter(Map<String, Object> event) {
    String message = text(event);
    Match match = grok.match(message);
    if (match.isNull()) {
      Filter.tag(event, JoniGrok.FAILURE);
      return;
    }
    for (Map.Entry<String, Object> field : match.capture().entrySet()) {
      if (field.getValue() instanceof String value && !value.isEmpty()) {
        event.put(field.getKey(), value);
      }
    }
  }

  private static String text(Map<String, Object> event) {
    String message = Filter.text(event, MESSAGE);
    return message == null ? "" : message;
  }
}
