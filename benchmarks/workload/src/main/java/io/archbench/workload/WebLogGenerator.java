package io.archbench.workload;

import java.util.ArrayList;
import java.util.List;

/** Makes a {@link WebLogCorpus}; one use each. */
final class WebLogGenerator {
  private static final long START = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
  private static final long SPAN = 10L * 24 * 3_600_000;
  private static final double LATE = 0.1;
  private static final int LATE_BY_AT_MOST = 5_000;
  private static final int PAGES = 2_000;
  private static final double PAGE_EXPONENT = 0.8;
  private static final double CLIENT_EXPONENT = 0.6;

  private static final List<String> LANGUAGES = List.of("english", "french", "images", "static");
  private static final List<String> SECTIONS =
      List.of("teams", "news", "history", "playing", "competition", "tickets", "venues", "help");
  private static final List<String> NAMES =
      List.of("index", "group", "match", "player", "bracket", "photo", "story", "nav", "logo");
  private static final List<String> ENDINGS = List.of("html", "htm", "gif", "jpg", "class");

  private final SeededRandom random;
  private final int lines;
  private final Zipf pages = new Zipf(PAGES, PAGE_EXPONENT);
  private final List<String> requests = new ArrayList<>(2 * PAGES);
  private final int[] pageSizes = new int[PAGES];
  private final int[] addresses;
  private final Zipf visits;
  private long clock = START;

  WebLogGenerator(SeededRandom random, int lines) {
    this.random = random;
    this.lines = lines;
    this.addresses = new int[Math.max(1, lines / 50)];
    this.visits = new Zipf(addresses.length, CLIENT_EXPONENT);
  }

  WebLogCorpus generate() {
    makeSite();
    long[] timestamps = new long[lines];
    int[] clients = new int[lines];
    int[] chosen = new int[lines];
    short[] statuses = new short[lines];
    int[] sizes = new int[lines];
    for (int line = 0; line < lines; line++) {
      int page = pages.draw(random);
      int status = status();
      timestamps[line] = nextTimestamp();
      clients[line] = addresses[visits.draw(random)];
      chosen[line] = 2 * page + (random.nextDouble() < 0.7 ? 0 : 1);
      statuses[line] = (short) status;
      sizes[line] = status == 304 ? 0 : status >= 400 ? 207 : pageSizes[page];
    }
    return new WebLogCorpus(timestamps, clients, chosen, statuses, sizes, List.copyOf(requests));
  }

  private void makeSite() {
    for (int page = 0; page < PAGES; page++) {
      String request = (random.nextDouble() < 0.97 ? "GET " : "HEAD ") + path(page);
      requests.add(request + " HTTP/1.0");
      requests.add(request + " HTTP/1.1");
      // log-uniform from 100 bytes to about 100 KB
      pageSizes[page] = (int) (100 * StrictMath.exp(random.nextDouble() * 6.9));
    }
    for (int client = 0; client < addresses.length; client++) {
      addresses[client] = (int) random.nextLong();
    }
  }

  private String path(int page) {
    return "/"
        + pick(LANGUAGES)
        + "/"
        + pick(SECTIONS)
        + "/"
        + pick(NAMES)
        + page
        + "."
        + pick(ENDINGS);
  }

  private String pick(List<String> words) {
    return words.get(random.nextIndex(words.size()));
  }

  private long nextTimestamp() {
    long hour = clock / 3_600_000 % 24;
    double rate = 1 + 0.8 * StrictMath.sin(2 * StrictMath.PI * (hour - 9) / 24);
    clock += (long) (random.nextExponential() * SPAN / lines / rate);
    boolean late = random.nextDouble() < LATE;
    return late ? clock - random.nextIndex(LATE_BY_AT_MOST) : clock;
  }

  private int status() {
    double point = random.nextDouble();
    if (point < 0.86) {
      return 200;
    }
    if (point < 0.96) {
      return 304;
    }
    return point < 0.985 ? 404 : point < 0.995 ? 302 : 500;
  }
}
