package io.archbench.runner.run;

import io.archbench.analysis.gate.ToldHistory;
import io.archbench.runner.plan.Calibration;
import io.archbench.runner.plan.Plan;
import io.archbench.trial.RunId;
import io.archbench.trial.Sha256;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import io.archbench.trial.record.TrialRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Owns the layout of a run's directory: what is where, and that each file is whole.
 *
 * <p>Reading needs no lock; whoever changes a run holds {@link #lock()}. Thread-safe.
 */
public final class RunDirectory {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("(.+)-([0-9]{8}T[0-9]{6}Z)-[a-z2-7]{8}");
  private static final String STUDY = "study.yaml";
  static final String PLAN = "plan.json";
  static final String CONTEXT = "context.json";
  private static final String CALIBRATION = "calibration.json";
  private static final String NIGHT = "night.json";
  private static final String HISTORY = "history.json";
  static final String JOURNAL = "journal.ndjson";
  private static final String TRIALS = "trials";
  static final String SUITES = "suites";
  static final String WORK = "work";
  static final String RECORD = "record.json.gz";
  private static final Pattern RECORD_PATH =
      Pattern.compile(TRIALS + "/([^/]+)/a([0-9]{1,4})/" + Pattern.quote(RECORD));
  private static final String PLACEMENT = "placement.json";

  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  /**
   * Makes {@code <runs>/<study>-<utc>-<id>/} with the study as it was read and the plan.
   *
   * @param suites directory whose files are copied: what the study brings along to be measured
   */
  public static RunDirectory create(
      Path runs, RunId id, Instant now, byte[] study, Path suites, Plan plan) {
    Path root = root(runs, id, now, plan);
    copy(suites, root.resolve(SUITES));
    return write(root, study, plan);
  }

  /** Makes the directory of a run that measures installed suites, or nothing. */
  public static RunDirectory create(Path runs, RunId id, Instant now, byte[] study, Plan plan) {
    return write(root(runs, id, now, plan), study, plan);
  }

  private static Path root(Path runs, RunId id, Instant now, Plan plan) {
    Path root = runs.resolve(plan.study() + "-" + STAMP.format(now) + "-" + id.text());
    try {
      return Files.createDirectories(root);
    } catch (IOException e) {
      throw StorageException.ofNewRun(root, e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        DurableFile.write(to.resolve(from.relativize(file).toString()), read(file));
      }
    } catch (IOException e) {
      throw new StorageException("cannot copy", from, e);
    }
  }

  /** The plan last: with it the directory counts as a run. */
  private static RunDirectory write(Path root, byte[] study, Plan plan) {
    DurableFile.write(root.resolve(STUDY), study);
    DurableFile.write(root.resolve(PLAN), CanonicalJson.bytes(plan));
    return new RunDirectory(root);
  }

  /**
   * The directory of an existing run.
   *
   * @throws DamagedRunException if it holds no plan
   */
  public static RunDirectory open(Path root) {
    if (!isAt(root)) {
      throw new DamagedRunException(
          root
              + " is not a run: it has no "
              + PLAN
              + ". Runs lie under runs/ unless --runs says"
              + " otherwise.");
    }
    return new RunDirectory(root);
  }

  /** The runs of a study below a directory, the newest first. */
  public static List<RunDirectory> ofStudy(Path runs, String study) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(runs)) {
      return found
          .filter(root -> isOf(root, study) && isAt(root))
          .sorted(Comparator.comparing((Path root) -> root.getFileName() + "").reversed())
          .map(RunDirectory::new)
          .toList();
    } catch (IOException e) {
      throw new StorageException("cannot list", runs, e);
    }
  }

  /** When it was made, as its name says; absent if somebody named it otherwise. */
  public Optional<Instant> made() {
    return made(root);
  }

  /** A study's name may begin with another's, and end before its hyphen. */
  private static boolean isOf(Path root, String study) {
    Matcher name = NAME.matcher(root.getFileName() + "");
    return name.matches() && name.group(1).equals(study);
  }

  private static Optional<Instant> made(Path root) {
    Matcher name = NAME.matcher(root.toAbsolutePath().normalize().getFileName() + "");
    return name.matches()
        ? Optional.of(STAMP.parse(name.group(2), Instant::from))
        : Optional.empty();
  }

  /** Whether the directory of a run is there. */
  public static boolean isAt(Path root) {
    return Files.isRegularFile(root.resolve(PLAN));
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** The directory's own name, whichever way leads there; reports do not hold it. */
  String name() {
    return root.toAbsolutePath().normalize().getFileName() + "";
  }

  /** Where the suites lie that the study brought along, by digest. */
  public Path suites() {
    return root.resolve(SUITES);
  }

  /** Where executors keep what is not collected yet. */
  public Path work() {
    return root.resolve(WORK);
  }

  /** A file that can be made again from the rest, such as {@code report.html}. */
  public Path derived(String name) {
    return root.resolve(name);
  }

  /**
   * Keeps by which context of the kubeconfig the run was fetched: its plan is that of a runner that
   * lives in its cluster, and knows of none.
   *
   * @throws RunInUseException if somebody works on it
   */
  public void fetchedFrom(String context) {
    try (RunLock lock = lock()) {
      lock.check();
      DurableFile.write(root.resolve(CONTEXT), CanonicalJson.bytes(new FetchedFrom(1, context)));
    }
  }

  private record FetchedFrom(int schemaVersion, String context) {}

  private Plan seenFromHere(Plan plan) {
    Path file = root.resolve(CONTEXT);
    return Files.exists(file)
        ? plan.from(document(read(file), FetchedFrom.class, file).context())
        : plan;
  }

  /**
   * The plan, as it was stored, with what round 0 found out since; its cluster by the context that
   * it was fetched from, if it was.
   */
  public Plan plan() {
    Path file = root.resolve(PLAN);
    Plan plan = seenFromHere(document(read(file), Plan.class, file));
    return plan.isToBeCalibrated()
        ? RunHistory.of(replay().events()).calibration().map(plan::calibrated).orElse(plan)
        : plan;
  }

  /** Marks a run as one that a night began. */
  public void store(NightMark mark) {
    DurableFile.write(root.resolve(NIGHT), CanonicalJson.bytes(mark));
  }

  /** The mark of a run that a night began; absent for any other. */
  public Optional<NightMark> nightMark() {
    Path file = root.resolve(NIGHT);
    return Files.exists(file)
        ? Optional.of(document(read(file), NightMark.class, file))
        : Optional.empty();
  }

  /** Keeps what a history says of the run, in place of what it said before. */
  void store(ToldHistory told) {
    DurableFile.write(root.resolve(HISTORY), CanonicalJson.bytes(told));
  }

  /** What a history said of the run when the run was added to it. */
  ToldHistory toldHistory() {
    Path file = root.resolve(HISTORY);
    return Files.exists(file) ? document(read(file), ToldHistory.class, file) : ToldHistory.NONE;
  }

  /** Keeps what round 0 found out, for other runs to use. */
  void store(Calibration calibration) {
    DurableFile.write(root.resolve(CALIBRATION), CanonicalJson.bytes(calibration));
  }

  /**
   * The calibration in a file that another run stored.
   *
   * @throws DamagedRunException if it is none
   */
  public static Calibration calibration(Path file) throws IOException {
    try {
      return CanonicalJson.read(Files.readAllBytes(file), Calibration.class, file.toString());
    } catch (UnreadableDocumentException e) {
      throw new DamagedRunException(e.getMessage() + ". It is no calibration.json of a run.");
    }
  }

  /** The study, as it was read. */
  public String study() {
    return new String(read(root.resolve(STUDY)), StandardCharsets.UTF_8);
  }

  /** Digest of the plan as it is stored. */
  String planSha256() {
    return Sha256.of(read(root.resolve(PLAN)));
  }

  /**
   * What the journal says, without changing it; empty if the run never started.
   *
   * @throws DamagedRunException if the journal is gone or the plan is not the one that was started
   */
  Journal.Replay replay() {
    Path file = root.resolve(JOURNAL);
    if (!Files.exists(file)) {
      if (Files.exists(root.resolve(TRIALS))) {
        throw new DamagedRunException(
            file + " is missing, though records lie under trials/. Restore it from a copy.");
      }
      return Journal.Replay.EMPTY;
    }
    Journal.Replay replay = Journal.read(file);
    checkThatRecordsAreKnown(RunHistory.of(replay.events()), file);
    for (JournalEvent event : replay.events()) {
      if (event instanceof JournalEvent.RunStarted started
          && !started.planSha256().equals(planSha256())) {
        throw new DamagedRunException(
            root.resolve(PLAN)
                + " is not the plan that the run was started with: it was changed since. Restore it"
                + " from a copy, or start a new run.");
      }
    }
    return replay;
  }

  /** A journal that lost lines would have their records measured again, and overwritten. */
  private void checkThatRecordsAreKnown(RunHistory history, Path journal) {
    for (Path record : records()) {
      Matcher matcher = RECORD_PATH.matcher(root.relativize(record).toString());
      if (matcher.matches()) {
        RunHistory.TrialHistory known = history.trial(matcher.group(1));
        int attempt = Integer.parseInt(matcher.group(2));
        boolean justStored = known.open() && known.created() == attempt;
        if (!justStored && known.stored(attempt).isEmpty()) {
          throw new DamagedRunException(
              journal
                  + " does not know of "
                  + record
                  + ": it has lost lines. Restore it from a copy; nothing is measured meanwhile.");
        }
      }
    }
  }

  private List<Path> records() {
    Path trials = root.resolve(TRIALS);
    if (!Files.isDirectory(trials)) {
      return List.of();
    }
    return directories(trials).stream()
        .flatMap(trial -> directories(trial).stream())
        .map(attempt -> attempt.resolve(RECORD))
        .filter(Files::exists)
        .toList();
  }

  /** Sorted; files beside them come and go while a runner works, and are not looked at. */
  private static List<Path> directories(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new StorageException("cannot read", parent, e);
    }
  }

  /**
   * What an attempt left of which the journal does not say yet how it ended: its runner died just
   * before it could.
   */
  Optional<Collected> justStored(TrialSpec spec) {
    Path file = root.resolve(recordPath(spec.key()));
    if (!Files.isRegularFile(file) || !Files.isRegularFile(file.resolveSibling(PLACEMENT))) {
      return Optional.empty();
    }
    Collected found =
        stored(spec.key().trial().text(), spec.key().attempt(), Sha256.of(read(file)));
    return Optional.of(found)
        .filter(each -> each.record().specSha256().equals(spec.sha256()))
        .filter(each -> each.record().finished().isPresent())
        .filter(each -> each.record().cells().size() == spec.cells().size());
  }

  /** Opens the journal to go on with it; the caller holds the lock. */
  Journal journal(Clock clock) {
    return Journal.open(root.resolve(JOURNAL), clock);
  }

  /**
   * Keeps other runners out until closed.
   *
   * @throws RunInUseException if another holds the run
   */
  public RunLock lock() {
    return RunLock.take(root);
  }

  /** Where a record lies, relative to the directory. */
  static String recordPath(TrialKey key) {
    return recordPath(key.trial().text(), key.attempt());
  }

  static String recordPath(String trial, int attempt) {
    return TRIALS + "/" + trial + "/a" + attempt + "/" + RECORD;
  }

  /**
   * Stores a record and its placement; when this returns they are on the disk.
   *
   * @return digest of the record's file
   */
  String store(Collected collected) {
    Path record = root.resolve(recordPath(collected.record().spec().key()));
    byte[] packed = gzip(CanonicalJson.bytes(collected.record()));
    DurableFile.write(
        record.resolveSibling(PLACEMENT),
        CanonicalJson.bytes(
            SealedPlacement.of(collected.record().spec().key().text(), collected.placement())));
    DurableFile.write(record, packed);
    return Sha256.of(packed);
  }

  /**
   * Reads a record back.
   *
   * @param sha256 digest that the journal gives
   * @throws DamagedRunException if it is missing or not what was stored
   */
  Collected stored(String trial, int attempt, String sha256) {
    Path file = root.resolve(recordPath(trial, attempt));
    present(file);
    byte[] packed = read(file);
    if (!Sha256.of(packed).equals(sha256)) {
      throw new DamagedRunException(
          file
              + " is not what was collected: its SHA-256 differs from the journal's. It was changed"
              + " or cut short since. Restore it from a copy.");
    }
    Path placement = file.resolveSibling(PLACEMENT);
    present(placement);
    return new Collected(
        document(gunzip(packed, file), TrialRecord.class, file),
        document(read(placement), SealedPlacement.class, placement)
            .opened(trial + "-a" + attempt, placement));
  }

  private static void present(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DamagedRunException(
          file + " is missing, though the journal says it was collected. Restore it from a copy.");
    }
  }

  private static <T> T document(byte[] bytes, Class<T> type, Path file) {
    try {
      return CanonicalJson.read(bytes, type, file.toString());
    } catch (UnreadableDocumentException e) {
      throw new DamagedRunException(
          e.getMessage() + ". It was changed or cut short since. Restore it from a copy.");
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StorageException("cannot read", file, e);
    }
  }

  private static byte[] gzip(byte[] raw) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return packed.toByteArray();
  }

  private static byte[] gunzip(byte[] packed, Path file) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new StorageException("cannot unpack", file, e);
    }
  }
}
