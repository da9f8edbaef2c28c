package io.archbench.dist;

import io.archbench.runner.local.Installation;
import io.archbench.runner.local.LocalExecutor;
import io.archbench.trial.Architecture;
import io.archbench.trial.TrialExecutor;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.conformance.TrialExecutorConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The local executor does what the runner relies on, with the real agent and the stub suite. */
class LocalExecutorConformanceIT extends TrialExecutorConformance {
  @TempDir private Path work;

  @Override
  protected TrialExecutor open() {
    return new LocalExecutor(
        new Installation(StubSpecs.HOME.toAbsolutePath()), work.resolve("none"), work);
  }

  @Override
  protected Architecture here() {
    return StubSpecs.here();
  }

  @Override
  protected TrialSpec spec(int round, String... methods) {
    return StubSpecs.spec(round, methods);
  }
}
