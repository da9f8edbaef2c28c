package io.archbench.runner.run;

import io.archbench.runner.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The runs of a study that earlier starts of a night began: the same night started twice is one
 * run. Runs that somebody began otherwise are none of its business.
 *
 * @param runs of the study, the newest first
 */
public record BegunNights(List<RunDirectory> runs) {
  /** A night that is started again later than that is another one. */
  public static final Duration NIGHT = Duration.ofHours(20);

  /** Whoever has not finished a run by then has given it up long ago. */
  private static final Duration REMEMBERED = Duration.ofDays(14);

  public BegunNights {
    runs = List.copyOf(runs);
  }

  /** Those below a directory. */
  public static BegunNights below(Path directory, String study) {
    return new BegunNights(
        RunDirectory.ofStudy(directory, study).stream()
            .filter(run -> run.nightMark().isPresent())
            .toList());
  }

  /**
   * The right to look for a night and to begin it, so that of two starts only one begins.
   *
   * @throws RunInUseException if another start has it
   */
  public static RunLock beginning(Path directory, String study) {
    return RunLock.take(DurableFile.directory(directory.resolve(".nightly-" + study)));
  }

  /** The run of that plan's builds, if it was begun in the same night. */
  public Optional<RunDirectory> of(Plan plan, Instant now) {
    return runs.stream()
        .filter(run -> isWithin(run, NIGHT, now))
        .filter(run -> isReadable(run) && run.plan().isAnotherOf(plan))
        .findFirst();
  }

  /** Runs that were never finished, other than that one: nobody comes back to them. */
  public List<RunDirectory> abandoned(RunDirectory tonight, Instant now) {
    return runs.stream()
        .filter(run -> !run.root().equals(tonight.root()))
        .filter(run -> isWithin(run, REMEMBERED, now))
        .filter(run -> isReadable(run) && !RunStatus.read(run).finished())
        .toList();
  }

  /** As its name says, before or after: clocks are set back. */
  private static boolean isWithin(RunDirectory run, Duration time, Instant now) {
    return run.made()
        .filter(made -> Duration.between(made, now).abs().compareTo(time) < 0)
        .isPresent();
  }

  /** Of a run that somebody damaged nothing is known; a new one is begun beside it. */
  private static boolean isReadable(RunDirectory run) {
    try {
      RunStatus.read(run);
      return true;
    } catch (DamagedRunException e) {
      return false;
    }
  }
}
