package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names a cell, the smallest thing that gets a score: benchmark × parameters × mode × threads.
 *
 * <p>Its one text form, everywhere, is {@code suite/Class.method?k=v&k=v:thrpt:tmax}: parameters
 * sorted, names and values percent-encoded.
 *
 * @param benchmark {@code Class.method}, or with its package where the short form is ambiguous
 */
public record CellKey(
    String suite,
    String benchmark,
    SortedMap<String, String> parameters,
    Mode mode,
    ThreadCount threads)
    implements Comparable<CellKey> {
  private static final Pattern FORM =
      Pattern.compile("([^/]+)/([^?:]+)(?:\\?([^:]*))?:([a-z]+):t([a-z0-9]+)");

  private static final Comparator<CellKey> ORDER =
      Comparator.comparing(CellKey::suite)
          .thenComparing(CellKey::benchmark)
          .thenComparing(CellKey::byParameters)
          .thenComparing(key -> key.mode().label())
          .thenComparing(key -> key.threads().symbol());

  public CellKey {
    Names.check("suite", suite);
    if (benchmark.isEmpty() || !benchmark.matches("[^/?:\\s]+")) {
      throw new IllegalArgumentException("benchmark '" + benchmark + "' is not Class.method");
    }
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** A key from parameters in any order. */
  public static CellKey of(
      String suite,
      String benchmark,
      Map<String, String> parameters,
      Mode mode,
      ThreadCount threads) {
    return new CellKey(suite, benchmark, new TreeMap<>(parameters), mode, threads);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  @JsonCreator
  public static CellKey parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a cell: expected suite/Class.method?k=v:mode:tthreads");
    }
    SortedMap<String, String> parameters = new TreeMap<>();
    String query = matcher.group(3);
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException("'" + pair + "' in cell '" + text + "' has no '='");
        }
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new CellKey(
        matcher.group(1),
        matcher.group(2),
        parameters,
        Mode.of(matcher.group(4)),
        new ThreadCount(matcher.group(5)));
  }

  /** The text form. */
  @JsonValue
  public String text() {
    String query = query();
    return suite
        + "/"
        + benchmark
        + (query.isEmpty() ? "" : "?" + query)
        + ":"
        + mode.label()
        + ":t"
        + threads.symbol();
  }

  /** By suite, benchmark, parameters, mode and threads, each as its text. */
  @Override
  public int compareTo(CellKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text();
  }

  /** Encoding is slow, and large comparisons have thousands of keys, mostly of equal parameters. */
  private static int byParameters(CellKey one, CellKey other) {
    return one.parameters.equals(other.parameters) ? 0 : one.query().compareTo(other.query());
  }

  private String query() {
    return parameters.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decode(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
