package io.archbench.pipeline;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the program, the system and the device in what a client calls itself, as user agent filters
 * do: one regular expression after the other by {@code java.util.regex}, the special ones first,
 * until one is found.
 */
final class UserAgentFilter implements Filter {
  static final String SOURCE = "agent";

  private static final String VERSION = "([0-9]+(?:[._][0-9]+)*)";
  private static final List<Rule> PROGRAMS =
      List.of(
          rule("Googlebot", "\\bGooglebot/" + VERSION),
          rule("bingbot", "\\bbingbot/" + VERSION),
          rule("Edge", "\\b(?:Edge|EdgA|EdgiOS|Edg)/" + VERSION),
          rule("Opera", "\\b(?:Opera|OPR)/" + VERSION),
          rule("Samsung Internet", "\\bSamsungBrowser/" + VERSION),
          rule("Firefox", "\\b(?:Firefox|FxiOS)/" + VERSION),
          rule("Chrome", "\\b(?:Chrome|CriOS)/" + VERSION),
          rule("Safari", "\\bVersion/" + VERSION + ".* Safari/"),
          rule("curl", "^curl/" + VERSION),
          rule("python-requests", "^python-requests/" + VERSION));
  private static final List<Rule> SYSTEMS =
      List.of(
          rule("Android", "\\bAndroid " + VERSION),
          rule("iOS", "\\b(?:iPhone OS|CPU OS) " + VERSION + " like Mac OS X"),
          rule("Mac OS X", "\\bMac OS X " + VERSION),
          rule("Windows", "\\bWindows NT " + VERSION),
          rule("Chrome OS", "\\bCrOS \\S+ " + VERSION),
          rule("Linux", "\\bLinux\\b()"));
  private static final List<Rule> DEVICES =
      List.of(
          rule("Robot", "(?i)(?:bot|crawler|spider)\\b()"),
          rule("Tablet", "\\biPad\\b()"),
          rule("Phone", "\\biPhone\\b()|\\bAndroid .*\\bMobile\\b()|\\bAndroid [0-9]+; [^;)]+()"),
          rule("Desktop", "\\b(?:Windows NT|Macintosh|X11)\\b()"));

  private record Rule(String name, Pattern pattern) {}

  private record Found(String name, String version) {}

  private static Rule rule(String name, String pattern) {
    return new Rule(name, Pattern.compile(pattern));
  }

  @Override
  public void filter(Map<String, Object> event) {
    String text = Filter.text(event, SOURCE);
    if (text != null) {
      Found program = first(PROGRAMS, text);
      Found system = first(SYSTEMS, text);
      event.put(
          "user_agent",
          new UserAgent(
                  text,
                  program.name(),
                  program.version(),
                  system.name(),
                  system.version(),
                  first(DEVICES, text).name())
              .fields());
    }
  }

  private static Found first(List<Rule> rules, String text) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(text);
      if (matcher.find()) {
        String version = matcher.group(1);
        return new Found(rule.name(), version == null ? "" : version.replace('_', '.'));
      }
    }
    return new Found(UserAgent.OTHER, "");
  }
}
