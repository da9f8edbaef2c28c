package io.archbench.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the line at a position has to be at each stage of its way, written down from what the corpus
 * was made of: nothing here is parsed. Immutable.
 */
final class KnownEvents {
  private final AccessLogs logs;
  private final Networks networks;

  KnownEvents(AccessLogs logs, Networks networks) {
    this.logs = logs;
    this.networks = networks;
  }

  /** As a shipper sends it. */
  Map<String, Object> shipped(int position) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("@timestamp", "2026-01-12T00:00:00.000Z");
    event.put("message", logs.message(position));
    event.put("host", Map.of("name", "web-" + position % 40));
    putLog(event, position);
    return event;
  }

  /** An access log after grok. */
  Map<String, Object> grokked(int position) {
    AccessLog log = logs.log(position);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put(Filter.MESSAGE, log.line());
    putRequest(event, log);
    event.put("response", Integer.toString(log.request().status()));
    if (log.request().size() > 0) {
      event.put("bytes", log.bytes());
    }
    event.put("referrer", log.referrer());
    event.put("agent", log.agent());
    return event;
  }

  /** An access log after dissect, which keeps the dash of an answer without a body. */
  Map<String, Object> dissected(int position) {
    Map<String, Object> event = grokked(position);
    event.put("bytes", logs.log(position).bytes());
    return event;
  }

  /** A line that grok does not know. */
  Map<String, Object> notMatched(int position) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put(Filter.MESSAGE, logs.foreignLine(position));
    event.put(Filter.TAGS, List.of("_grokparsefailure"));
    return event;
  }

  /** A time after date. */
  Map<String, Object> dated(int position) {
    AccessLog log = logs.log(position);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("timestamp", log.time());
    event.put("@timestamp", log.instant());
    return event;
  }

  /** An access log after grok and mutate. */
  Map<String, Object> mutated(int position) {
    Map<String, Object> event = new LinkedHashMap<>();
    putMutated(event, logs.log(position));
    return event;
  }

  /** At the end of the pipeline. */
  Map<String, Object> parsed(int position) {
    if (logs.foreign(position)) {
      Map<String, Object> event = shipped(position);
      event.put(Filter.TAGS, List.of("_grokparsefailure"));
      return event;
    }
    AccessLog log = logs.log(position);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("@timestamp", log.instant());
    event.put("host", Map.of("name", "web-" + position % 40));
    putLog(event, position);
    putMutated(event, log);
    event.put("geo", networks.plainly(Integer.toUnsignedLong(log.request().clientAddress())));
    return event;
  }

  private static void putLog(Map<String, Object> event, int position) {
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("file", Map.of("path", "/var/log/httpd/access_log"));
    log.put("offset", 200 * position);
    event.put("log", log);
  }

  private static void putRequest(Map<String, Object> event, AccessLog log) {
    event.put("clientip", log.request().clientText());
    event.put("ident", "-");
    event.put("auth", log.user());
    event.put("timestamp", log.time());
    event.put("verb", log.verb());
    event.put("request", log.path());
    event.put("httpversion", log.version());
  }

  private static void putMutated(Map<String, Object> event, AccessLog log) {
    putRequest(event, log);
    event.remove("timestamp");
    event.put("verb", log.verb().equals("HEAD") ? "head" : "get");
    event.put("response", log.request().status());
    if (log.request().size() > 0) {
      event.put("bytes", log.request().size());
    }
    event.put("referrer", log.referrer());
    event.put("user_agent", log.agent());
    event.put("page", withoutNumbers(log.path()));
  }

  /** Each number becomes one {@code #}. */
  private static String withoutNumbers(String path) {
    StringBuilder page = new StringBuilder();
    boolean number = false;
    for (int index = 0; index < path.length(); index++) {
      char letter = path.charAt(index);
      boolean digit = letter >= '0' && letter <= '9';
      if (!digit) {
        page.append(letter);
      } else if (!number) {
        page.append('#');
      }
      number = digit;
    }
    return page.toString();
  }
}
