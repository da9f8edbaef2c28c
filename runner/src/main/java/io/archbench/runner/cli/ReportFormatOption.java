package io.archbench.runner.cli;

import io.archbench.report.ReportFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which files a command writes. */
final class ReportFormatOption {
  /** What a run directory has without being asked. */
  static final Set<ReportFormat> USUAL =
      EnumSet.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.CSV, ReportFormat.JSON);

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "LIST",
      converter = Converter.class,
      completionCandidates = Labels.class,
      description = "Of ${COMPLETION-CANDIDATES} (default: html, md, csv, json).")
  private List<ReportFormat> formats = new ArrayList<>();

  /** Formats by their labels. */
  static final class Converter implements ITypeConverter<ReportFormat> {
    @Override
    public ReportFormat convert(String label) {
      try {
        return ReportFormat.of(label);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** The labels, for help and completion. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ReportFormat.values()).map(ReportFormat::label).iterator();
    }
  }

  /** Whether any was asked for. */
  boolean isGiven() {
    return !formats.isEmpty();
  }

  /** What was asked for, or the usual ones. */
  Collection<ReportFormat> chosen() {
    return isGiven() ? formats : USUAL;
  }
}
