package io.archbench.trial.synthetic;

import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.JmhSettings;
import io.archbench.trial.Member;
import io.archbench.trial.Payload;
import io.archbench.trial.Phase;
import io.archbench.trial.Resources;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.CellResult.FailureKind;
import io.archbench.trial.record.Environment;
import io.archbench.trial.record.NoiseCounters;
import io.archbench.trial.record.OpenLoop;
import io.archbench.trial.record.Placement;
import io.archbench.trial.record.SecondaryMetric;
import io.archbench.trial.record.TrialRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes trial records, and placements that agree with them, for tests; not thread-safe.
 *
 * <p>Everything has a default but suite and variant: amd64, round 1, attempt 1, place {@code
 * node-1}, 50 s of warm-up and 20 × 1 s, no cells.
 */
public final class RecordBuilder {
  /** Digest of the suite unless told otherwise. */
  public static final String SUITE_SHA256 = "5".repeat(64);

  /** Digest of the work unless told otherwise. */
  public static final String WORK_SHA256 = "7".repeat(64);

  /** Digest of the corpus of every cell unless told otherwise. */
  public static final String CORPUS_SHA256 = "c".repeat(64);

  /** Digest of the answer of every cell unless told otherwise. */
  public static final String ANSWER_SHA256 = "a".repeat(64);

  private static final Instant STARTED = Instant.parse("2026-11-24T10:15:00Z");

  private final String suite;
  private final String variant;
  private final List<CellResult> cells = new ArrayList<>();
  private final Map<CellKey, JmhSettings> ownSettings = new TreeMap<>();
  private final List<CellKey> missing = new ArrayList<>();
  private Architecture architecture = Architecture.AMD64;
  private List<String> jvmArgs = List.of();
  private Optional<Integer> jdk = Optional.empty();
  private int round = 1;
  private int attempt = 1;
  private String place = "node-1";
  private Optional<String> instanceType = Optional.empty();
  private String study = "synthetic";
  private RunId run = new RunId("syntheti");
  private Phase phase = Phase.MEASURE;
  private String suiteSha256 = SUITE_SHA256;
  private @Nullable OpenLoop openLoop;
  private String workSha256 = WORK_SHA256;
  private Optional<String> corpusSha256 = Optional.of(CORPUS_SHA256);
  private Optional<String> answerSha256 = Optional.of(ANSWER_SHA256);
  private List<Double> warmup = List.of();
  private Map<String, String> histograms = Map.of();
  private Map<String, SecondaryMetric> secondary = Map.of();
  private List<String> nativeLibraries = List.of();
  private JmhSettings settings =
      new JmhSettings(Duration.ofSeconds(50), 20, Duration.ofSeconds(1), Duration.ofMinutes(1));
  private Optional<Environment> environment = Optional.empty();
  private double stolen;

  private RecordBuilder(String suite, String variant) {
    this.suite = suite;
    this.variant = variant;
  }

  /** A record of a trial of that suite for that variant. */
  public static RecordBuilder of(String suite, String variant) {
    return new RecordBuilder(suite, variant);
  }

  /** The variant's architecture; the environment follows unless it is set. */
  public RecordBuilder architecture(Architecture value) {
    architecture = value;
    return this;
  }

  /** The variant's own JVM flags. */
  public RecordBuilder jvmArgs(String... flags) {
    jvmArgs = List.of(flags);
    return this;
  }

  /** The feature release that the variant names. */
  public RecordBuilder jdk(int release) {
    jdk = Optional.of(release);
    return this;
  }

  public RecordBuilder round(int value) {
    round = value;
    return this;
  }

  public RecordBuilder attempt(int value) {
    attempt = value;
    return this;
  }

  public RecordBuilder place(String name) {
    place = name;
    return this;
  }

  public RecordBuilder instanceType(String type) {
    instanceType = Optional.of(type);
    return this;
  }

  public RecordBuilder study(String name, String runId) {
    study = name;
    run = new RunId(runId);
    return this;
  }

  public RecordBuilder phase(Phase value) {
    phase = value;
    return this;
  }

  public RecordBuilder suiteSha256(String digest) {
    suiteSha256 = digest;
    return this;
  }

  public RecordBuilder workSha256(String digest) {
    workSha256 = digest;
    return this;
  }

  /** Settings of the cells that have none of their own. */
  public RecordBuilder settings(JmhSettings value) {
    settings = value;
    return this;
  }

  /** Settings of one cell. */
  public RecordBuilder settings(CellKey cell, JmhSettings value) {
    ownSettings.put(cell, value);
    return this;
  }

  /** Settings from seconds: warm-up, then that many iterations of one second. */
  public RecordBuilder seconds(int warmup, int iterations) {
    return settings(
        new JmhSettings(
            Duration.ofSeconds(warmup), iterations, Duration.ofSeconds(1), Duration.ofMinutes(1)));
  }

  public RecordBuilder environment(Environment value) {
    environment = Optional.of(value);
    return this;
  }

  /** The part of the machine's time that went to others. */
  public RecordBuilder stolen(double share) {
    stolen = share;
    return this;
  }

  /** Digest of the corpus of the cells that follow; null: they use none. */
  public RecordBuilder corpus(String digest) {
    corpusSha256 = Optional.ofNullable(digest);
    return this;
  }

  /** Digest of the answers of the cells that follow; null: they give none. */
  public RecordBuilder answer(String digest) {
    answerSha256 = Optional.ofNullable(digest);
    return this;
  }

  /** Scores of the warm-up of the cells that follow. */
  public RecordBuilder warmup(double... scores) {
    warmup = boxed(scores);
    return this;
  }

  /** Bytes allocated per operation by the cells that follow. */
  public RecordBuilder allocation(double... bytesPerOperation) {
    secondary = Map.of("gc.alloc.rate.norm", new SecondaryMetric("B/op", boxed(bytesPerOperation)));
    return this;
  }

  /** Native libraries that the cells that follow loaded. */
  public RecordBuilder nativeLibraries(String... names) {
    nativeLibraries = List.of(names);
    return this;
  }

  /** How well the cells that follow kept their rate. */
  public RecordBuilder openLoop(OpenLoop kept) {
    openLoop = kept;
    return this;
  }

  /** Latencies of the cells that follow, as an HdrHistogram log. */
  public RecordBuilder histogram(String tag, String log) {
    histograms = Map.of(tag, log);
    return this;
  }

  /** A measured cell with those raw iteration values. */
  public RecordBuilder cell(String key, String unit, double... iterations) {
    return cell(
        new CellResult.Measured(
            CellKey.parse(key),
            CellKey.parse(key).threads().resolve(16),
            unit,
            boxed(iterations),
            warmup,
            secondary,
            histograms,
            answerSha256,
            corpusSha256,
            nativeLibraries,
            Optional.ofNullable(openLoop),
            STARTED.plusSeconds(60L * cells.size()),
            STARTED.plusSeconds(60L * cells.size() + 59)));
  }

  /** A failed cell. */
  public RecordBuilder failed(String key, FailureKind kind, String message) {
    return cell(
        new CellResult.Failed(CellKey.parse(key), kind, message, "the end of the log of " + key));
  }

  /** Any result. */
  public RecordBuilder cell(CellResult result) {
    cells.add(result);
    return this;
  }

  /** A cell that was asked for and has no result: the record is then incomplete. */
  public RecordBuilder missing(String key) {
    missing.add(CellKey.parse(key));
    return this;
  }

  /** The spec that the record answers. */
  public TrialSpec spec() {
    List<CellKey> keys = new ArrayList<>(missing);
    keys.addAll(0, cells.stream().map(CellResult::cell).collect(Collectors.toList()));
    VariantSpec side =
        new VariantSpec(
            variant, architecture, jdk.orElse(null), jvmArgs, Map.of(), List.of(), List.of(), null);
    return new TrialSpec(
        TrialSpec.SCHEMA,
        new TrialId(suite, variant, round),
        attempt,
        run,
        study,
        side,
        phase,
        Payload.JMH,
        List.of(),
        suiteSha256,
        workSha256,
        keys.stream().map(this::cellSpec).collect(Collectors.toList()),
        jvmArgs,
        List.of(),
        "medium",
        new Resources(null, "none", null, 8_589_934_592L, "memory"),
        20_261_124L,
        List.of(Member.bench(place)));
  }

  /** The record. */
  public TrialRecord build() {
    TrialSpec spec = spec();
    Instant finished = STARTED.plusSeconds(60L * cells.size() + 60);
    return new TrialRecord(
        TrialRecord.SCHEMA,
        spec,
        spec.sha256(),
        "0.1.0",
        environment.orElseGet(() -> EnvironmentBuilder.of(architecture).arguments(jvmArgs).build()),
        cells,
        noise(STARTED, 0, 0),
        Optional.of(noise(finished, 60_000L * (cells.size() + 1), stolen)),
        STARTED,
        Optional.of(finished),
        true);
  }

  /** Where the record's trial ran. */
  public Placement placement() {
    return new Placement(
        place,
        architecture,
        instanceType,
        Map.of("kubernetes.io/arch", architecture.text()),
        Map.of(),
        STARTED.minusSeconds(2),
        STARTED.plusSeconds(60L * cells.size() + 62));
  }

  /** Record and placement, as an executor would hand them over. */
  public Collected collected() {
    return new Collected(build(), placement());
  }

  private CellSpec cellSpec(CellKey key) {
    return new CellSpec(
        key, "io.archbench.synthetic." + key.benchmark(), ownSettings.getOrDefault(key, settings));
  }

  private static NoiseCounters noise(Instant time, long ticks, double stolen) {
    return new NoiseCounters(
        time,
        Optional.of(Math.round(stolen * ticks)),
        Optional.of(1_000_000L + ticks),
        Optional.of(0L),
        Optional.of(0L),
        Optional.of(1_000_000_000L + 10_000_000L * ticks),
        Optional.of(9_000_000_000L),
        Optional.of(0L));
  }

  private static List<Double> boxed(double... values) {
    return Arrays.stream(values).boxed().collect(Collectors.toList());
  }
}
