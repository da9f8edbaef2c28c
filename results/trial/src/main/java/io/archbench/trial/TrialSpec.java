package io.archbench.trial;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.archbench.trial.json.CanonicalJson;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that whoever runs a trial needs to know, and nothing else.
 *
 * @param schemaVersion of this document, {@value #SCHEMA}
 * @param attempt from 1; a later attempt holds only the cells that are still without a result
 * @param suiteSha256 digest of the suite that must be found on the node
 * @param workSha256 equal for specs that ask for comparable work
 * @param cells in the order in which they run
 * @param jvmArgs flags of every cell's JVM: suite's, variant's and heap, merged
 * @param profilers further JMH profilers that the suite asks for
 * @param corpusSize {@code small}, {@code medium} or {@code large}
 * @param seed of the study; corpora and orders derive their own from it
 * @param members one, {@code bench}, until ensembles come
 * @param command what to start if the payload is a command; else empty
 */
public record TrialSpec(
    int schemaVersion,
    TrialId id,
    int attempt,
    RunId run,
    String study,
    VariantSpec variant,
    Phase phase,
    Payload payload,
    List<String> command,
    String suiteSha256,
    String workSha256,
    List<CellSpec> cells,
    List<String> jvmArgs,
    List<String> profilers,
    String corpusSize,
    Resources resources,
    long seed,
    List<Member> members) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  public TrialSpec {
    if (schemaVersion != SCHEMA) {
      throw new IllegalArgumentException(
          "trial spec has schema " + schemaVersion + ", this version reads " + SCHEMA);
    }
    Names.check("study", study);
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1: " + attempt);
    }
    if (!id.variant().equals(variant.name())) {
      throw new IllegalArgumentException(id + " does not name variant " + variant.name());
    }
    command = List.copyOf(command);
    cells = List.copyOf(cells);
    jvmArgs = List.copyOf(jvmArgs);
    profilers = List.copyOf(profilers);
    members = List.copyOf(members);
  }

  /** This attempt's key. */
  @JsonIgnore
  public TrialKey key() {
    return new TrialKey(id, attempt);
  }

  /** SHA-256 over the whole spec in canonical JSON: idempotence, and the check of a record. */
  @JsonIgnore
  public String sha256() {
    return CanonicalJson.sha256(this);
  }

  /** When the agent ends the trial itself and writes what it has: the sum over its cells. */
  @JsonIgnore
  public Duration deadline() {
    return cells.stream()
        .map(cell -> cell.settings().deadline())
        .reduce(Duration.ofSeconds(30), Duration::plus);
  }

  /** The same trial, placed. */
  public TrialSpec at(Place place) {
    return new TrialSpec(
        schemaVersion,
        id,
        attempt,
        run,
        study,
        variant,
        phase,
        payload,
        command,
        suiteSha256,
        workSha256,
        cells,
        jvmArgs,
        profilers,
        corpusSize,
        resources,
        seed,
        List.of(Member.bench(place.name())));
  }

  /** A later attempt at the same trial, without the cells that have a result already. */
  public TrialSpec retry(int nextAttempt, Set<CellKey> done) {
    return new TrialSpec(
        schemaVersion,
        id,
        nextAttempt,
        run,
        study,
        variant,
        phase,
        payload,
        command,
        suiteSha256,
        workSha256,
        cells.stream().filter(cell -> !done.contains(cell.key())).collect(Collectors.toList()),
        jvmArgs,
        profilers,
        corpusSize,
        resources,
        seed,
        members);
  }
}
