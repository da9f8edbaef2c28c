package io.archbench.trial.segment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.archbench.trial.CellKey;
import io.archbench.trial.Sha256;
import io.archbench.trial.TrialOutcome.RefusalKind;
import io.archbench.trial.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an attempt says of itself, replaced after each segment; in a pod this is the termination
 * message.
 *
 * @param trial {@code <trial>-a<attempt>}
 * @param count number of segments printed so far
 * @param sha256 SHA-256 over the segments' own SHA-256 digests, in order, one a line
 * @param segments the digests themselves, in order; left out where the document would be too long
 * @param running the cell that runs now
 * @param refusal why nothing was measured, if so
 * @param words what happened, if the state is not {@code running} or {@code complete}
 */
public record Manifest(
    int schemaVersion,
    String trial,
    int count,
    String sha256,
    List<String> segments,
    Optional<CellKey> running,
    State state,
    Optional<RefusalKind> refusal,
    String words) {
  /** The schema that this version writes. */
  public static final int SCHEMA = 1;

  /** Longest document in bytes: what Kubernetes keeps of a termination message. */
  public static final int LIMIT = 4096;

  private static final int LONGEST_WORDS = 1_000;

  public Manifest {
    segments = List.copyOf(segments);
  }

  /** How far the attempt got. */
  public enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("complete")
    COMPLETE,
    @JsonProperty("incomplete")
    INCOMPLETE,
    @JsonProperty("refused")
    REFUSED
  }

  /** A manifest over those segment digests. */
  public static Manifest of(
      String trial,
      List<String> digests,
      Optional<CellKey> running,
      State state,
      Optional<RefusalKind> refusal,
      String words) {
    return new Manifest(
        SCHEMA, trial, digests.size(), over(digests), digests, running, state, refusal, words);
  }

  /**
   * The document, shortened to fit {@link #LIMIT}: first the digests go, then the words, at last
   * the running cell.
   */
  public byte[] bytes() {
    byte[] document = CanonicalJson.bytes(this);
    for (int keep = LONGEST_WORDS; document.length >= LIMIT && keep > 0; keep /= 2) {
      document = CanonicalJson.bytes(shortened(keep, running));
    }
    return document.length < LIMIT
        ? document
        : CanonicalJson.bytes(shortened(LONGEST_WORDS / 2, Optional.empty()));
  }

  private Manifest shortened(int keep, Optional<CellKey> cell) {
    String start = words.substring(0, Math.min(words.length(), keep));
    return new Manifest(
        schemaVersion, trial, count, sha256, List.of(), cell, state, refusal, start);
  }

  /** Whether exactly these digests, in this order, were printed before this manifest. */
  public boolean covers(List<String> digests) {
    return digests.size() == count && over(digests).equals(sha256);
  }

  private static String over(List<String> digests) {
    String lines = digests.stream().map(digest -> digest + "\n").collect(Collectors.joining());
    return Sha256.of(lines.getBytes(StandardCharsets.US_ASCII));
  }
}
