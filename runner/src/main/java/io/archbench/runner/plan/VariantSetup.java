package io.archbench.runner.plan;

import io.archbench.trial.CellKey;
import io.archbench.trial.Resources;
import java.util.List;

/**
 * How one variant runs one suite.
 *
 * @param suiteSha256 digest of the suite as the variant has it
 * @param lacks cells of the suite that the variant's build does not have
 * @param jvmArgs all flags of a cell's JVM, heap included
 */
public record VariantSetup(
    String suiteSha256, List<CellKey> lacks, List<String> jvmArgs, Resources resources) {
  public VariantSetup {
    lacks = List.copyOf(lacks);
    jvmArgs = List.copyOf(jvmArgs);
  }
}
