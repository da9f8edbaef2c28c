package io.archbench.runner.cli;

import io.archbench.report.ReportFormat;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom Markdown is written for. */
final class AudienceOption {
  /** The audiences. */
  enum Audience {
    summary,
    comment
  }

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--audience",
      paramLabel = "summary|comment",
      defaultValue = "summary",
      description =
          "What md is: a job summary in report.md, or a pull-request comment in comment.md"
              + " (default: ${DEFAULT-VALUE}).")
  private Audience audience = Audience.summary;

  /**
   * The same formats, with Markdown for its audience.
   *
   * @throws ParameterException if a comment is asked for and no Markdown
   */
  List<ReportFormat> of(Collection<ReportFormat> formats) {
    return switch (audience) {
      case summary -> List.copyOf(formats);
      case comment -> {
        if (!formats.contains(ReportFormat.MARKDOWN)) {
          throw new ParameterException(
              Objects.requireNonNull(command).commandLine(),
              "--audience comment: only md is a comment; add it to --format");
        }
        yield formats.stream()
            .map(format -> format == ReportFormat.MARKDOWN ? ReportFormat.COMMENT : format)
            .toList();
      }
    };
  }
}
