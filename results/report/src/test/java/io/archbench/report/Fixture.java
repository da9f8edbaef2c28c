package io.archbench.report;

import static io.archbench.report.CellBuilder.cell;

import io.archbench.analysis.compare.CellComparison;
import io.archbench.analysis.compare.CellComparison.Failure;
import io.archbench.analysis.compare.Comparison;
import io.archbench.analysis.compare.ComparisonDocument;
import io.archbench.analysis.compare.FairnessRow;
import io.archbench.analysis.gate.GateRules;
import io.archbench.analysis.question.Pairing;
import io.archbench.analysis.question.PendingVariant;
import io.archbench.analysis.question.Policy;
import io.archbench.analysis.sample.Samples;
import io.archbench.analysis.verdict.Verdict;
import io.archbench.analysis.verdict.Verdict.Reason;
import io.archbench.analysis.whole.Worth;
import io.archbench.report.RunFacts.Ran;
import io.archbench.trial.finding.Finding;
import io.archbench.trial.finding.FindingKind;
import io.archbench.trial.record.CellResult.FailureKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reports that every format is held against; all figures are made up. */
public enum Fixture {
  TWO_COMPARISONS {
    @Override
    public Report report() {
      return complete(
          document(
              "collectors",
              "abcdefgh",
              false,
              List.of(
                  comparison("g1", "parallel", FAIR, bulk(), term(), sorted(), histogram()),
                  comparison("g1", "zgc", UNFAIR, slowBulk(), twiceAsFast(), fewUnits())),
              List.of(),
              found()),
          List.of("2 of 40 trials were re-run: steal above 1 %."));
    }
  },
  DEMONSTRATION {
    @Override
    public Report report() {
      return complete(
          document(
              "quickstart",
              true,
              List.of(
                  comparison(
                      "g1", "parallel", FAIR, brief(bulk()), brief(term()), brief(histogram()))),
              List.of(ARM)),
          List.of("Quotas and steal were recorded, not enforced: this is a local run."));
    }
  },
  FAILED_CELL {
    @Override
    public Report report() {
      return complete(
          document(
              "failing",
              false,
              List.of(comparison("g1", "parallel", FAIR, bulk(), wrongAnswer(), oneKilled())),
              List.of()),
          List.of());
    }
  },
  PENDING_ARM64 {
    @Override
    public Report report() {
      return complete(
          document(
              "architectures",
              false,
              List.of(),
              List.of(
                  ARM,
                  new PendingVariant(
                      "arm64-zgc",
                      "no arm64 machine: run this study on one, then merge the two runs"))),
          List.of());
    }
  },
  HOSTILE_NAMES {
    @Override
    public Report report() {
      return complete(
          document(
              "hostile",
              "abcdefgh",
              false,
              List.of(
                  comparison(
                      "g1\"'><img src=x onerror=alert(1)>",
                      "=cmd|'/c calc'!A1",
                      List.of(
                          new FairnessRow(
                              "jvm.flags | @here #1",
                              "<script>alert(1)</script>",
                              "a\nb\u0000\u001b[31m",
                              FairnessRow.Kind.DIFFERS)),
                      hostile())),
              List.of(
                  new PendingVariant(
                      "<b>arm64</b>", "`rm -rf` | @everyone #42 *now* \u202egnp.exe\u2066\u200f")),
              List.of(
                  new Finding(
                      FindingKind.DEBUG_BUILD,
                      "@ops | `g1` <b>",
                      "its JVM is <script>alert(3)</script> #7 *fastdebug*\u001b[2J",
                      "</td><img src=x onerror=alert(4)> | https://evil.example"))),
          List.of("</pre><script>alert('note')</script>"));
    }
  },
  EXPORTED {
    @Override
    public Report report() {
      return ExportedFixture.report();
    }
  },
  PRICED_CHEAPER {
    @Override
    public Report report() {
      return MoneyFixtures.cheaper();
    }
  },
  PRICED_UNDECIDED {
    @Override
    public Report report() {
      return MoneyFixtures.undecided();
    }
  },
  PRICED_DEMONSTRATION {
    @Override
    public Report report() {
      return MoneyFixtures.demonstration();
    }
  },
  DEARER {
    @Override
    public Report report() {
      return MoneyFixtures.dearer();
    }
  },
  UNPRICED {
    @Override
    public Report report() {
      return MoneyFixtures.unpriced();
    }
  },
  TWO_LOADS {
    @Override
    public Report report() {
      return MoneyFixtures.twoLoads();
    }
  },
  FILES {
    @Override
    public Report report() {
      return MoneyFixtures.files();
    }
  },
  HOSTILE_MONEY {
    @Override
    public Report report() {
      return MoneyFixtures.hostile();
    }
  },
  SERIES {
    @Override
    public Report report() {
      return MeasuredFixtures.series();
    }
  },
  VARIANTS {
    @Override
    public Report report() {
      return MeasuredFixtures.variants();
    }
  },
  EMPTY {
    @Override
    public Report report() {
      RunFacts nothing =
          new RunFacts(
              CREATED,
              "0.1.0",
              Optional.of(new RunFacts.Rounds(1, 0, 0)),
              "none",
              GateRules.of(Policy.DEFAULT),
              Map.of(),
              List.of(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              "",
              new TreeMap<>());
      return new Report(document("empty", false, List.of(), List.of()), nothing, NO_SAMPLES);
    }
  };

  static final Samples NO_SAMPLES = Samples.of(Map.of());
  static final Instant CREATED = Instant.parse("2026-11-24T10:15:00Z");
  private static final PendingVariant ARM =
      new PendingVariant(
          "arm64",
          "this machine is amd64: resume this run on an arm64 machine with a JDK 21, then"
              + " merge");
  private static final List<FairnessRow> FAIR =
      List.of(
          new FairnessRow("cpu.model", "Xeon 8370C", "Xeon 8370C", FairnessRow.Kind.SAME),
          new FairnessRow("jvm.build", "21.0.8+9-LTS", "21.0.8+9-LTS", FairnessRow.Kind.SAME),
          new FairnessRow(
              "jvm.arguments", "-XX:+UseG1GC", "-XX:+UseParallelGC", FairnessRow.Kind.VARIED));
  private static final List<FairnessRow> UNFAIR =
      List.of(
          new FairnessRow("jvm.arguments", "-XX:+UseG1GC", "-XX:+UseZGC", FairnessRow.Kind.VARIED),
          new FairnessRow("jvm.build", "21.0.8+9-LTS", "25.0.3+9-LTS", FairnessRow.Kind.DIFFERS));

  public abstract Report report();

  /** The name of the fixture's golden files. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Finding> found() {
    String drift = "more than a fifth of its forks drift";
    Stream<Finding> unsteady =
        Stream.of("term", "range", "sorted", "prefix")
            .map(
                name ->
                    Finding.of(
                        FindingKind.UNSTEADY,
                        "parallel against g1: indexing/Search." + name + ":thrpt:tmax",
                        drift));
    Stream<Finding> others =
        Stream.of(
            Finding.of(
                FindingKind.JDK_BUILDS_DIFFER,
                "zgc against g1",
                "jvm.build: 21.0.8+9-LTS v 25.0.3+9-LTS"),
            Finding.of(
                FindingKind.STEAL,
                "zgc on build-7",
                "others took up to 3.1 % of the machine's time, in 2 of 5 trials"));
    return Finding.sorted(Stream.concat(unsteady, others));
  }

  private static CellBuilder bulk() {
    return cell("indexing/BulkIndex.weblogs?docs=10000:thrpt:tmax", "ops/s")
        .measured(41.27, .969, .951, .988, 5)
        .allocates(48_123_456, 48_130_000)
        .verdict(new Verdict.Regressed());
  }

  private static CellBuilder term() {
    return cell("indexing/Search.term?codec=default:thrpt:tmax", "ops/s")
        .measured(123_456.7, .9802, .95, 1.0114, 5)
        .allocates(2_344, 2_344)
        .unknown(
            Reason.NOISY,
            "the interval is too wide to tell; forecast: 14 blocks more a side (1.3 h) for a half-width of"
                + " 3 %",
            14,
            1.3)
        .flags("unsteady");
  }

  private static CellBuilder sorted() {
    return cell("indexing/Search.sorted?codec=default&size=20:thrpt:t1", "ops/s")
        .measured(8_123, 1.004, .996, 1.012, 5)
        .allocates(91_234, 91_180)
        .verdict(new Verdict.Equivalent());
  }

  private static CellBuilder histogram() {
    return cell("indexing/Aggregate.hourlyHistogram:avgt:tquarter", "us/op")
        .measured(812.4, 1.083, 1.051, 1.116, 5)
        .allocates(912, 912)
        .verdict(new Verdict.Improved());
  }

  private static CellBuilder slowBulk() {
    return cell("indexing/BulkIndex.weblogs?docs=10000:thrpt:tmax", "ops/s")
        .measured(41.27, .812, .774, .852, 5)
        .unknown(Reason.UNFAIR, "the sides also differ in jvm.build", 0, 0);
  }

  private static CellBuilder twiceAsFast() {
    return cell("indexing/Search.term?codec=default:thrpt:tmax", "ops/s")
        .measured(123_456.7, 2.351, 2.11, 2.62, 5)
        .verdict(new Verdict.Improved())
        .flags("bimodal");
  }

  private static CellBuilder fewUnits() {
    return cell("indexing/Search.sorted?codec=default&size=20:thrpt:t1", "ops/s")
        .point(8_123, .93)
        .unknown(Reason.TOO_FEW, "2 blocks: a verdict needs 5", 3, .25);
  }

  static CellBuilder brief(CellBuilder cell) {
    return cell.verdict(
        new Verdict.Inconclusive(
            Reason.UNSTEADY, "a demonstration: too short to be steady", Optional.empty()));
  }

  private static CellBuilder wrongAnswer() {
    String log = "# Warmup Iteration   1: 40.1 ops/s\nanswer 4f1c… expected 77ab…\n<failure>\n";
    CellBuilder cell = cell("indexing/Search.range?codec=default:thrpt:tmax", "ops/s");
    for (int round = 1; round <= 3; round++) {
      cell.failed(
          new Failure(
              "parallel",
              "indexing-parallel-r0" + round,
              FailureKind.WRONG_ANSWER,
              "the answer's digest is 4f1c…, not 77ab…",
              log));
    }
    return cell;
  }

  private static CellBuilder oneKilled() {
    return term()
        .failed(
            new Failure(
                "g1", "indexing-g1-r03", FailureKind.KILLED, "exit status 137", "killed\n"));
  }

  private static CellBuilder hostile() {
    return cell(
            "indexing/Search.term?%3Cscript%3E=%3C%2Fscript%3E%22%27&q=%7C%40all%20%231%0A%09-2:thrpt:t4",
            "ops/s")
        .measured(-0.0 + 12, .5, .4, .62, 4)
        .verdict(new Verdict.Regressed())
        .flags("<i>unsteady</i>")
        .failed(
            new Failure(
                "@ops",
                "indexing-r01",
                FailureKind.THREW,
                "java.lang.Error: </details><script>alert(2)</script> | `x`",
                "line 1\n\u001b[2Jline </pre> 2\n```\n@all\n"));
  }

  private static Comparison comparison(
      String baseline, String contender, List<FairnessRow> fairness, CellBuilder... cells) {
    List<CellComparison> built = List.of(cells).stream().map(CellBuilder::build).toList();
    return new Comparison(
        baseline, contender, Pairing.SAME_NODE, "block", built, fairness, Worth.NONE);
  }

  static ComparisonDocument document(
      String study,
      boolean demonstration,
      List<Comparison> comparisons,
      List<PendingVariant> pending) {
    return document(study, "abcdefgh", demonstration, comparisons, pending);
  }

  static ComparisonDocument document(
      String study,
      String run,
      boolean demonstration,
      List<Comparison> comparisons,
      List<PendingVariant> pending) {
    return document(study, run, demonstration, comparisons, pending, List.of());
  }

  static ComparisonDocument document(
      String study,
      String run,
      boolean demonstration,
      List<Comparison> comparisons,
      List<PendingVariant> pending,
      List<Finding> findings) {
    return new ComparisonDocument(
        ComparisonDocument.SCHEMA,
        ComparisonDocument.METHOD,
        study,
        run,
        "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        "estimate",
        demonstration,
        comparisons.isEmpty() ? List.of() : List.of("trials/indexing-g1-r01/a1/record.json.gz"),
        comparisons,
        pending,
        findings,
        exit(comparisons, pending));
  }

  /** As it is of a run: a failure, or nothing compared though nothing is pending. */
  private static ComparisonDocument.Exit exit(
      List<Comparison> comparisons, List<PendingVariant> pending) {
    List<CellComparison> cells =
        comparisons.stream().flatMap(comparison -> comparison.cells().stream()).toList();
    boolean failed = cells.stream().anyMatch(cell -> !cell.failed().isEmpty());
    boolean nothing = pending.isEmpty() && cells.stream().allMatch(cell -> cell.ratio().isEmpty());
    return failed || nothing
        ? new ComparisonDocument.Exit(4, List.of(4))
        : new ComparisonDocument.Exit(0, List.of());
  }

  static Report complete(ComparisonDocument document, List<String> notes) {
    TreeMap<String, String> hashes = new TreeMap<>();
    hashes.put("plan", "ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d");
    hashes.put("study", "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592");
    return new Report(
        document,
        new RunFacts(
            CREATED,
            "0.1.0",
            Optional.of(new RunFacts.Rounds(20261124, 5, 5)),
            "3 s warm-up, then 3 × 1 s, in a fresh JVM",
            GateRules.of(Policy.DEFAULT),
            Map.of(),
            List.of(ran("g1", "-XX:+UseG1GC"), ran("parallel", "-XX:+UseParallelGC")),
            List.of(),
            Optional.empty(),
            Optional.of("ada@build-7"),
            notes,
            "archbench run examples/" + document.study() + ".yaml --seed 20261124",
            hashes),
        NO_SAMPLES);
  }

  private static Ran ran(String variant, String collector) {
    return new Ran(
        variant,
        "build-7",
        "amd64",
        "Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz",
        16,
        "6.1.0-28-amd64",
        "21.0.8+9-LTS",
        List.of(collector, "-Xms1g", "-Xmx1g"));
  }
}
