package io.archbench.runner.plan;

import io.archbench.analysis.price.InvalidReferenceException;
import io.archbench.analysis.price.Money;
import io.archbench.analysis.price.PriceBook;
import io.archbench.analysis.price.PriceFile;
import io.archbench.analysis.price.PurchaseOption;
import io.archbench.analysis.price.UnknownPriceException;
import io.archbench.analysis.question.VariantPrice;
import io.archbench.runner.study.FieldPath;
import io.archbench.runner.study.InvalidStudyException;
import io.archbench.runner.study.ParsedStudy;
import io.archbench.runner.study.Price;
import io.archbench.runner.study.StudyProblem;
import io.archbench.runner.study.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the price of each variant, so that a plan holds it with its date and source. */
public final class StudyPrices {
  private static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";

  private final ParsedStudy parsed;
  private final PriceBook book;
  private final Collection<StudyProblem> problems;

  StudyPrices(ParsedStudy parsed, PriceBook book, Collection<StudyProblem> problems) {
    this.parsed = parsed;
    this.book = book;
    this.problems = problems;
  }

  /**
   * The prices that a study counts on: the shipped ones, with its own file laid over them.
   *
   * @throws InvalidStudyException if the study names a file that is not there
   * @throws io.archbench.analysis.price.InvalidPriceFileException if it is no price file
   */
  public static PriceBook book(ParsedStudy parsed) throws IOException {
    PriceBook shipped = PriceBook.shipped();
    Optional<String> own = parsed.study().prices();
    if (own.isEmpty()) {
      return shipped;
    }
    Path file = Path.of(parsed.file()).resolveSibling(own.get());
    if (!Files.isRegularFile(file)) {
      throw new InvalidStudyException(
          List.of(
              parsed.problem(
                  "prices", "a price file, its path relative to the study", "no file " + file)));
    }
    return shipped.with(PriceFile.read(file, shipped));
  }

  /** The price of a variant; empty if it has none, or a wrong one, which becomes a problem. */
  Optional<VariantPrice> of(String name, Variant variant) {
    String field = FieldPath.key("variants", name) + ".price";
    return variant
        .price()
        .flatMap(
            price ->
                switch (price) {
                  case Price.Listed listed -> listed(field, listed, variant);
                  case Price.Stated stated -> Optional.of(stated(name, stated, variant));
                });
  }

  private Optional<VariantPrice> listed(String field, Price.Listed listed, Variant variant) {
    try {
      io.archbench.analysis.price.Price found = book.find(listed.product());
      found
          .architecture()
          .filter(architecture -> architecture != variant.arch() && !variant.pricedAs())
          .ifPresent(
              architecture ->
                  problem(
                      field,
                      "the price of an " + variant.arch() + " machine",
                      found.product() + ", which is " + architecture));
      return Optional.of(new VariantPrice(found, found.perHour(), variant.pricedAs()));
    } catch (UnknownPriceException | InvalidReferenceException e) {
      String found = (e.getMessage() + "").lines().findFirst().orElse("").replaceAll("\\.$", "");
      problem(field, "a price that `archbench prices` lists, or the study's price file", found);
      return Optional.empty();
    }
  }

  private static VariantPrice stated(String name, Price.Stated stated, Variant variant) {
    String type =
        stated.type().orElseGet(() -> variant.nodeLabels().getOrDefault(INSTANCE_TYPE, name));
    Money perMonth =
        stated.extras().stream()
            .map(extra -> Money.usd(extra.usdPerMonth().toString()))
            .reduce(Money.zero("USD"), Money::plus);
    return VariantPrice.of(
        new io.archbench.analysis.price.Price(
            "stated",
            type,
            "",
            Optional.of(variant.arch()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "linux",
            PurchaseOption.NEGOTIATED,
            Money.usd(stated.usdPerHour().toString()),
            stated.date(),
            stated.source()),
        perMonth,
        variant.pricedAs());
  }

  private void problem(String field, String expected, String found) {
    problems.add(parsed.problem(field, expected, found));
  }
}
