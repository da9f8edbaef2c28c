package io.archbench.runner.cli;

import io.archbench.k8s.image.ImageScan;
import io.archbench.k8s.image.Readiness;
import io.archbench.k8s.image.ScannedImage;
import io.archbench.report.data.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What a scan found out, for people and for spreadsheets. */
final class ImageScanText {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("readiness", "image", "platform", "used_by", "evidence")
          .get();

  private ImageScanText() {}

  static String text(ImageScan scan) {
    StringBuilder text = new StringBuilder();
    for (ScannedImage image : scan.images()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-8s %s%n",
              word(image.readiness()),
              TerminalText.of(image.reference())));
      image
          .evidence()
          .forEach(line -> text.append("         ").append(TerminalText.of(line)).append('\n'));
      if (!image.usedBy().isEmpty()) {
        text.append("         used by ").append(String.join(", ", image.usedBy())).append('\n');
      }
    }
    String counts =
        Arrays.stream(Readiness.values())
            .map(readiness -> scan.that(readiness).size() + " " + word(readiness))
            .collect(Collectors.joining(", "));
    return text.append(scan.images().size())
        .append(scan.images().size() == 1 ? " image on " : " images on ")
        .append(scan.platform())
        .append(": ")
        .append(counts)
        .append('\n')
        .toString();
  }

  static String csv(ImageScan scan) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (ScannedImage image : scan.images()) {
        printer.printRecord(
            word(image.readiness()),
            SpreadsheetText.of(image.reference()),
            scan.platform(),
            SpreadsheetText.of(String.join("; ", image.usedBy())),
            SpreadsheetText.of(String.join("; ", image.evidence())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return text.toString();
  }

  private static String word(Readiness readiness) {
    return readiness.name().toLowerCase(Locale.ROOT);
  }
}
