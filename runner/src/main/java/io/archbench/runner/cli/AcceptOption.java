package io.archbench.runner.cli;

import io.archbench.trial.Nearest;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.finding.Severity;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option by which somebody goes on on purpose, whatever was found. */
final class AcceptOption {
  @Option(
      names = "--accept",
      paramLabel = "ID",
      converter = Kinds.class,
      completionCandidates = Ids.class,
      description =
          "Go on though this was found: errors of that id become warnings. Repeatable;"
              + " docs/findings.md lists the ids.")
  private List<FindingKind> accepted = List.of();

  /** The findings, errors that are accepted as warnings, the worst first. */
  List<Finding> applied(List<Finding> findings) {
    return Finding.sorted(findings.stream().map(this::applied));
  }

  private Finding applied(Finding finding) {
    return finding.severity() == Severity.ERROR && accepted.contains(finding.kind())
        ? finding.as(Severity.WARNING)
        : finding;
  }

  /** Reads ids. */
  static final class Kinds implements ITypeConverter<FindingKind> {
    @Override
    public FindingKind convert(String id) {
      FindingKind kind = FindingKind.of(id).orElseThrow(() -> unknown(id));
      if (kind == FindingKind.IMAGE_UNUSABLE) {
        throw new TypeConversionException(
            "'%s' cannot be accepted: pods run the image that was looked at, by its digest"
                .formatted(id));
      }
      return kind;
    }

    private static TypeConversionException unknown(String id) {
      return new TypeConversionException(
          "there is no finding '%s'%s".formatted(id, Nearest.hint(id, Ids.all())));
    }
  }

  /** What a shell completes. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }

    private static List<String> all() {
      return Arrays.stream(FindingKind.values()).map(FindingKind::id).toList();
    }
  }
}
