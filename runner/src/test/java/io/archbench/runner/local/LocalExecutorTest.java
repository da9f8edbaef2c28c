package io.archbench.runner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.runner.local.InstalledJdks.Variable;
import io.archbench.trial.Architecture;
import io.archbench.trial.Place;
import io.archbench.trial.Places;
import io.archbench.trial.RunId;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.synthetic.RecordBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalExecutorTest {
  @TempDir private Path root;

  private LocalExecutor executor() {
    return new LocalExecutor(
        new Installation(root),
        root.resolve("suites"),
        root.resolve("work"),
        new InstalledJdks(
            Architecture.AMD64,
            root.resolve("jdk"),
            List.of(
                new Variable("ARCHBENCH_JAVA_HOME", Optional.empty()),
                new Variable("JAVA_HOME", Optional.of(root.resolve("chosen")))),
            List.of(root.resolve("jvm"), root.resolve("opt"))),
        6);
  }

  private Places acquire(VariantSpec variant) {
    try (LocalExecutor executor = executor()) {
      return executor.acquire(variant, 3, Duration.ZERO, why -> {});
    }
  }

  @Test
  void thisMachineIsOnePlaceHoweverManyAreWanted() {
    try (Places places = acquire(VariantSpec.of("g1", Architecture.AMD64, List.of()))) {
      assertThat(places.places())
          .containsExactly(new Place(LocalExecutor.PLACE, Architecture.AMD64, 6));
      assertThat(places.missing()).isEmpty();
    }
  }

  @Test
  void anotherArchitectureHasNoPlaceHereAndIsToldSo() {
    try (Places places = acquire(VariantSpec.of("arm", Architecture.ARM64, List.of()))) {
      assertThat(places.places()).isEmpty();
      assertThat(places.missing())
          .contains("this machine is amd64", "needs arm64", "`archbench merge` joins both runs");
    }
  }

  @Test
  void aJdkThatIsNotInstalledIsNamedWithWhereItWasLookedFor() {
    VariantSpec variant =
        new VariantSpec(
            "old", Architecture.AMD64, 17, List.of(), Map.of(), List.of(), List.of(), null);
    try (Places places = acquire(variant)) {
      assertThat(places.places()).isEmpty();
      assertThat(places.missing())
          .isEqualTo(
              "no JDK 17 for amd64 found in %1$s/jdk (which runs archbench), ARCHBENCH_JAVA_HOME (not"
                  + " set), JAVA_HOME (%1$s/chosen), or under %1$s/jvm, %1$s/opt: install one there,"
                  + " or set JAVA_HOME to it",
              root);
    }
  }

  @Test
  void onlyTrialsOfTheRunExist() throws Exception {
    try (LocalExecutor executor = executor()) {
      TrialSpec spec = RecordBuilder.of("indexing", "g1").spec();
      Path work = root.resolve("work").toRealPath();
      new TrialDirectory(work.resolve(spec.key().text())).prepare(spec);
      Files.createDirectory(work.resolve("half-removed"));

      assertThat(executor.existing(spec.run())).containsExactly(spec.key());
      assertThat(executor.existing(new RunId("zzzzzzzz"))).isEmpty();
    }
  }

  @Test
  void aStartedTrialOfAnotherSpecIsNotTakenForThisOne() {
    TrialDirectory directory = new TrialDirectory(root.resolve("trial"));
    TrialSpec spec = RecordBuilder.of("indexing", "g1").spec();
    assertThat(directory.holds(spec)).isFalse();
    directory.prepare(spec);
    assertThat(directory.holds(spec)).isTrue();

    TrialSpec other = RecordBuilder.of("indexing", "g1").jvmArgs("-Xint").spec();
    assertThatThrownBy(() -> directory.holds(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(root.resolve("trial") + " holds another " + spec.key());
  }

  @Test
  void aHalfWrittenSpecDoesNotCountAsStarted() throws Exception {
    TrialDirectory directory = new TrialDirectory(root.resolve("trial"));
    TrialSpec spec = RecordBuilder.of("indexing", "g1").spec();
    Files.createDirectories(root.resolve("trial"));
    Files.writeString(root.resolve("trial/spec.json.tmp"), "{\"schemaVersion\":");

    assertThat(directory.spec()).isEmpty();
    assertThat(directory.holds(spec)).isFalse();
    directory.prepare(spec);
    assertThat(directory.spec()).contains(spec);
  }

  @Test
  void aDeletedTrialLeavesNothingAndMayBeDeletedAgain() throws Exception {
    TrialDirectory directory = new TrialDirectory(root.resolve("trial"));
    directory.prepare(RecordBuilder.of("indexing", "g1").spec());
    Files.writeString(directory.cells().resolve("scratch"), "left");

    directory.delete();
    assertThat(root.resolve("trial")).doesNotExist();
    directory.delete();
    assertThat(TrialDirectory.under(root)).isEmpty();
  }

  @Test
  void aManifestIsAbsentUntilItIsWhole() throws Exception {
    TrialDirectory directory = new TrialDirectory(root.resolve("trial"));
    assertThat(directory.manifest()).isEmpty();
    directory.prepare(RecordBuilder.of("indexing", "g1").spec());
    for (String text : List.of("", "{\"count\":", "[]", "\0\0\0")) {
      Files.writeString(directory.termination(), text);
      assertThat(directory.manifest()).as("'%s'", text).isEmpty();
    }
  }
}
