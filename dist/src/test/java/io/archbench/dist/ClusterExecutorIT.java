package io.archbench.dist;

import static io.archbench.dist.TestCluster.kubectl;
import static org.assertj.core.api.Assertions.assertThat;

import io.archbench.k8s.job.JobSettings;
import io.archbench.k8s.job.KubernetesExecutor;
import io.archbench.k8s.job.Patience;
import io.archbench.trial.Architecture;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.VariantSpec;
import io.archbench.trial.conformance.TrialExecutorConformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The conformance tests on a real control plane with a real node. */
class ClusterExecutorIT extends TrialExecutorConformance {
  @TempDir private static Path directory;
  private static String namespace = "";
  private static String image = "";

  @BeforeAll
  static void buildAnImage() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    System.setProperty("kubeconfig", TestCluster.kubeconfig().toString());
    String to = "http://" + TestCluster.registry() + "/conformance:1";
    Archbench.Result built =
        new Archbench(directory)
            .run("image", "build", "--base", ImageTools.base(), "--suites", "stub", "--to", to);
    assertThat(built.exit()).as(built.err()).isZero();
    image = built.out().strip();
    namespace = "conformance-" + Long.toString(System.nanoTime(), 36);
    kubectl("create", "namespace", namespace);
    kubectl("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted");
    kubectl("cordon", "fake-amd64-1", "fake-amd64-2"); // what runs there measures nothing
  }

  @AfterAll
  static void cleanUp() throws Exception {
    System.clearProperty("kubeconfig");
    if (!namespace.isEmpty()) {
      kubectl("uncordon", "fake-amd64-1", "fake-amd64-2");
      kubectl("delete", "namespace", namespace, "--wait=false");
    }
  }

  @Override
  protected TrialExecutor open() {
    return KubernetesExecutor.of(
        Optional.empty(),
        StubSpecs.RUN,
        "the conformance tests",
        JobSettings.in(namespace),
        new Patience(Duration.ofSeconds(60), Duration.ZERO, Duration.ofMinutes(10)));
  }

  @Override
  protected Architecture here() {
    return StubSpecs.here();
  }

  @Override
  protected VariantSpec variant(Architecture architecture) {
    return super.variant(architecture).withImage(image);
  }

  @Override
  protected TrialSpec spec(int round, String... methods) {
    TrialSpec spec = StubSpecs.spec(round, methods);
    return StubSpecs.with(spec, spec.variant().withImage(image));
  }
}
