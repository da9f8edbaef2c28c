package io.archbench.pipeline;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Makes the time that was logged the time of the event. */
final class DateFilter implements Filter {
  private static final DateTimeFormatter LOGGED =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public void filter(Map<String, Object> event) {
    String logged = Filter.text(event, "timestamp");
    if (logged == null) {
      return;
    }
    try {
      event.put("@timestamp", ISO.format(OffsetDateTime.parse(logged, LOGGED)));
    } catch (DateTimeException e) {
      Filter.tag(event, "_dateparsefailure");
    }
  }
}
