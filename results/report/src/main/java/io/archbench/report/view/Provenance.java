package io.archbench.report.view;

import io.archbench.report.RunFacts.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the figures of a report come from: a run, or files that others made. */
public record Provenance(ReportView view) {
  /** Whether the figures come from files that others made. */
  public boolean isFiles() {
    return !view.facts().files().isEmpty();
  }

  /** One line such as {@code smoke, run abcdefgh, 3 rounds}, without a full stop. */
  public String line() {
    return isFiles()
        ? files().stream()
            .map(file -> file.side() + ": " + file.name())
            .collect(Collectors.joining("; "))
        : "%s, run %s, %s".formatted(view.document().study(), view.document().run(), view.rounds());
  }

  /** The same in lines, each whole. */
  public List<String> lines() {
    return isFiles()
        ? files().stream().map(file -> file.side() + ": " + file.name()).toList()
        : List.of(line() + ".");
  }

  /** What the figures are made of, such as {@code trial record}. */
  public String noun() {
    return isFiles() ? "result file" : "trial record";
  }

  /** The files that were compared. */
  public List<SourceFile> files() {
    return view.facts().files();
  }

  /** Sentences that belong to the answer itself, for formats that leave the others out. */
  public List<String> notes() {
    return isFiles() ? view.facts().notes() : List.of();
  }

  /** How far the figures reach, if the machines are not known. */
  Optional<String> reach() {
    return isFiles()
        ? Optional.of(
            "The files do not say on which machines they were measured: this holds for those, not for others of their type.")
        : Optional.empty();
  }
}
