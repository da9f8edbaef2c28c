package io.archbench.jvm;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import io.archbench.workload.Zipf;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Profiles of users behind a cache that holds a tenth of them. Few users make most requests.
 * Thread-safe.
 */
final class CachedProfiles implements Work {
  private static final double EXPONENT = 0.8;
  private static final int REQUESTS_PER_PROFILE = 10;

  private final List<String> users = new ArrayList<>();
  private final int[] wanted;
  private final int most;
  private final LoadingCache<String, String> cache;
  private final LongAdder loads = new LongAdder();
  private final Queue<Requester> requesters = new ConcurrentLinkedQueue<>();

  CachedProfiles(Seed seed, int profiles) {
    SeededRandom random = seed.corpus();
    for (int user = 0; user < profiles; user++) {
      users.add("user-" + Long.toHexString(random.nextLong()) + "-" + user);
    }
    Zipf popularity = new Zipf(profiles, EXPONENT);
    this.wanted = new int[REQUESTS_PER_PROFILE * profiles];
    for (int turn = 0; turn < wanted.length; turn++) {
      wanted[turn] = popularity.draw(random);
    }
    this.most = profiles / 10;
    this.cache = Caffeine.newBuilder().maximumSize(most).recordStats().build(this::load);
  }

  private String load(String user) {
    loads.increment();
    return profile(user);
  }

  static String profile(String user) {
    return "{\"name\":\"" + user + "\"}";
  }

  int count() {
    return wanted.length;
  }

  /** Who asks; for one thread. */
  Requester requester() {
    Requester requester = new Requester();
    requesters.add(requester);
    return requester;
  }

  /** Loses the books, for tests. */
  void forgetRequesters() {
    requesters.clear();
  }

  /** Checks that it is the profile of the user who was asked for. */
  void check(int turn, String found, CellDirectory directory) {
    String user = users.get(wanted[turn]);
    if (found.length() != user.length() + 11 || !found.startsWith(user, 9)) {
      throw directory.wrongAnswer("profile, turn " + turn, profile(user), found);
    }
  }

  /** Checks, when nobody asks any more, that all requests were counted and the cache is bounded. */
  void checkTotals(CellDirectory directory) {
    cache.cleanUp();
    CacheStats stats = cache.stats();
    long requests = requesters.stream().mapToLong(requester -> requester.asked).sum();
    if (stats.requestCount() != requests) {
      throw directory.wrongAnswer("requests to the cache", requests, stats.requestCount());
    }
    if (stats.missCount() != loads.sum()) {
      throw directory.wrongAnswer("profiles that were loaded", stats.missCount(), loads.sum());
    }
    if (cache.estimatedSize() > most) {
      throw directory.wrongAnswer(
          "profiles in the cache", "at most " + most, cache.estimatedSize());
    }
  }

  @Override
  public String sha256() {
    List<String> asked = new ArrayList<>(wanted.length);
    for (int user : wanted) {
      asked.add(users.get(user));
    }
    return Bytes.sha256OfLines(asked);
  }

  /** What stays in the cache is partly up to chance, so that what is digested is what came out. */
  @Override
  public void checkAll(AnswerDigest answers) {
    Requester requester = requester();
    for (int turn = 0; turn < count(); turn++) {
      answers.expect(
          "profile, turn " + turn,
          List.of(profile(users.get(wanted[turn]))),
          List.of(requester.get(turn)));
    }
    checkTotals(CellDirectory.ofThisCell());
  }

  /** One thread that asks, and how often it did. */
  final class Requester {
    private long asked;

    String get(int turn) {
      asked++;
      return cache.get(users.get(wanted[turn]));
    }
  }
}
