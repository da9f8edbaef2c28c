package io.archbench.runner.run;

import io.archbench.analysis.gate.ToldHistory;
import io.archbench.runner.plan.Calibration;
import io.archbench.runner.plan.Plan;
import io.archbench.trial.RunId;
import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.io.IOException;
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
  static final String SUITES = "suites";
  static final String WORK = "work";

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
        DurableFile.write(to.resolve(from.relativize(file).toString()), DurableFile.read(file));
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
        ? plan.from(StoredDocument.read(file, FetchedFrom.class).context())
        : plan;
  }

  /**
   * The plan, as it was stored, with what round 0 found out since; its cluster by the context that
   * it was fetched from, if it was.
   */
  public Plan plan() {
    Path file = root.resolve(PLAN);
    Plan plan = seenFromHere(StoredDocument.read(file, Plan.class));
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
        ? Optional.of(StoredDocument.read(file, NightMark.class))
        : Optional.empty();
  }

  /** Keeps what a history says of the run, in place of what it said before. */
  void store(ToldHistory told) {
    DurableFile.write(root.resolve(HISTORY), CanonicalJson.bytes(told));
  }

  /** What a history said of the run when the run was added to it. */
  ToldHistory toldHistory() {
    Path file = root.resolve(HISTORY);
    return Files.exists(file) ? StoredDocument.read(file, ToldHistory.class) : ToldHistory.NONE;
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
    return new String(DurableFile.read(root.resolve(STUDY)), StandardCharsets.UTF_8);
  }

  /** Digest of the plan as it is stored. */
  String planSha256() {
    return Sha256.of(DurableFile.read(root.resolve(PLAN)));
  }

  /**
   * What the journal says, without changing it; empty if the run never started.
   *
   * @throws DamagedRunException if the journal is gone or the plan is not the one that was started
   */
  Journal.Replay replay() {
    Path file = root.resolve(JOURNAL);
    if (!Files.exists(file)) {
      if (Files.exists(root.resolve(RecordFiles.TRIALS))) {
        throw new DamagedRunException(
            file + " is missing, though records lie under trials/. Restore it from a copy.");
      }
      return Journal.Replay.EMPTY;
    }
    Journal.Replay replay = Journal.read(file);
    recordFiles().checkThatAreKnown(RunHistory.of(replay.events()), file);
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

  /** The records of its trials. */
  RecordFiles recordFiles() {
    return new RecordFiles(root);
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
}
