package io.archbench.runner.plan;

import io.archbench.analysis.question.Pairing;
import io.archbench.runner.study.PairingChoice;
import io.archbench.trial.CellKey;
import io.archbench.trial.CellSpec;
import io.archbench.trial.Member;
import io.archbench.trial.Payload;
import io.archbench.trial.Phase;
import io.archbench.trial.Place;
import io.archbench.trial.TrialId;
import io.archbench.trial.TrialSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plans the rounds of a run: which trial stands where and in which order.
 *
 * <p>Round r uses place (r − 1) mod k of a variant's k places, by name: spread first, repeat later.
 * Variants with the same places meet at the same place and make a block there; they follow one
 * another in an order drawn for each suite and round, and run the cells in one order drawn for all
 * of them. Rounds at different places are independent of each other: {@link Pass}. The same plan,
 * round and places give the same round. Immutable.
 */
public final class RoundPlanner {
  private static final int FIRST_ATTEMPT = 1;

  private final Plan plan;

  public RoundPlanner(Plan plan) {
    this.plan = plan;
  }

  /** What is planned by. */
  Plan plan() {
    return plan;
  }

  /**
   * The rounds of a batch.
   *
   * @param places of each variant; variants without any are left out
   */
  public List<Round> rounds(Batch batch, Map<String, List<Place>> places) {
    Set<CellKey> cells = Set.copyOf(batch.cells());
    return IntStream.rangeClosed(batch.first(), batch.last())
        .mapToObj(number -> round(number, batch.phase(), cells, places))
        .toList();
  }

  /** The round that finds out lengths and rates, if the plan has one. */
  public Optional<Round> roundZero(Map<String, List<Place>> places) {
    return plan.roundZero().isEmpty()
        ? Optional.empty()
        : Optional.of(round(0, Phase.CALIBRATE, roundZeroCells(), places));
  }

  private Set<CellKey> roundZeroCells() {
    return plan.roundZero().stream()
        .flatMap(zero -> zero.cells().stream())
        .map(CellSpec::key)
        .collect(Collectors.toSet());
  }

  private Round round(
      int number, Phase phase, Set<CellKey> cells, Map<String, List<Place>> places) {
    Map<String, Place> chosen = new HashMap<>();
    Map<String, Place> byName = new TreeMap<>();
    for (PlannedVariant variant : plan.variants(phase)) {
      List<Place> candidates = sorted(places.getOrDefault(variant.name(), List.of()));
      if (!candidates.isEmpty()) {
        int offset = apart(variant.name(), candidates, places);
        Place place = candidates.get((Math.max(number, 1) - 1 + offset) % candidates.size());
        chosen.put(variant.name(), place);
        byName.put(place.name(), place);
      }
    }
    List<Block> blocks =
        byName.values().stream().map(at -> block(number, phase, cells, at, chosen)).toList();
    return new Round(number, phase, blocks);
  }

  /**
   * All rounds of a run, round 0 among them until it is read.
   *
   * @param batches that were planned so far; none yet: the rounds that are measured in any case
   */
  public List<Round> rounds(List<Batch> batches, Map<String, List<Place>> places) {
    List<Batch> planned = batches.isEmpty() ? List.of(plan.firstBatch()) : batches;
    return Stream.concat(
            plan.isToBeCalibrated() ? roundZero(places).stream() : Stream.empty(),
            planned.stream().flatMap(batch -> rounds(batch, places).stream()))
        .toList();
  }

  /**
   * How the sides of a comparison are paired, given both sides' places.
   *
   * @throws UnpairedPlacesException if the study demands the same node and the places differ
   */
  public Pairing pairing(PlannedComparison comparison, Map<String, List<Place>> places) {
    List<String> baseline = names(places.getOrDefault(comparison.baseline(), List.of()));
    List<String> contender = names(places.getOrDefault(comparison.contender(), List.of()));
    return switch (comparison.pairing()) {
      case AUTO -> baseline.equals(contender) ? Pairing.SAME_NODE : Pairing.OWN_NODES;
      case OWN_NODES -> Pairing.OWN_NODES;
      case SAME_NODE -> {
        if (!baseline.equals(contender)) {
          throw new UnpairedPlacesException(
              "pairing is same-node, but "
                  + comparison.baseline()
                  + " has the places "
                  + baseline
                  + " and "
                  + comparison.contender()
                  + " has "
                  + contender
                  + ": make both select the same nodes, or say pairing: auto");
        }
        yield Pairing.SAME_NODE;
      }
    };
  }

  /** Variants that share places but are to have their own take different ones in each round. */
  private int apart(String variant, List<Place> candidates, Map<String, List<Place>> places) {
    boolean own =
        plan.comparisons().stream()
            .anyMatch(comparison -> comparison.pairing() == PairingChoice.OWN_NODES);
    if (!own) {
      return 0;
    }
    return (int)
        plan.variants().stream()
            .map(PlannedVariant::name)
            .takeWhile(name -> !name.equals(variant))
            .filter(name -> sorted(places.getOrDefault(name, List.of())).equals(candidates))
            .count();
  }

  private static List<CellSpec> cells(PlannedSuite suite, Phase phase) {
    return phase == Phase.CALIBRATE
        ? suite.roundZero().map(RoundZero::cells).orElse(List.of())
        : suite.cells();
  }

  private Block block(
      int round, Phase phase, Set<CellKey> wanted, Place place, Map<String, Place> chosen) {
    List<TrialSpec> trials = new ArrayList<>();
    for (PlannedSuite suite : SeededOrder.of(plan.suites(), plan.seed(), "suites", round)) {
      List<PlannedVariant> order =
          SeededOrder.of(plan.variants(), plan.seed(), "variants:" + suite.name(), round);
      List<CellSpec> cells =
          SeededOrder.of(cells(suite, phase), plan.seed(), "cells:" + suite.name(), round);
      List<List<CellSpec>> shards = PlannedSuite.shards(cells(suite, phase));
      for (int shard = 0; shard < shards.size(); shard++) {
        HashSet<CellSpec> members = new HashSet<>(shards.get(shard));
        List<CellSpec> part =
            cells.stream()
                .filter(members::contains)
                .filter(cell -> wanted.contains(cell.key()))
                .toList();
        for (PlannedVariant variant : order) {
          if (place.equals(chosen.get(variant.name()))) {
            TrialId id =
                new TrialId(
                    suite.name(), variant.name(), round, shards.size() == 1 ? null : shard + 1);
            List<CellSpec> own = suite.of(variant.name(), part);
            if (!own.isEmpty()) {
              trials.add(trial(id, phase, suite, variant, own, place));
            }
          }
        }
      }
    }
    return new Block(place, trials);
  }

  private TrialSpec trial(
      TrialId id,
      Phase phase,
      PlannedSuite suite,
      PlannedVariant variant,
      List<CellSpec> cells,
      Place place) {
    VariantSetup setup = suite.setup(variant.name());
    return new TrialSpec(
        TrialSpec.SCHEMA,
        id,
        FIRST_ATTEMPT,
        plan.run(),
        plan.study(),
        variant.spec(),
        phase,
        Payload.JMH,
        List.of(),
        setup.suiteSha256(),
        suite.workSha256(),
        cells,
        setup.jvmArgs(),
        suite.profilers(),
        suite.corpusSize(),
        setup.resources(),
        plan.seed(),
        List.of(Member.bench(place.name())));
  }

  private static List<Place> sorted(List<Place> places) {
    return places.stream().sorted(Comparator.comparing(Place::name)).toList();
  }

  /** Each once: a name may have been another machine's before. */
  private static List<String> names(List<Place> places) {
    return places.stream().map(Place::name).distinct().sorted().toList();
  }
}
