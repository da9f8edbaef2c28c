package io.archbench.runner.cli;

import io.archbench.history.NightRecord;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says what a contender was built from. */
final class CommitOption {
  /** Reads what a build was made of. */
  private static final class Commit implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!NightRecord.isCommit(text)) {
        throw new TypeConversionException("expected the id of a commit, such as 3f2a9c1");
      }
      return text;
    }
  }

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      converter = Commit.class,
      description = "What the contender was built from.")
  private Optional<String> commit = Optional.empty();

  Optional<String> commit() {
    return commit;
  }
}
