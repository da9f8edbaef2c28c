package io.archbench.analysis.compare;

import io.archbench.analysis.compare.FairnessRow.Kind;
import io.archbench.analysis.files.ArchitectureHint;
import io.archbench.analysis.files.FileEntry;
import io.archbench.analysis.files.FileField;
import io.archbench.analysis.files.FileSide;
import io.archbench.analysis.files.FileSides;
import io.archbench.analysis.question.Policy;
import io.archbench.trial.Architecture;
import io.archbench.trial.CellKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at what else differs between two sides of result files, as far as they say. */
final class FileFairness {
  /** The row that stands for all that no result file says. */
  static final String MACHINE = "machine";

  private static final String NOT_RECORDED = "not recorded";
  private static final int LONGEST = 60;

  private final FileSides files;
  private final List<CellKey> common;

  private FileFairness(FileSides files) {
    this.files = files;
    common = files.cells().stream().filter(cell -> isCommon(files, cell)).toList();
  }

  /** The rows of a comparison, by field; cells without a partner do not count. */
  static List<FairnessRow> review(FileSides files, Policy policy) {
    FileFairness review = new FileFairness(files);
    List<FairnessRow> rows = new ArrayList<>();
    for (FileField field : FileField.values()) {
      rows.add(review.row(field, policy));
    }
    rows.add(
        new FairnessRow(
            MACHINE, machine(files.baseline()), machine(files.contender()), Kind.UNKNOWN));
    rows.sort(Comparator.comparing(FairnessRow::field));
    return rows;
  }

  /** Of the fields that make the comparison unfair, those that differ in a cell, in words. */
  static List<String> unfair(FileSides files, CellKey cell, List<FairnessRow> rows) {
    Set<String> differ =
        rows.stream()
            .filter(row -> row.kind() == Kind.DIFFERS)
            .map(FairnessRow::field)
            .collect(Collectors.toSet());
    List<String> words = new ArrayList<>();
    for (FileField field : FileField.values()) {
      if (differ.contains(field.text()) && isCommon(files, cell) && differs(files, cell, field)) {
        String left = String.join(" | ", values(files.baseline(), List.of(cell), field));
        String right = String.join(" | ", values(files.contender(), List.of(cell), field));
        words.add(
            left.length() + right.length() > 2 * LONGEST
                ? field.text()
                : "%s (%s v %s)".formatted(field.text(), left, right));
      }
    }
    return words;
  }

  private FairnessRow row(FileField field, Policy policy) {
    Set<String> baseline = values(files.baseline(), common, field);
    Set<String> contender = values(files.contender(), common, field);
    boolean differs = common.stream().anyMatch(cell -> differs(files, cell, field));
    if (differs && field == FileField.JVM_ARGUMENTS) {
      Set<String> left = words(baseline);
      Set<String> right = words(contender);
      if (!left.equals(right)) {
        baseline = without(left, right);
        contender = without(right, left);
      }
    }
    return new FairnessRow(
        field.text(), text(baseline), text(contender), kind(field, differs, policy));
  }

  private Kind kind(FileField field, boolean differs, Policy policy) {
    if (differs) {
      return field.movesResults() && !policy.allows(field.text()) ? Kind.DIFFERS : Kind.VARIED;
    }
    boolean hidden = common.stream().anyMatch(cell -> hidden(cell, field));
    return hidden || common.isEmpty() ? Kind.UNKNOWN : Kind.SAME;
  }

  private boolean hidden(CellKey cell, FileField field) {
    return Stream.concat(files.baseline().of(cell).stream(), files.contender().of(cell).stream())
        .anyMatch(entry -> field.of(entry.result()).isEmpty());
  }

  private static boolean isCommon(FileSides files, CellKey cell) {
    return !files.baseline().of(cell).isEmpty() && !files.contender().of(cell).isEmpty();
  }

  private static boolean differs(FileSides files, CellKey cell, FileField field) {
    Set<String> left = values(files.baseline(), List.of(cell), field);
    Set<String> right = values(files.contender(), List.of(cell), field);
    boolean alike = left.size() == 1 && left.equals(right);
    return !alike && !left.isEmpty() && !right.isEmpty();
  }

  private static Set<String> values(FileSide side, Collection<CellKey> cells, FileField field) {
    Set<String> values = new TreeSet<>();
    for (CellKey cell : cells) {
      for (FileEntry entry : side.of(cell)) {
        field.of(entry.result()).ifPresent(values::add);
      }
    }
    return values;
  }

  /** Long lists of arguments differ in a few words, and those are what people look for. */
  private static Set<String> words(Set<String> texts) {
    return texts.stream()
        .flatMap(text -> List.of(text.split(" ")).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> words, Set<String> others) {
    Set<String> rest = new TreeSet<>(words);
    rest.removeAll(others);
    return rest.isEmpty() ? Set.of("nothing more") : rest;
  }

  private static String text(Set<String> values) {
    return values.isEmpty() ? NOT_RECORDED : String.join(" | ", values);
  }

  private static String machine(FileSide side) {
    String hints =
        side.entries().values().stream()
            .flatMap(List::stream)
            .flatMap(entry -> ArchitectureHint.of(entry.result().runtime()).stream())
            .map(Architecture::text)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or "));
    return hints.isEmpty()
        ? NOT_RECORDED
        : NOT_RECORDED + "; the path of its JVM hints at " + hints;
  }
}
