package io.archbench.trial.jmh;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units of time that JMH writes, in scores and in lengths of iterations. */
final class TimeText {
  /** Seconds in each unit, by JMH's abbreviation and the usual ones beside it. */
  static final Map<String, Double> SECONDS =
      Map.ofEntries(
          Map.entry("ns", 1e-9),
          Map.entry("us", 1e-6),
          Map.entry("\u00b5s", 1e-6), // micro sign
          Map.entry("\u03bcs", 1e-6), // Greek letter mu
          Map.entry("ms", 1e-3),
          Map.entry("s", 1.0),
          Map.entry("sec", 1.0),
          Map.entry("min", 60.0),
          Map.entry("h", 3600.0),
          Map.entry("hr", 3600.0),
          Map.entry("day", 86_400.0));

  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9}) ([a-z\u00b5\u03bc]+)");

  private TimeText() {}

  /** A length such as {@code 400 ms}, rounded up; empty for {@code single-shot} and the like. */
  static OptionalLong millis(String text) {
    Matcher matcher = LENGTH.matcher(text);
    if (!matcher.matches() || !SECONDS.containsKey(matcher.group(2))) {
      return OptionalLong.empty();
    }
    double seconds = Integer.parseInt(matcher.group(1)) * SECONDS.get(matcher.group(2));
    return OptionalLong.of((long) Math.ceil(seconds * 1000));
  }
}
