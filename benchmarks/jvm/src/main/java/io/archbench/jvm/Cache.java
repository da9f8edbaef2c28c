package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A Caffeine cache that all threads share. */
@BenchmarkMode(Mode.Throughput)
public class Cache {
  /** Gets one profile, which is loaded and another one thrown out where it is not in the cache. */
  @Benchmark
  public String get(Profiles profiles, Asking asking) {
    int turn = asking.of(profiles.cached.count());
    String found = asking.requester.get(turn);
    profiles.cached.check(turn, found, profiles.directory);
    return found;
  }

  /** The cache. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Profiles extends Prepared {
    private CachedProfiles cached;

    @Override
    Work make(Seed seed, CorpusSize size) {
      cached = new CachedProfiles(seed, sized(size, 2_000, 50_000, 200_000));
      return cached;
    }

    /** Checks what all threads asked; JMH calls it when all of them have ended. */
    @TearDown
    public void check() {
      cached.checkTotals(directory);
    }
  }

  /** One thread that asks. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Asking extends Turn {
    private CachedProfiles.Requester requester;

    /** Opens its books. */
    @Setup
    public void open(Profiles profiles) {
      requester = profiles.cached.requester();
    }
  }
}
