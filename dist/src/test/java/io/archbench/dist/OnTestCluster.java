package io.archbench.dist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line on the tests' cluster, with the rights that are shipped and no others. */
abstract class OnTestCluster {
  @TempDir Path directory;
  ClusterNamespace namespace;
  Archbench archbench;

  @BeforeEach
  void makeANamespace() throws Exception {
    TestCluster.assume();
    ImageTools.assume();
    archbench = new Archbench(directory);
    namespace = ClusterNamespace.create(directory, true);
  }

  @AfterEach
  void removeTheNamespace() throws Exception {
    if (namespace != null) { // else the test was skipped
      archbench.endAll();
      namespace.remove();
    }
  }

  Archbench.Running start(String... arguments) throws Exception {
    return start(namespace.kubeconfig(), arguments);
  }

  /** As whoever that kubeconfig is of. */
  Archbench.Running start(Path kubeconfig, String... arguments) throws Exception {
    return archbench.start(Map.of("KUBECONFIG", kubeconfig.toString()), List.of(), arguments);
  }

  Archbench.Result run(String... arguments) throws Exception {
    return start(arguments).end();
  }
}
