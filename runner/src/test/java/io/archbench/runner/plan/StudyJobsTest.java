package io.archbench.runner.plan;

import static io.archbench.runner.plan.PlanFixtures.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.job.JobManifest;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StudyJobsTest {
  private static final String IMAGE = "registry.test/bench@sha256:" + "a".repeat(64);
  private static final String ON_A_CLUSTER =
      STUDY + "kubernetes: {namespace: bench, image: \"" + IMAGE + "\", labels: {team: search}}\n";

  private static final Pattern HOST =
      Pattern.compile("key: \"metadata.name\"\\s+operator: \"In\"\\s+values:\\s+- \"([^\"]+)\"");

  private static List<JobManifest> jobs(String study) {
    ParsedStudy parsed = StudyReader.parse("study.yaml", study);
    Plan plan = PlanFixtures.plan(study);
    return StudyJobs.of(
        plan.on(
            StudyCluster.of(
                parsed, Optional.empty(), new TreeMap<>(), Optional.empty(), Optional::empty),
            StudyCluster.images(parsed)));
  }

  private static List<String> hosts(List<JobManifest> jobs) {
    return jobs.stream()
        .map(job -> HOST.matcher(job.yaml()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  @Test
  void eachTrialOfTheFirstRoundsIsAJob() {
    List<JobManifest> jobs = jobs(ON_A_CLUSTER);

    assertThat(jobs).hasSize(2 * 5); // variants, rounds
    assertThat(jobs)
        .allSatisfy(
            job ->
                assertThat(job.yaml())
                    .contains("namespace: \"bench\"")
                    .contains("team: \"search\"")
                    .contains("image: \"" + IMAGE + "\""));
    assertThat(jobs).extracting(JobManifest::name).doesNotHaveDuplicates();
  }

  @Test
  void nodesThatTheStudyNamesAreTheOnesThatAreUsed() {
    String named =
        ON_A_CLUSTER
            .replace("g1: {", "g1: {nodes: [one, two], ")
            .replace("parallel: {", "parallel: {nodes: [one, two], ");

    assertThat(hosts(jobs(named))).containsExactlyInAnyOrder("one", "two");
    assertThat(hosts(jobs(ON_A_CLUSTER))).allMatch(host -> host.matches("(g1|parallel)-node-\\d"));
  }

  @Test
  void everyVariantHasAnImage() {
    assertThatThrownBy(() -> jobs(STUDY))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("an image in a registry, as `archbench image build` prints it")
        .hasMessageContaining("none for variant g1");
  }

  @Test
  void theJdkOfAVariantChoosesItsImage() {
    String choosing = ON_A_CLUSTER.replaceFirst("@sha256:a+", ":{jdk}");

    assertThat(
            jobs(
                choosing
                    .replace("g1: {", "g1: {jdk: 21, ")
                    .replace("parallel: {", "parallel: {jdk: 25, ")))
        .extracting(JobManifest::yaml)
        .anyMatch(yaml -> yaml.contains("image: \"registry.test/bench:21\""))
        .anyMatch(yaml -> yaml.contains("image: \"registry.test/bench:25\""));
    assertThatThrownBy(() -> jobs(choosing))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("a jdk, for the image's {jdk}");
  }

  @Test
  void aPlanForAClusterSaysNothingOfWhatThisMachineCannot() {
    ParsedStudy parsed = StudyReader.parse("study.yaml", ON_A_CLUSTER);
    Plan plan = PlanFixtures.plan(ON_A_CLUSTER);
    assertThat(plan.notes()).extracting(PlanNote::field).contains("kubernetes");

    Plan there =
        plan.on(
            StudyCluster.of(
                parsed,
                Optional.of("lab"),
                new TreeMap<>(Map.of("parallel", "farm")),
                Optional.of("mine"),
                Optional::empty),
            StudyCluster.images(parsed));

    assertThat(there.notes()).extracting(PlanNote::field).doesNotContain("kubernetes");
    assertThat(there.cluster().orElseThrow().context("g1")).contains("lab");
    assertThat(there.cluster().orElseThrow().context("parallel")).contains("farm");
    assertThat(there.cluster().orElseThrow().jobs().namespace()).isEqualTo("mine");
  }
}
