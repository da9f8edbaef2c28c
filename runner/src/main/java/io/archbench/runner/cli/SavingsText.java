package io.archbench.runner.cli;

import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.Savings;
import io.archbench.analysis.price.Savings.SizedSaving;
import io.archbench.report.text.Lines;
import java.util.List;

/** Savings for people: sentences first, the table and where the figures come from after them. */
final class SavingsText {
  private final Savings savings;
  private final Lines lines = new Lines();

  private SavingsText(Savings savings) {
    this.savings = savings;
  }

  static String of(Savings savings) {
    SavingsText text = new SavingsText(savings);
    SavingsSentences said = new SavingsSentences(savings);
    text.paragraph(List.of(said.ofOneNode()));
    text.paragraph(said.ofTheFleet());
    text.paragraph(said.whatWouldTurnIt());
    text.paragraph(said.likeForLike());
    text.lines.blank();
    SavingsTable.of(savings).forEach(text.lines::line);
    text.footnotes();
    text.origins();
    return text.lines.toString();
  }

  private void paragraph(List<String> sentences) {
    if (!sentences.isEmpty()) {
      lines.paragraph("", String.join(" ", sentences));
    }
  }

  private void footnotes() {
    for (SizedSaving row : savings.fleet()) {
      row.saving()
          .why()
          .ifPresent(
              words -> lines.paragraph("", "  ", row.saving().sizing().word() + ": " + words));
    }
  }

  private void origins() {
    lines.blank();
    origin("from  ", savings.baseline().price());
    origin("to    ", savings.contender().price());
    lines.paragraph(
        "",
        "%s hours a year. Not counted%s: %s."
            .formatted(
                Sums.count(savings.hoursPerYear()),
                SavingsSentences.hasExtras(savings) ? " beside the extras" : "",
                String.join(", ", savings.notCounted())));
  }

  private void origin(String first, Price price) {
    lines.paragraph(
        first,
        " ".repeat(first.length()),
        "%s: %s %s an hour, %s, %s (%s)"
            .formatted(
                SavingsSentences.words(price),
                Sums.hourly(price.perHour().amount()),
                price.perHour().currency(),
                String.join(
                    ", ",
                    price.region().isEmpty() ? "no region" : price.region(),
                    price.purchase().word()),
                price.date(),
                price.source()));
  }
}
