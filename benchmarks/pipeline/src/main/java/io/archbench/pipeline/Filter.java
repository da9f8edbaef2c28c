package io.archbench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes an event, as a filter of Logstash does. Thread-safe. */
interface Filter {
  /** The field with the line that was logged. */
  String MESSAGE = "message";

  /** The field with what went wrong. */
  String TAGS = "tags";

  /** Changes the event. */
  void filter(Map<String, Object> event);

  /** The text of a field, if it has one. */
  static @Nullable String text(Map<String, Object> event, String field) {
    return event.get(field) instanceof String text ? text : null;
  }

  /** Adds a tag, which says what went wrong. */
  static void tag(Map<String, Object> event, String tag) {
    List<Object> tags = new ArrayList<>();
    if (event.get(TAGS) instanceof List<?> before) {
      tags.addAll(before);
    }
    tags.add(tag);
    event.put(TAGS, tags);
  }
}
