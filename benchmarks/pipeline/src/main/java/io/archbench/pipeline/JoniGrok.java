package io.archbench.pipeline;

import io.krakens.grok.api.GrokCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.NameEntry;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Region;

/**
 * Grok by joni, the engine of JRuby and so of Logstash: it matches bytes. The patterns are those
 * that java-grok brings, so that both engines look for the same.
 */
final class JoniGrok implements Filter {
  /** The tag of a line that does not match. */
  static final String FAILURE = "_grokparsefailure";

  private static final Pattern REFERENCE = Pattern.compile("%\\{(\\w+)(?::(\\w+))?\\}");
  private static final String UNWANTED = "UNWANTED";

  private final Regex regex;
  private final List<Capture> captures;

  JoniGrok(String pattern) {
    GrokCompiler compiler = GrokCompiler.newInstance();
    compiler.registerDefaultPatterns();
    byte[] text =
        expand(pattern, compiler.getPatternDefinitions()).getBytes(StandardCharsets.UTF_8);
    regex = new Regex(text, 0, text.length, Option.NONE, UTF8Encoding.INSTANCE);
    captures = captures(regex);
  }

  /** Puts the definitions of patterns where their names stand, until none is left. */
  private static String expand(String pattern, Map<String, String> definitions) {
    String expanded = pattern;
    while (REFERENCE.matcher(expanded).find()) {
      expanded =
          REFERENCE
              .matcher(expanded)
              .replaceAll(
                  found -> java.util.regex.Matcher.quoteReplacement(group(found, definitions)));
    }
    return expanded;
  }

  private static String group(MatchResult reference, Map<String, String> definitions) {
    String definition = definitions.get(reference.group(1));
    if (definition == null) {
      throw new IllegalArgumentException("no pattern is called " + reference.group(1));
    }
    String field = reference.group(2);
    String start = field == null || field.equals(UNWANTED) ? "(?:" : "(?<" + field + ">";
    return start + definition + ")";
  }

  private static List<Capture> captures(Regex regex) {
    List<Capture> captures = new ArrayList<>();
    for (Iterator<NameEntry> names = regex.namedBackrefIterator(); names.hasNext(); ) {
      NameEntry name = names.next();
      captures.add(
          new Capture(
              new String(name.name, name.nameP, name.nameEnd - name.nameP, StandardCharsets.UTF_8),
              name.getBackRefs()[0]));
    }
    captures.sort(Comparator.comparingInt(Capture::group));
    return List.copyOf(captures);
  }

  @Override
  public void filter(Map<String, Object> event) {
    String message = Filter.text(event, MESSAGE);
    byte[] line = message == null ? new byte[0] : message.getBytes(StandardCharsets.UTF_8);
    Matcher matcher = regex.matcher(line);
    if (matcher.search(0, line.length, Option.DEFAULT) < 0) {
      Filter.tag(event, FAILURE);
      return;
    }
    Region region = matcher.getEagerRegion();
    for (Capture capture : captures) {
      put(
          event,
          capture.field(),
          line,
          region.getBeg(capture.group()),
          region.getEnd(capture.group()));
    }
  }

  /** Leaves out what did not take part in the match, and the quotes around a text. */
  private static void put(
      Map<String, Object> event, String field, byte[] line, int begin, int end) {
    if (begin < 0 || begin == end) {
      return;
    }
    boolean quoted = end - begin > 1 && line[begin] == '"' && line[end - 1] == '"';
    int inside = quoted ? 1 : 0;
    event.put(
        field, new String(line, begin + inside, end - begin - 2 * inside, StandardCharsets.UTF_8));
  }

  private record Capture(String field, int group) {}
}
