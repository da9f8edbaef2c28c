package io.archbench.pipeline;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Sha256;
import io.archbench.workload.WebLogCorpus;
import io.archbench.workload.Zipf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The corpus: the web logs that all suites share, with users, referrers and browsers, as lines of
 * an access log. One line in a hundred is of another program, and no pattern for access logs
 * matches it. Immutable.
 */
final class AccessLogs {
  private static final int MOST = 1_000_000;
  private static final double FOREIGN = 0.01;
  private static final double KNOWN_USERS = 0.05;
  private static final double AGENT_EXPONENT = 0.8;
  private static final int REFERRERS = 500;
  private static final List<String> SYSTEMS =
      List.of(
          "Windows NT 10.0; Win64; x64",
          "Macintosh; Intel Mac OS X 10_15_7",
          "X11; Linux x86_64",
          "X11; Linux aarch64",
          "Linux; Android 14; Pixel 8",
          "iPhone; CPU iPhone OS 17_5 like Mac OS X");
  private static final List<String> ENGINES =
      List.of(
          "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
          "Gecko/20100101 Firefox/127.0",
          "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15");

  private final WebLogCorpus requests;
  private final short[] users;
  private final short[] referrers;
  private final byte[] agents;
  private final BitSet foreign;
  private final List<String> agentTexts;

  AccessLogs(WebLogCorpus requests, SeededRandom random) {
    this.requests = requests;
    this.users = new short[requests.size()];
    this.referrers = new short[requests.size()];
    this.agents = new byte[requests.size()];
    this.foreign = new BitSet(requests.size());
    this.agentTexts = agentTexts();
    Zipf popularity = new Zipf(agentTexts.size(), AGENT_EXPONENT);
    for (int position = 0; position < requests.size(); position++) {
      users[position] =
          (short) (random.nextDouble() < KNOWN_USERS ? 1 + random.nextIndex(1_000) : 0);
      referrers[position] = (short) random.nextIndex(REFERRERS);
      agents[position] = (byte) popularity.draw(random);
      foreign.set(position, random.nextDouble() < FOREIGN);
    }
  }

  /** The corpus of a size: 10,000, 200,000 or 1,000,000 lines. */
  static AccessLogs of(CorpusSize size, Seed seed) {
    WebLogCorpus all = WebLogCorpus.of(size, seed);
    return new AccessLogs(all.first(Math.min(all.size(), MOST)), seed.purpose("access logs"));
  }

  private static List<String> agentTexts() {
    List<String> texts = new ArrayList<>();
    for (String engine : ENGINES) {
      for (String system : SYSTEMS) {
        texts.add("Mozilla/5.0 (" + system + ") " + engine);
      }
    }
    return List.copyOf(texts);
  }

  int size() {
    return requests.size();
  }

  /** The request of a line. */
  AccessLog log(int position) {
    String user = users[position] == 0 ? "-" : "user-" + users[position];
    int page = referrers[position];
    return new AccessLog(
        requests.line(position),
        user,
        page == 0 ? "-" : "https://www.example.org/start/page" + page + ".html",
        agentTexts.get(agents[position]));
  }

  /** Whether the line is of another program. */
  boolean foreign(int position) {
    return foreign.get(position);
  }

  /** The line as it was logged. */
  String message(int position) {
    return foreign(position) ? foreignLine(position) : log(position).line();
  }

  /**
   * A line that no pattern for access logs matches: an access log that was cut off, which is known
   * only at its end, or the error log of the same server.
   */
  String foreignLine(int position) {
    AccessLog log = log(position);
    if (position % 2 == 0) {
      String line = log.line();
      return line.substring(0, line.length() - 1);
    }
    return "["
        + log.instant()
        + "] [core:error] [pid "
        + (1_000 + position % 30_000)
        + "] [client "
        + log.request().clientText()
        + ":"
        + (1_024 + position % 60_000)
        + "] AH00126: Invalid URI in request "
        + log.request().request();
  }

  /** SHA-256 over the lines, hexadecimal. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    for (int position = 0; position < size(); position++) {
      digest.update((message(position) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hexadecimal(digest);
  }
}
