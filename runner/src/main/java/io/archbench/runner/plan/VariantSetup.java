package io.archbench.runner.plan;

import io.archbench.trial.Resources;
import java.util.List;

/**
 * How one variant runs one suite.
 *
 * @param jvmArgs all flags of a cell's JVM, heap included
 */
public record VariantSetup(List<String> jvmArgs, Resources resources) {
  public VariantSetup {
    jvmArgs = List.copyOf(jvmArgs);
  }
}
