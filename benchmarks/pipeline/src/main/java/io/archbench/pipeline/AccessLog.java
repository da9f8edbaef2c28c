package io.archbench.pipeline;

import io.archbench.workload.WebLog;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One request in the log of a web server, in Apache's combined format.
 *
 * @param request what was asked and answered
 * @param user who asked, {@code -} for anybody
 * @param referrer the page that led there
 * @param agent the browser
 */
record AccessLog(WebLog request, String user, String referrer, String agent) {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /** Such as {@code 01/Jan/2026:00:03:56 +0000}. */
  String time() {
    LocalDateTime time = dateTime();
    return two(time.getDayOfMonth())
        + "/"
        + MONTHS.get(time.getMonthValue() - 1)
        + "/"
        + time.getYear()
        + ":"
        + clock(time)
        + " +0000";
  }

  /** Such as {@code 2026-01-01T00:03:56.000Z}: the log knows seconds only. */
  String instant() {
    LocalDateTime time = dateTime();
    return time.getYear()
        + "-"
        + two(time.getMonthValue())
        + "-"
        + two(time.getDayOfMonth())
        + "T"
        + clock(time)
        + ".000Z";
  }

  String verb() {
    return words()[0];
  }

  String path() {
    return words()[1];
  }

  /** Such as {@code 1.1}. */
  String version() {
    return words()[2].substring("HTTP/".length());
  }

  /** Apache's {@code %b}: a dash where nothing was sent. */
  String bytes() {
    return request.size() == 0 ? "-" : Integer.toString(request.size());
  }

  /** The line. */
  String line() {
    return request.clientText()
        + " - "
        + user
        + " ["
        + time()
        + "] \""
        + request.request()
        + "\" "
        + request.status()
        + " "
        + bytes()
        + " \""
        + referrer
        + "\" \""
        + agent
        + "\"";
  }

  private String[] words() {
    return request.request().split(" ", -1);
  }

  private LocalDateTime dateTime() {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(request.timestamp(), 1_000), 0, ZoneOffset.UTC);
  }

  private static String clock(LocalDateTime time) {
    return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
