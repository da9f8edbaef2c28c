package io.archbench.pipeline;

import io.archbench.workload.SeededRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes user agents, whose parts are known before anybody looks for them: browsers as their makers
 * document them, crawlers, command-line programs, and one in fifty that nobody knows.
 */
final class UserAgents {
  private static final List<Platform> PLATFORMS =
      List.of(
          new Platform("Windows NT 10.0; Win64; x64", "Windows", "10.0", "Desktop"),
          new Platform("Macintosh; Intel Mac OS X 10_15_7", "Mac OS X", "10.15.7", "Desktop"),
          new Platform("X11; Linux x86_64", "Linux", "", "Desktop"),
          new Platform("X11; Linux aarch64", "Linux", "", "Desktop"),
          new Platform("X11; CrOS x86_64 14541.0.0", "Chrome OS", "14541.0.0", "Desktop"),
          new Platform("Linux; Android 14; Pixel 8", "Android", "14", "Phone"),
          new Platform("Linux; Android 13; SM-S911B", "Android", "13", "Phone"));
  private static final List<Platform> IPHONES =
      List.of(
          new Platform("iPhone; CPU iPhone OS 17_5 like Mac OS X", "iOS", "17.5", "Phone"),
          new Platform("iPhone; CPU iPhone OS 16_7_8 like Mac OS X", "iOS", "16.7.8", "Phone"),
          new Platform("iPad; CPU OS 17_4_1 like Mac OS X", "iOS", "17.4.1", "Tablet"));

  private final SeededRandom random;

  UserAgents(SeededRandom random) {
    this.random = random;
  }

  private record Platform(String text, String system, String version, String device) {}

  List<UserAgent> make(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }

  private UserAgent next() {
    int point = random.nextIndex(100);
    if (point < 55) {
      return chromium();
    }
    if (point < 70) {
      return safari();
    }
    if (point < 85) {
      return firefox();
    }
    return point < 98 ? robot() : unknown();
  }

  /** Chrome and its relatives, which all call themselves Chrome and Safari as well. */
  private UserAgent chromium() {
    Platform platform = pick(PLATFORMS);
    boolean phone = platform.device().equals("Phone");
    String engine =
        "Chrome/" + (100 + random.nextIndex(30)) + ".0." + random.nextIndex(7_000) + ".0";
    String end = (phone ? " Mobile" : "") + " Safari/537.36";
    String version = (90 + random.nextIndex(30)) + ".0." + random.nextIndex(5_000);
    String start = "Mozilla/5.0 (" + platform.text() + ") AppleWebKit/537.36 (KHTML, like Gecko) ";
    return switch (random.nextIndex(phone ? 5 : 4)) {
      case 0 -> on(platform, start + engine + end + " Edg/" + version, "Edge", version);
      case 1 -> on(platform, start + engine + end + " OPR/" + version, "Opera", version);
      case 4 ->
          on(
              platform,
              start + "SamsungBrowser/" + version + " " + engine + end,
              "Samsung Internet",
              version);
      default -> on(platform, start + engine + end, "Chrome", engine.substring("Chrome/".length()));
    };
  }

  private UserAgent firefox() {
    Platform platform = pick(PLATFORMS);
    String version = (100 + random.nextIndex(30)) + ".0";
    String text =
        "Mozilla/5.0 ("
            + platform.text()
            + "; rv:"
            + version
            + ") Gecko/20100101 Firefox/"
            + version;
    return on(platform, text, "Firefox", version);
  }

  private UserAgent safari() {
    boolean phone = random.nextIndex(3) > 0;
    Platform platform = phone ? pick(IPHONES) : PLATFORMS.get(1);
    String version = (14 + random.nextIndex(4)) + "." + random.nextIndex(7);
    String text =
        "Mozilla/5.0 ("
            + platform.text()
            + ") AppleWebKit/605.1.15 (KHTML, like Gecko) Version/"
            + version
            + (phone ? " Mobile/15E148 Safari/604.1" : " Safari/605.1.15");
    return on(platform, text, "Safari", version);
  }

  private UserAgent robot() {
    return switch (random.nextIndex(4)) {
      case 0 -> crawler("Googlebot", "2.1", "http://www.google.com/bot.html");
      case 1 -> crawler("bingbot", "2.0", "http://www.bing.com/bingbot.htm");
      case 2 -> program("curl", "8." + random.nextIndex(12) + ".1");
      default -> program("python-requests", "2." + random.nextIndex(32) + ".0");
    };
  }

  private static UserAgent crawler(String name, String version, String page) {
    String text = "Mozilla/5.0 (compatible; " + name + "/" + version + "; +" + page + ")";
    return new UserAgent(text, name, version, UserAgent.OTHER, "", "Robot");
  }

  private static UserAgent program(String name, String version) {
    return new UserAgent(name + "/" + version, name, version, UserAgent.OTHER, "", UserAgent.OTHER);
  }

  private UserAgent unknown() {
    String text = "probe of the load balancer, number " + random.nextIndex(1_000);
    return new UserAgent(text, UserAgent.OTHER, "", UserAgent.OTHER, "", UserAgent.OTHER);
  }

  private static UserAgent on(Platform platform, String text, String name, String version) {
    return new UserAgent(
        text, name, version, platform.system(), platform.version(), platform.device());
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextIndex(list.size()));
  }
}
