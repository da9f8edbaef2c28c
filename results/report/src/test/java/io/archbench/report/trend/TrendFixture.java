package io.archbench.report.trend;

import io.archbench.analysis.trend.EnvironmentalEvent;
import io.archbench.analysis.trend.Night;
import io.archbench.analysis.trend.SeriesKey;
import io.archbench.analysis.trend.SeriesTrend;
import io.archbench.analysis.trend.Trends;
import io.archbench.trial.CellKey;
import io.archbench.trial.Mode;
import io.archbench.trial.ThreadCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Histories that are made up, with series of seeded noise. */
public enum TrendFixture {
  EMPTY,
  QUIET,
  ONE_CHANGE,
  EVENTFUL,
  HOSTILE;

  private static final String STUDY = "nightly";
  private static final String ARM = "head-arm64";
  private static final String OTHER = "Neoverse-N2, stepping 0, 16 CPUs, Standard_D16ps_v6";

  public String fileName() {
    return "trend-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public TrendReport report() {
    return report(trends());
  }

  private Trends trends() {
    return switch (this) {
      case EMPTY -> new Trends(List.of(), List.of());
      case QUIET -> quiet();
      case ONE_CHANGE -> oneChange();
      case EVENTFUL -> eventful();
      case HOSTILE -> hostile();
    };
  }

  /** A report on any history. */
  public static TrendReport report(Trends trends) {
    return new TrendReport(trends, facts(TrendFacts.USUAL_NIGHTS));
  }

  public static TrendFacts facts(int nights) {
    return new TrendFacts(
        STUDY,
        Instant.parse("2026-12-01T04:00:00Z"),
        "0.1.0",
        nights,
        "archbench trend --study nightly --html trend");
  }

  public static SeriesKey key(String cell) {
    return new SeriesKey(STUDY, ARM, CellKey.parse(cell), "throughput", "7fc48a5b");
  }

  private static Trends quiet() {
    List<Night> nights = SeriesBuilder.nights(STUDY, 40);
    return new Trends(
        List.of(
            SeriesBuilder.of(key("indexing/Search.term:thrpt:tmax"), nights).noisy(.008, 1),
            SeriesBuilder.of(key("indexing/Search.phrase:thrpt:t1"), nights)
                .level(.03)
                .noisy(.008, 2),
            SeriesBuilder.of(key("keyvalue/Get.hit?size=1024:thrpt:tquarter"), nights)
                .level(-.02)
                .withoutInterval()
                .noisy(.004, 3)),
        List.of());
  }

  private static Trends oneChange() {
    List<Night> nights = SeriesBuilder.nights(STUDY, 60);
    SeriesKey latency =
        new SeriesKey(
            STUDY, ARM, CellKey.parse("keyvalue/Get.hit:sample:t1"), "service p99", "7fc48a5b");
    return new Trends(
        List.of(
            SeriesBuilder.of(key("indexing/Search.term:thrpt:tmax"), nights)
                .shift(50, -.05)
                .noisy(.008, 1),
            SeriesBuilder.of(key("indexing/Search.phrase:thrpt:t1"), nights).noisy(.008, 2),
            SeriesBuilder.of(latency, nights).shift(30, -.03).shift(45, .08).noisy(.01, 3)),
        List.of());
  }

  /** An event, another machine and another anchor for all, and a break, a gap and ends of few. */
  private static Trends eventful() {
    List<Night> nights = SeriesBuilder.nights(STUDY, 120);
    List<SeriesTrend> series = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      SeriesBuilder builder =
          SeriesBuilder.of(
                  key((i < 7 ? "indexing/Search.n" : "relational/Join.n") + i + ":thrpt:tmax"),
                  nights)
              .level(.02 * (i - 6))
              .kernel(20, "6.12.9-arm64")
              .machine(40, OTHER)
              .anchor(80, "sha256:" + "a9".repeat(32))
              .jdk(101, "Temurin-25.0.2+7");
      switch (i) {
        case 2 -> builder.shift(104, -.046).without(112, 113, 114);
        case 3 -> builder.shift(60, -.07);
        case 5 -> builder.shift(110, .11);
        case 7 -> builder.machine(115, "Ampere Altra Max");
        case 8 -> builder.without(117, 118, 119);
        case 9 -> builder.shift(30, -.04).shift(95, -.02).shift(111, -.09);
        default -> builder.without(3);
      }
      series.add(builder.noisy(.009, i));
    }
    return new Trends(
        series,
        List.of(
            new EnvironmentalEvent(STUDY, ARM, nights.get(70), 11, 12, -.032),
            new EnvironmentalEvent(STUDY, ARM, nights.get(98), 12, 12, .021)));
  }

  private static Trends hostile() {
    String study = "<script>alert(1)</script>";
    List<Night> nights =
        SeriesBuilder.nights(study, 20).stream()
            .map(
                night ->
                    new Night(
                        study,
                        night.run(),
                        night.measured(),
                        Optional.of("<b>\u202e" + night.seed() + " \u001b[31m</b>\"'&"),
                        night.seed()))
            .toList();
    CellKey cell =
        CellKey.of(
            "indexing",
            "Search.<img\u202e",
            Map.of("q", "\"><script>alert(2)</script>", "🐘", "大".repeat(40)),
            Mode.THROUGHPUT,
            ThreadCount.MAX);
    SeriesKey key = new SeriesKey(study, "<i>arm\u0007</i>", cell, "<u>p99</u>", "7fc48a5b");
    return new Trends(
        List.of(
            SeriesBuilder.of(key, nights)
                .shift(15, -.2)
                .machine(8, "<svg/onload=alert(3)> \u001b[2J" + "x".repeat(200))
                .jdk(5, "</table><script>alert(4)</script>")
                .noisy(.01, 1)),
        List.of(new EnvironmentalEvent(study, "<i>arm\u0007</i>", nights.get(4), 1, 1, -1.2)));
  }

  /** As many series as a large study has, of eight suites, some of which move. */
  public static Trends many(int series, int count) {
    List<Night> nights = SeriesBuilder.nights(STUDY, count);
    String[] suites = {
      "agent", "conformance", "coordination", "dashboard",
      "indexing", "keyvalue", "pipeline", "relational"
    };
    Random random = new Random(600);
    List<SeriesTrend> all = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      String load = i % 2 == 0 ? "tmax" : "tquarter";
      CellKey cell =
          CellKey.parse(
              suites[i % suites.length] + "/Workload.operation" + i + "?size=1024:thrpt:" + load);
      SeriesBuilder builder =
          SeriesBuilder.of(new SeriesKey(STUDY, ARM, cell, "throughput", "7fc48a5b"), nights)
              .level(.1 * random.nextGaussian())
              .kernel(count / 4, "6.12.9-arm64")
              .machine(count / 2, OTHER)
              .anchor(count * 3 / 4, "sha256:" + "a9".repeat(32));
      if (i % 20 == 0) {
        builder.shift(count - 2 - i % 30, .05 * random.nextGaussian());
      }
      all.add(builder.noisy(.02, i));
    }
    return new Trends(
        all, List.of(new EnvironmentalEvent(STUDY, ARM, nights.get(count / 3), 590, 600, -.032)));
  }
}
