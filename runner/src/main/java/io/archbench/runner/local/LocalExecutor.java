package io.archbench.runner.local;

import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.RunId;
import io.archbench.trial.RunningTrial;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialObserver;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs trials as processes of this machine, which is its one place.
 *
 * <p>A started trial outlives its executor: its process, its log and its manifest lie in a
 * directory of their own, from where a later executor adopts it.
 */
public final class LocalExecutor implements TrialExecutor {
  /** The name of the one place. */
  public static final String PLACE = "local";

  private final Installation installation;
  private final SuiteRoots suites;
  private final InstalledJdks jdks;
  private final Architecture architecture;
  private final int cpus;
  private final Path work;

  /**
   * An executor for this machine.
   *
   * @param brought directory of the suites that the study brought along, by digest
   * @param work directory for trials that are not released yet
   */
  public LocalExecutor(Installation installation, Path brought, Path work) {
    this(
        installation,
        brought,
        work,
        InstalledJdks.ofThisMachine(Architecture.of(System.getProperty("os.arch"))),
        Runtime.getRuntime().availableProcessors());
  }

  LocalExecutor(Installation installation, Path brought, Path work, InstalledJdks jdks, int cpus) {
    this.installation = installation;
    this.suites = new SuiteRoots(installation.suites(), brought.toAbsolutePath());
    this.work = real(work);
    this.jdks = jdks;
    this.architecture = jdks.architecture();
    this.cpus = cpus;
  }

  /**
   * One spelling of the directory, whichever way a runner names it: it tells whose a process is.
   */
  private static Path real(Path work) {
    try {
      return Files.createDirectories(work).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + work, e);
    }
  }

  @Override
  public Places acquire(
      VariantSpec variant, int wanted, Duration patience, Consumer<String> waiting) {
    if (variant.architecture() != architecture) {
      return new LocalPlaces(
          List.of(),
          "this machine is "
              + architecture
              + ", the variant needs "
              + variant.architecture()
              + ": run the same study on such a machine; `archbench merge` joins both runs");
    }
    Integer jdk = variant.jdk();
    if (jdk != null && jdks.java(jdk).isEmpty()) {
      return new LocalPlaces(
          List.of(),
          "no JDK "
              + jdk
              + " for "
              + architecture
              + " found in "
              + jdks.searched()
              + ": install one there, or set JAVA_HOME to it");
    }
    if (!TrialProcesses.areVisible()) {
      return new LocalPlaces(
          List.of(),
          "this machine shows no processes, so that a trial could not be watched: mount /proc");
    }
    return new LocalPlaces(List.of(new Place(PLACE, architecture, cpus)), "");
  }

  private record LocalPlaces(List<Place> places, String missing) implements Places {
    @Override
    public void close() {
      // this machine stays
    }
  }

  @Override
  public RunningTrial start(TrialSpec spec, Place place, TrialObserver observer) {
    TrialDirectory directory = new TrialDirectory(work.resolve(spec.key().text()));
    if (!directory.holds(spec)) {
      directory.prepare(spec);
      new AgentProcess(installation, java(spec.variant()))
          .start(spec, suites.of(spec.suiteSha256()), directory);
    }
    return new LocalTrial(spec, place, directory, observer);
  }

  private Path java(VariantSpec variant) {
    Integer jdk = variant.jdk();
    return jdk == null ? jdks.runningJava() : jdks.java(jdk).orElseThrow();
  }

  @Override
  public List<TrialKey> existing(RunId run) {
    return TrialDirectory.under(work).stream()
        .flatMap(directory -> directory.spec().stream())
        .filter(spec -> spec.run().equals(run))
        .map(TrialSpec::key)
        .toList();
  }

  @Override
  public void close() {
    // what runs goes on running
  }
}
