package io.archbench.pipeline;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a mutate filter for access logs does: a text in lower case, two numbers, one field renamed,
 * one copied with its numbers replaced, two removed.
 */
final class MutateFilter implements Filter {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

  @Override
  public void filter(Map<String, Object> event) {
    String verb = Filter.text(event, "verb");
    if (verb != null) {
      event.put("verb", verb.toLowerCase(Locale.ROOT));
    }
    convert(event, "response");
    convert(event, "bytes");
    Object agent = event.remove("agent");
    if (agent != null) {
      event.put("user_agent", agent);
    }
    String request = Filter.text(event, "request");
    if (request != null) {
      event.put("page", NUMBERS.matcher(request).replaceAll("#"));
    }
    event.remove("timestamp");
    event.remove(MESSAGE);
  }

  private static void convert(Map<String, Object> event, String field) {
    String number = Filter.text(event, field);
    if (number != null) {
      event.put(field, Integer.valueOf(number));
    }
  }
}
