package io.archbench.runner.cli;

import io.archbench.analysis.price.GroupSaving;
import io.archbench.analysis.price.Price;
import io.archbench.analysis.price.Savings;
import io.archbench.analysis.price.Savings.Beside;
import io.archbench.analysis.price.Savings.SizedSaving;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What savings come to, in sentences. */
record SavingsSentences(Savings savings) {
  String ofOneNode() {
    Price from = savings.baseline().price();
    Price to = savings.contender().price();
    boolean extras = hasExtras(savings);
    String change = Sums.change(savings.priceSaving());
    return "%s of %s costs %s %s one of %s: %s instead of %s %s an hour%s."
        .formatted(
            extras ? "A year of a node" : "An hour",
            to.product(),
            change,
            change.endsWith("same") ? "as" : "than",
            from.product(),
            Sums.hourly(to.perHour().amount()),
            Sums.hourly(from.perHour().amount()),
            to.perHour().currency(),
            extras ? extras() : "");
  }

  static boolean hasExtras(Savings savings) {
    return savings.baseline().extraPerMonth().signum() > 0
        || savings.contender().extraPerMonth().signum() > 0;
  }

  private String extras() {
    return ", and %s instead of %s a month on top"
        .formatted(
            Sums.amount(savings.contender().extraPerMonth()),
            Sums.money(savings.baseline().extraPerMonth()));
  }

  List<String> ofTheFleet() {
    return savings.fleet().size() == 1
        ? List.of(ratio(answer(only())))
        : List.of(severalAnswers(), ratio("the same work costs " + atEqualWork()));
  }

  private SizedSaving only() {
    return savings.fleet().get(0);
  }

  private String ratio(String answer) {
    Savings.RatioUsed used = savings.ratio();
    String range =
        used.low()
            .map(
                low ->
                    " (%s to %s)".formatted(Sums.ratio(low), Sums.ratio(used.high().orElseThrow())))
            .orElse("");
    String times = "If a node does " + Sums.ratio(used.value()) + range + " times today's work";
    return switch (used.origin()) {
      case ASSUMED ->
          capital(answer) + ", assuming a contender node does the same work; not measured.";
      case STATED -> times + " (stated, not measured), " + answer + ".";
      case MEASURED ->
          times + ", as measured by " + used.source().orElse("a run") + ": " + answer + ".";
    };
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private String atEqualWork() {
    Savings.AtEqualWork at = savings.atEqualWork();
    return at.low()
        .map(low -> Sums.change(low) + " to " + Sums.change(at.high().orElseThrow()))
        .orElseGet(() -> Sums.change(at.value()));
  }

  private String answer(SizedSaving row) {
    GroupSaving saving = row.saving();
    String then = SavingsTable.nodes(row);
    String now = Sums.count(saving.nodes());
    String equalWork =
        savings.ratio().origin() == Savings.Origin.ASSUMED
            ? ""
            : "; the same work costs " + atEqualWork();
    return "%s%s %s %s, of %s spent%s"
        .formatted(
            nodes(then),
            then.equals(now) ? "" : " instead of " + now,
            then.equals("1") ? "is" : "are",
            sum(saving),
            Sums.money(saving.spend()),
            equalWork);
  }

  private static String nodes(String count) {
    return count + (count.equals("1") ? " node" : " nodes");
  }

  private static String sum(GroupSaving saving) {
    return saving
        .low()
        .map(low -> Sums.yearly(low, saving.high().orElseThrow()))
        .orElseGet(() -> Sums.yearly(saving.perYear()));
  }

  private String severalAnswers() {
    GroupSaving saving = only().saving();
    return "%s in %s clusters cost %s a year. What they save depends on how nodes are bought: see the table, or choose with --sizing."
        .formatted(
            nodes(Sums.count(saving.nodes())),
            Sums.count(saving.clusters()),
            Sums.money(saving.spend()));
  }

  List<String> whatWouldTurnIt() {
    List<String> said = new ArrayList<>();
    said.add(
        "Break-even is at a ratio of %s: from there on a node does enough work for its price."
            .formatted(Sums.ratio(savings.breakEven())));
    if (savings.fleet().size() == 1 && savings.ratio().low().isEmpty()) {
      only()
          .cancelledBy()
          .ifPresent(
              money ->
                  said.add(
                      "%s more for each such node and month, as for a disk, would cancel the saving."
                          .formatted(Sums.money(money))));
    }
    return said;
  }

  List<String> likeForLike() {
    List<String> said = new ArrayList<>();
    savings.ratio().measuredOn().ifPresent(machines -> said.add(pricedAs(machines)));
    said.addAll(savings.notes());
    savings.likeForLike().ifPresent(beside -> said.add(alike(beside)));
    savings.customary().ifPresent(beside -> said.add(customary(beside)));
    if (hasExtras(savings)
        && (savings.likeForLike().isPresent() || savings.customary().isPresent())) {
      said.add("Sums with these other types are without extras.");
    }
    return said;
  }

  private String pricedAs(Savings.Machines machines) {
    return "Priced as %s and %s, measured on %s and %s."
        .formatted(
            savings.baseline().price().product(),
            savings.contender().price().product(),
            machines.baseline(),
            machines.contender());
  }

  private static String alike(Beside beside) {
    return "Like for like is %s at %s an hour, %s%s."
        .formatted(
            words(beside.contender()),
            Sums.hourly(beside.contender().perHour().amount()),
            Sums.change(beside.priceSaving()),
            beside.fleet().size() == 1 ? " by price and in all " + sum(beside.fleet().get(0)) : "");
  }

  private static String customary(Beside beside) {
    return "Against the same number of %s, the customary x86 type of %s at %s an hour, it would be %s; that is not what is paid today."
        .formatted(
            words(beside.baseline()),
            beside.baseline().provider(),
            Sums.hourly(beside.baseline().perHour().amount()),
            sum(beside.fleet().get(0)));
  }

  static String words(Price price) {
    String facts =
        String.join(
            ", ",
            Stream.of(
                    price.vCpus().map(cpus -> cpus + " vCPU"),
                    price.memoryWords(),
                    price.localDisk())
                .flatMap(Optional::stream)
                .toList());
    return price.product() + (facts.isEmpty() ? "" : " (" + facts + ")");
  }
}
