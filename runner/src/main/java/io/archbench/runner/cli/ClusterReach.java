package io.archbench.runner.cli;

import io.archbench.k8s.cluster.Cluster;
import io.archbench.k8s.detached.RunnerImage;
import io.archbench.k8s.doctor.CheckedImage;
import io.archbench.k8s.doctor.CheckedRunner;
import io.archbench.k8s.doctor.ClusterDoctor;
import io.archbench.k8s.doctor.Diagnosis;
import io.archbench.k8s.doctor.ImageCheck;
import io.archbench.k8s.doctor.RunnerNeeds;
import io.archbench.k8s.doctor.VariantNeeds;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.k8s.job.JobSettings;
import io.archbench.runner.plan.ImageSuites;
import io.archbench.runner.plan.Plan;
import io.archbench.runner.plan.PlannedCluster;
import io.archbench.runner.plan.PlannedVariant;
import io.archbench.runner.plan.StudyCluster;
import io.archbench.runner.plan.StudyNeeds;
import io.archbench.runner.study.Defaults;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.StudyReader;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a cluster is reached, and the registries of its images. */
final class ClusterReach {
  @Option(
      names = "--context",
      paramLabel = "[VARIANT=]NAME",
      description =
          "Context of the kubeconfig (default: its current one); with VARIANT= that of a variant"
              + " that lives in another cluster. Repeatable.")
  private List<String> contexts = List.of();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description =
          "Namespace of the Jobs (default: kubernetes.namespace of the study, else that of the"
              + " context).")
  private Optional<String> namespace = Optional.empty();

  @Mixin private final RegistryOptions registries = new RegistryOptions();

  private @Nullable ImageInspector inspector;

  /** Reads and plans a study for the suites that its images hold. */
  Plans plans(
      Path study,
      CalibrationOption calibration,
      EmbeddedOption embedded,
      Map<String, String> environment)
      throws IOException {
    return plans(StudyReader.read(study), calibration, embedded, environment);
  }

  /** Plans a study that was read, likewise. */
  Plans plans(
      ParsedStudy study,
      CalibrationOption calibration,
      EmbeddedOption embedded,
      Map<String, String> environment)
      throws IOException {
    return Plans.of(study, calibration, embedded, ImageSuites.read(study, inspector(environment)));
  }

  /** The commit that the image of a variant was built from, as far as the image says. */
  Optional<String> revision(PlannedVariant variant) throws IOException {
    return inspector(System.getenv())
        .revision(
            ImageLocation.parse(Objects.requireNonNull(variant.spec().image())),
            Platform.parse("linux/" + variant.spec().architecture().text()));
  }

  /** A plan for a cluster, and what was found of its images. */
  private record Checked(Plan plan, List<Finding> findings) {}

  /**
   * A plan with what the study says of the cluster, its images looked at and named by their digest.
   *
   * @throws RegistryException if an image cannot be used
   */
  Plan onCluster(ParsedStudy study, Plan plan, Map<String, String> environment) throws IOException {
    Checked checked = check(study, plan, environment);
    for (Finding finding : checked.findings()) {
      if (finding.severity() == Severity.ERROR) {
        throw new RegistryException(finding.where() + ": " + finding.what());
      }
    }
    return checked.plan();
  }

  /**
   * What a plan would meet.
   *
   * @param plan for its clusters
   * @param clusters each of them, with all that would keep the plan from being measured
   */
  record Prospect(Plan plan, List<Diagnosis> clusters) {}

  /**
   * What that plan would meet on the cluster; an image that cannot be used is a finding, too.
   *
   * @param detached whether a runner there is to carry it out
   */
  Prospect diagnose(ParsedStudy study, Plan plan, Map<String, String> environment, boolean detached)
      throws IOException {
    Checked checked = check(study, plan, environment);
    List<Finding> ofImages = new ArrayList<>(checked.findings());
    Optional<RunnerNeeds> runner = Optional.empty();
    if (detached) {
      CheckedRunner image =
          new ImageCheck(inspector(environment))
              .lookForRunner(StudyCluster.runnerImage(study, plan), Version.build());
      ofImages.addAll(image.findings());
      runner =
          Optional.of(
              new RunnerNeeds(image.image(), StudyCluster.runner(study, checked.plan(), false)));
    }
    List<Diagnosis> clusters = new ArrayList<>(diagnose(checked.plan(), runner));
    clusters.set(0, clusters.get(0).with(ofImages));
    return new Prospect(checked.plan(), clusters);
  }

  /** What of its clusters would keep a plan from being measured there. */
  private static List<Diagnosis> diagnose(Plan plan, Optional<RunnerNeeds> runner) {
    PlannedCluster cluster = plan.cluster().orElseThrow();
    List<VariantNeeds> needs = StudyNeeds.of(plan);
    List<Optional<String>> contexts = cluster.contexts(plan.variants());
    return contexts.stream()
        .map(
            context -> {
              Diagnosis diagnosis =
                  ClusterDoctor.diagnose(
                      context,
                      cluster.jobs(),
                      cluster.settle(),
                      needs.stream()
                          .filter(need -> cluster.context(need.variant().name()).equals(context))
                          .toList(),
                      runner);
              return contexts.size() == 1
                  ? diagnosis
                  : diagnosis.in(context.orElse("current context"));
            })
        .toList();
  }

  /**
   * What would keep any study from being measured there.
   *
   * @param detached whether runners there are to carry studies out
   */
  Diagnosis diagnose(boolean detached) {
    Optional<String> context = contexts.stream().findFirst();
    return ClusterDoctor.diagnose(
        context,
        JobSettings.in(
            namespace.or(() -> Cluster.namespace(context)).orElse(StudyCluster.DEFAULT_NAMESPACE)),
        Defaults.SETTLE,
        List.of(),
        detached
            ? Optional.of(
                new RunnerNeeds(RunnerImage.unseen("archbench"), StudyCluster.runnerOfManifests()))
            : Optional.empty());
  }

  /** The cluster, or clusters, of a plan. */
  private PlannedCluster cluster(ParsedStudy study, Plan plan) {
    SortedMap<String, String> elsewhere = new TreeMap<>();
    Optional<String> common = Optional.empty();
    for (String text : contexts) {
      String variant = text.contains("=") ? text.substring(0, text.indexOf('=')) : "";
      if (plan.variants().stream().anyMatch(each -> each.name().equals(variant))) {
        elsewhere.put(variant, text.substring(variant.length() + 1));
      } else {
        common = Optional.of(text);
      }
    }
    Optional<String> context = common;
    return StudyCluster.of(study, context, elsewhere, namespace, () -> Cluster.namespace(context));
  }

  private Checked check(ParsedStudy study, Plan plan, Map<String, String> environment)
      throws IOException {
    Map<String, String> named = StudyCluster.images(study);
    ImageCheck check = new ImageCheck(inspector(environment));
    Map<String, CheckedImage> images = new TreeMap<>();
    Map<String, String> pinned = new TreeMap<>();
    for (PlannedVariant variant : plan.variants()) {
      String image = named.getOrDefault(variant.name(), "");
      if (!images.containsKey(image)) {
        images.put(image, check.look(image, platforms(plan, named, image)));
      }
      pinned.put(variant.name(), images.get(image).reference());
    }
    return new Checked(
        plan.on(cluster(study, plan), pinned),
        images.values().stream().flatMap(image -> image.findings().stream()).toList());
  }

  /** Looks into images, by the registry options that were given; into each layer once. */
  ImageInspector inspector(Map<String, String> environment) throws IOException {
    ImageInspector found = inspector;
    if (found == null) {
      found = new ImageInspector(registries.stores(environment));
      inspector = found;
    }
    return found;
  }

  private static List<Platform> platforms(Plan plan, Map<String, String> named, String image) {
    return plan.variants().stream()
        .filter(variant -> image.equals(named.get(variant.name())))
        .map(variant -> Platform.parse("linux/" + variant.spec().architecture().text()))
        .distinct()
        .toList();
  }
}
