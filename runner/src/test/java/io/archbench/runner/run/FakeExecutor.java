package io.archbench.runner.run;

import io.archbench.trial.Architecture;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.RunId;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialOutcome;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialOutcome.LossKind;
import io.archbench.trial.TrialOutcome.Lost;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.TrialOutcome.Refused;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.record.NoiseCounters;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.synthetic.RecordBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trials in memory, on one place: they end as they are told to, and go on existing when the runner
 * dies.
 *
 * <p>Thread-safe where the runner calls it: trials of own nodes run side by side.
 */
final class FakeExecutor implements TrialExecutor {
  /** The runner's death, as far as a test can tell. */
  static final class KilledException extends IllegalStateException {}

  final List<String> started = new ArrayList<>();
  final List<String> measured = new ArrayList<>();
  final List<String> released = new ArrayList<>();
  final Map<String, Integer> cellsAsked = new HashMap<>();

  private final RunDirectory directory;
  private final Architecture architecture;
  private String corpusSha256 = RecordBuilder.CORPUS_SHA256;
  private final Map<TrialKey, TrialOutcome> existing = new LinkedHashMap<>();
  private final Map<TrialKey, String> specs = new HashMap<>();
  private final Map<String, LossKind> losing = new HashMap<>();
  private final Set<String> losingOnce = new HashSet<>();
  private final Map<String, RefusalKind> refusing = new HashMap<>();
  private final Map<String, Integer> savedCells = new HashMap<>();
  private BiFunction<TrialSpec, CellSpec, double[]> values =
      (trial, cell) -> new double[] {100, 101};
  private final Map<String, Integer> throttled = new HashMap<>();
  private double throttledShare;
  private int ownNodes;
  private String node = "fake";
  private int calls;
  private int dieAt;
  private int hookAt;
  private Runnable hook = () -> {};
  private int looks;
  private Runnable look = () -> {};

  /** On an amd64 place. */
  FakeExecutor(RunDirectory directory) {
    this(directory, Architecture.AMD64);
  }

  FakeExecutor(RunDirectory directory, Architecture architecture) {
    this.directory = directory;
    this.architecture = architecture;
  }

  /** What the iterations of a cell measure; none: the cell is not there. */
  void values(BiFunction<TrialSpec, CellSpec, double[]> measured) {
    values = measured;
  }

  void corpus(String sha256) {
    corpusSha256 = sha256;
  }

  void loseOnce(String trial, LossKind kind, int cellsSaved) {
    losing.put(trial, kind);
    losingOnce.add(trial);
    savedCells.put(trial, cellsSaved);
  }

  void loseAlways(String trial, LossKind kind) {
    losing.put(trial, kind);
  }

  void forgive() {
    losing.clear();
  }

  void refuse(String trial, RefusalKind kind) {
    refusing.put(trial, kind);
  }

  /** The next attempts at a trial are throttled for so much of their CPU time. */
  void throttle(String trial, int attempts, double share) {
    throttled.put(trial, attempts);
    throttledShare = share;
  }

  void dieAtCall(int call) {
    dieAt = call;
  }

  int calls() {
    return calls;
  }

  void live() {
    dieAt = 0;
  }

  /** Runs something after that many trials were started, before the next begins. */
  void beforeStart(int trials, Runnable what) {
    hookAt = trials;
    hook = what;
  }

  /**
   * The first trial waits in a queue for so many looks.
   *
   * @param passing what passes with each
   */
  void queueFirst(int number, Runnable passing) {
    looks = number;
    look = passing;
  }

  int attempts(String trial) {
    return (int) started.stream().filter(key -> key.startsWith(trial + "-a")).count();
  }

  private void call() {
    calls++;
    if (calls == dieAt) {
      throw new KilledException();
    }
  }

  /** Each variant has so many nodes of its own, instead of the one place for all. */
  void ownNodes(int count) {
    ownNodes = count;
  }

  /** From now on its one place is another. */
  void moveToAnotherNode() {
    node = "another";
  }

  private List<Place> nodes(String variant) {
    return ownNodes == 0
        ? List.of(new Place(node, architecture, 2))
        : IntStream.rangeClosed(1, ownNodes)
            .mapToObj(node -> new Place(variant + "-node-" + node, architecture, 2))
            .toList();
  }

  @Override
  public Places acquire(
      VariantSpec variant, int wanted, Duration patience, Consumer<String> waiting) {
    boolean here = variant.architecture() == architecture;
    return new Places() {
      @Override
      public List<Place> places() {
        return here ? nodes(variant.name()) : List.of();
      }

      @Override
      public String missing() {
        return here ? "" : architecture + " only here";
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public synchronized RunningTrial start(TrialSpec spec, Place place, TrialObserver observer) {
    if (!existing.containsKey(spec.key())) {
      call();
      started.add(spec.key().text());
      cellsAsked.put(spec.key().text(), spec.cells().size());
      existing.put(spec.key(), outcome(spec));
      if (started.size() == hookAt) {
        hook.run();
      }
    }
    if (!spec.sha256().equals(specs.computeIfAbsent(spec.key(), key -> spec.sha256()))) {
      throw new AssertionError(spec.key() + " is asked for with another spec than it began with");
    }
    return new FakeTrial(spec.key(), observer);
  }

  private TrialOutcome outcome(TrialSpec spec) {
    String trial = spec.id().text();
    RefusalKind refusal = refusing.get(trial);
    if (refusal != null) {
      return new Refused(refusal, "words", "remedy");
    }
    LossKind loss = losing.get(trial);
    if (loss != null) {
      if (losingOnce.contains(trial)) {
        losing.remove(trial);
      }
      Optional<Collected> partial =
          Optional.ofNullable(savedCells.get(trial))
              .filter(cells -> cells > 0)
              .map(cells -> record(spec, cells));
      return new Lost(loss, partial, "words", "remedy");
    }
    measured.add(spec.key().text());
    return record(spec, spec.cells().size());
  }

  private Collected record(TrialSpec spec, int cells) {
    RecordBuilder builder =
        RecordBuilder.of(spec.id().suite(), spec.variant().name())
            .architecture(architecture)
            .place(spec.members().getFirst().place())
            .corpus(corpusSha256);
    spec.cells().stream()
        .limit(cells)
        .forEach(cell -> builder.cell(cell.key().text(), "ops/s", values.apply(spec, cell)));
    Collected made = builder.collected();
    TrialRecord record = made.record();
    return new Collected(
        new TrialRecord(
            record.schemaVersion(),
            spec,
            spec.sha256(),
            record.agentVersion(),
            record.environment(),
            record.cells(),
            record.noiseBefore(),
            record.noiseAfter().map(noise -> noise(spec, record.noiseBefore(), noise)),
            record.started(),
            record.finished(),
            true),
        made.placement());
  }

  private NoiseCounters noise(TrialSpec spec, NoiseCounters before, NoiseCounters after) {
    String trial = spec.id().text();
    int left = throttled.getOrDefault(trial, 0);
    throttled.put(trial, left - 1);
    long cpu = after.cpuNanos().orElseThrow() - before.cpuNanos().orElseThrow();
    return new NoiseCounters(
        after.time(),
        after.stealTicks(),
        after.totalTicks(),
        after.throttledPeriods(),
        Optional.of(left > 0 ? (long) (throttledShare * cpu) : 0L),
        after.cpuNanos(),
        after.memoryPeakBytes(),
        after.outOfMemoryKills());
  }

  @Override
  public synchronized List<TrialKey> existing(RunId run) {
    return List.copyOf(existing.keySet());
  }

  @Override
  public void close() {}

  private final class FakeTrial implements RunningTrial {
    private final TrialKey key;
    private final TrialObserver observer;
    private volatile boolean cancelled;

    FakeTrial(TrialKey key, TrialObserver observer) {
      this.key = key;
      this.observer = observer;
    }

    @Override
    public TrialKey key() {
      return key;
    }

    @Override
    public TrialOutcome await() {
      for (; looks > 0 && !cancelled; looks--) {
        look.run();
        observer.waiting(key, "queued");
      }
      if (looks > 0) {
        Lost lost = new Lost(LossKind.ABORTED, Optional.empty(), "words", "remedy");
        synchronized (FakeExecutor.this) {
          existing.put(key, lost);
        }
        return lost;
      }
      synchronized (FakeExecutor.this) {
        call();
        TrialOutcome outcome = existing.get(key);
        if (outcome == null) {
          throw new IllegalStateException(key + " was never started");
        }
        return outcome;
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public void release() {
      synchronized (FakeExecutor.this) {
        released();
      }
    }

    private void released() {
      call();
      if (existing.get(key) instanceof Collected) {
        Path record = directory.root().resolve(RecordFiles.path(key));
        boolean journalled =
            directory.replay().events().stream()
                .anyMatch(
                    event ->
                        (event instanceof JournalEvent.Collected collected
                                && collected.trial().equals(key.trial().text()))
                            || (event instanceof JournalEvent.Voided voided
                                && voided.trial().equals(key.trial().text())));
        if (!journalled || !Files.exists(record)) {
          throw new AssertionError(key + " is released before its record is durable");
        }
      }
      existing.remove(key);
      released.add(key.text());
    }
  }
}
