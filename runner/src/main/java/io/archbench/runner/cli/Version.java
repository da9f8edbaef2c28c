package io.archbench.runner.cli;

import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.trial.TrialSpec;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The versions of this build, of its file formats and of its statistics. */
final class Version implements IVersionProvider {
  /** The build's version; {@code development} where it was not packaged. */
  static String build() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "archbench " + build(),
      "trial schema " + TrialSpec.SCHEMA,
      "comparison schema " + ComparisonDocument.SCHEMA + ", method " + ComparisonDocument.METHOD,
      "Java " + Runtime.version()
    };
  }
}
