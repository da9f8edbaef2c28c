package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.image.ImageScan;
import io.archbench.k8s.image.Readiness;
import io.archbench.k8s.image.ScannedImage;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyProblem;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReadinessTest {
  @TempDir private Path directory = Path.of("");
  private final List<StudyProblem> problems = new ArrayList<>();

  private Optional<PlannedReadiness> read(String study) throws IOException {
    Path file = Files.writeString(directory.resolve("study.yaml"), study);
    ParsedStudy parsed = StudyReader.read(file);
    return StudyReadiness.of(parsed, problems);
  }

  private Optional<PlannedReadiness> scanned(Readiness... found) throws IOException {
    List<ScannedImage> images =
        Arrays.stream(found)
            .map(each -> new ScannedImage("a.test/" + each, each, List.of("because"), List.of()))
            .toList();
    Files.write(
        directory.resolve("scan.json"),
        CanonicalJson.bytes(new ImageScan(ImageScan.SCHEMA, "linux/arm64", images)));
    return read(STUDY + "readiness: scan.json\n");
  }

  @Test
  void withoutAScanNothingIsKnown() throws IOException {
    assertThat(read(STUDY)).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void imagesThatAllRunLeaveNoDoubt() throws IOException {
    PlannedReadiness readiness = scanned(Readiness.READY, Readiness.SLOWER).orElseThrow();

    assertThat(readiness.doubt()).isEmpty();
    assertThat(readiness.images()).extracting(ScannedImage::reference).contains("a.test/SLOWER");
  }

  @Test
  void blockedAndUnknownImagesAreCountedApart() throws IOException {
    PlannedReadiness readiness =
        scanned(Readiness.READY, Readiness.BLOCKED, Readiness.UNKNOWN, Readiness.UNKNOWN)
            .orElseThrow();

    assertThat(readiness.doubt()).contains("of 4 images 1 blocked on linux/arm64, 2 unknown");
    assertThat(CanonicalJson.read(CanonicalJson.bytes(readiness), PlannedReadiness.class, "it"))
        .isEqualTo(readiness);
  }

  @Test
  void aScanForAnotherPlatformSaysNothingOfTheOneThatIsNew() throws IOException {
    ImageScan scan =
        new ImageScan(
            ImageScan.SCHEMA,
            "linux/amd64",
            List.of(new ScannedImage("a.test/b", Readiness.READY, List.of("fits"), List.of())));
    Files.write(directory.resolve("amd64.json"), CanonicalJson.bytes(scan));
    String study =
        STUDY.replaceFirst("parallel: \\{arch: \\w+", "parallel: {arch: arm64")
            + "readiness: amd64.json\n";

    assertThat(read(study)).isEmpty();
    assertThat(problems)
        .singleElement()
        .asString()
        .contains("a scan for linux/arm64")
        .contains("which is for linux/amd64");
    assertThat(read(STUDY + "readiness: amd64.json\n")).isPresent(); // nothing changes there
  }

  @Test
  void aScanThatCannotBeReadIsAMistakeOfTheStudy() throws IOException {
    assertThat(read(STUDY + "readiness: none.json\n")).isEmpty();
    Files.writeString(directory.resolve("cut.json"), "{\"images\": [");
    assertThat(read(STUDY + "readiness: cut.json\n")).isEmpty();
    Files.writeString(
        directory.resolve("new.json"),
        "{\"schemaVersion\": 9, \"platform\": \"linux/arm64\", \"images\": []}");
    assertThat(read(STUDY + "readiness: new.json\n")).isEmpty();
    assertThat(scanned()).isEmpty();

    assertThat(problems).hasSize(4);
    assertThat(problems.get(0).toString()).contains("no file").contains("none.json");
    assertThat(problems.get(2).toString()).contains("schema 9");
    assertThat(problems.get(3).toString()).contains("a scan of no images");
  }
}
