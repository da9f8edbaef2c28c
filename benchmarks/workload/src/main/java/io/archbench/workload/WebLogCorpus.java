package io.archbench.workload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * The log of a web server over about ten days, modelled on Rally's {@code http_logs} (the 1998
 * World Cup site): few pages and clients make most requests, traffic follows the day, and lines
 * arrive slightly out of order.
 *
 * <p>Kept as columns, 22 bytes a line, so that millions fit beside what is measured. Immutable.
 */
public final class WebLogCorpus {
  private final long[] timestamps;
  private final int[] clients;
  private final int[] requests;
  private final short[] statuses;
  private final int[] sizes;
  private final List<String> texts;

  WebLogCorpus(
      long[] timestamps,
      int[] clients,
      int[] requests,
      short[] statuses,
      int[] sizes,
      List<String> texts) {
    this.timestamps = timestamps;
    this.clients = clients;
    this.requests = requests;
    this.statuses = statuses;
    this.sizes = sizes;
    this.texts = texts;
  }

  /** The corpus of a size: 10,000, 200,000 or 2,000,000 lines. */
  public static WebLogCorpus of(CorpusSize size, Seed seed) {
    return new WebLogGenerator(seed.corpus(), lines(size)).generate();
  }

  private static int lines(CorpusSize size) {
    return switch (size) {
      case SMALL -> 10_000;
      case MEDIUM -> 200_000;
      case LARGE -> 2_000_000;
    };
  }

  /** Its first lines. */
  public WebLogCorpus first(int lines) {
    return new WebLogCorpus(
        Arrays.copyOf(timestamps, lines),
        Arrays.copyOf(clients, lines),
        Arrays.copyOf(requests, lines),
        Arrays.copyOf(statuses, lines),
        Arrays.copyOf(sizes, lines),
        texts);
  }

  /** How many lines. */
  public int size() {
    return timestamps.length;
  }

  /** One line. */
  public WebLog line(int index) {
    return new WebLog(
        timestamps[index],
        clients[index],
        texts.get(requests[index]),
        statuses[index],
        sizes[index]);
  }

  /** The time of one line, without making the line. */
  public long timestamp(int index) {
    return timestamps[index];
  }

  /** The request of one line, without making the line. */
  public String request(int index) {
    return texts.get(requests[index]);
  }

  /** The client's address of one line, without making the line. */
  public int clientAddress(int index) {
    return clients[index];
  }

  /** The status of one line, without making the line. */
  public int status(int index) {
    return statuses[index];
  }

  /** The size of the response of one line, without making the line. */
  public int responseSize(int index) {
    return sizes[index];
  }

  /** SHA-256 over the lines as JSON, one a line, hexadecimal. */
  public String sha256() {
    MessageDigest digest = Sha256.digest();
    for (int index = 0; index < size(); index++) {
      digest.update((line(index).json() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hexadecimal(digest);
  }
}
