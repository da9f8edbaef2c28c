package io.archbench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line apart at the delimiters between fields, without any expression. */
final class DissectFilter implements Filter {
  private static final Pattern FIELD = Pattern.compile("%\\{(\\w+)\\}");
  private static final String FAILURE = "_dissectfailure";

  private final String start;
  private final List<Part> parts;

  DissectFilter(String mapping) {
    List<Part> found = new ArrayList<>();
    Matcher fields = FIELD.matcher(mapping);
    int end = mapping.indexOf('%');
    start = mapping.substring(0, end);
    while (fields.find(end)) {
      int next = mapping.indexOf("%{", fields.end());
      end = next < 0 ? mapping.length() : next;
      found.add(new Part(fields.group(1), mapping.substring(fields.end(), end)));
      if (next < 0) {
        break;
      }
    }
    parts = List.copyOf(found);
  }

  @Override
  public void filter(Map<String, Object> event) {
    String line = Filter.text(event, MESSAGE);
    if (line == null || !line.startsWith(start)) {
      Filter.tag(event, FAILURE);
      return;
    }
    int from = start.length();
    for (Part part : parts) {
      int to = part.delimiter().isEmpty() ? line.length() : line.indexOf(part.delimiter(), from);
      if (to < 0) {
        Filter.tag(event, FAILURE);
        return;
      }
      event.put(part.field(), line.substring(from, to));
      from = to + part.delimiter().length();
    }
  }

  /** A field and what follows it. */
  private record Part(String field, String delimiter) {}
}
