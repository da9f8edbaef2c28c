package io.archbench.analysis.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What contender nodes instead of baseline nodes save, as {@code archbench savings} answers it.
 *
 * @param priceSaving of one node, contender against baseline, as a fraction; extras included
 * @param breakEven the ratio of work at which a unit of it costs the same on both
 * @param ratio of work that the sums are for
 * @param atEqualWork saved for each unit of work, before nodes are whole
 * @param fleet one row, or one for each sizing where it is not stated
 * @param likeForLike the same with a contender's type that has memory and local disk as the
 *     baseline has; absent if they do not differ, or if the book has none
 * @param customary node for node against the contender's provider's customary x86 type; absent if
 *     both are of one provider
 * @param notes sentences on what makes the two prices less than alike
 * @param notCounted what no sum includes
 */
public record Savings(
    int schemaVersion,
    Side baseline,
    Side contender,
    BigDecimal priceSaving,
    BigDecimal breakEven,
    RatioUsed ratio,
    AtEqualWork atEqualWork,
    int hoursPerYear,
    List<SizedSaving> fleet,
    Optional<Beside> likeForLike,
    Optional<Beside> customary,
    List<String> notes,
    List<String> notCounted) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  public Savings {
    fleet = List.copyOf(fleet);
    notes = List.copyOf(notes);
    notCounted = List.copyOf(notCounted);
  }

  /**
   * One side's price.
   *
   * @param extraPerMonth what a node costs on top
   */
  public record Side(Price price, Money extraPerMonth) {
    NodeCost cost() {
      return new NodeCost(price.perHour(), extraPerMonth);
    }
  }

  /** Where a ratio of work is from. */
  public enum Origin {
    /** Nobody said anything: a node does the same work. */
    @JsonProperty("assumed")
    ASSUMED,
    /** Somebody stated it. */
    @JsonProperty("stated")
    STATED,
    /** A run measured it. */
    @JsonProperty("measured")
    MEASURED
  }

  /**
   * The ratio of work.
   *
   * @param source the run, if one measured it
   * @param measuredOn the machines of that run, baseline and contender
   */
  public record RatioUsed(
      Origin origin,
      BigDecimal value,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high,
      Optional<String> source,
      Optional<Machines> measuredOn) {
    /** A ratio that nobody measured. */
    public static RatioUsed unmeasured(Origin origin, WorkRatio ratio) {
      return new RatioUsed(
          origin, ratio.value(), ratio.low(), ratio.high(), Optional.empty(), Optional.empty());
    }

    /** A ratio that a run measured. */
    public static RatioUsed measured(WorkRatio ratio, String run, Machines machines) {
      return new RatioUsed(
          Origin.MEASURED,
          ratio.value(),
          ratio.low(),
          ratio.high(),
          Optional.of(run),
          Optional.of(machines));
    }

    WorkRatio ratio() {
      return new WorkRatio(value, low, high);
    }
  }

  /** Machine types of both sides, or CPU models where no type is known. */
  public record Machines(String baseline, String contender) {}

  /** Fractions of the baseline's cost; negative if the contender costs more. */
  public record AtEqualWork(
      BigDecimal value, Optional<BigDecimal> low, Optional<BigDecimal> high) {}

  /**
   * A group's saving, and what would undo it.
   *
   * @param nodesLow contender nodes at the less favourable end of the ratio
   * @param cancelledBy what each contender node could cost more in a month until nothing is saved;
   *     absent if nothing is saved
   */
  public record SizedSaving(
      GroupSaving saving,
      Optional<Integer> nodesLow,
      Optional<Integer> nodesHigh,
      Optional<Money> cancelledBy) {}

  /**
   * Another pair of prices that stands beside the one asked for, without extras: a type with a disk
   * needs no other.
   *
   * @param priceSaving of one node, as a fraction
   * @param fleet as for the pair asked for
   */
  public record Beside(
      Price baseline, Price contender, BigDecimal priceSaving, List<GroupSaving> fleet) {
    public Beside {
      fleet = List.copyOf(fleet);
    }
  }
}
