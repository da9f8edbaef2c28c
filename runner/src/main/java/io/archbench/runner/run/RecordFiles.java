package io.archbench.runner.run;

import io.archbench.trial.Sha256;
import io.archbench.trial.TrialKey;
import io.archbench.trial.TrialOutcome.Collected;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.TrialRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The records and placements below a run's directory, one of each for an attempt. Thread-safe.
 *
 * @param root the run's directory
 */
record RecordFiles(Path root) {
  static final String TRIALS = "trials";
  static final String RECORD = "record.json.gz";
  private static final String PLACEMENT = "placement.json";
  private static final Pattern PATH =
      Pattern.compile(TRIALS + "/([^/]+)/a([0-9]{1,4})/" + Pattern.quote(RECORD));

  /** Where a record lies, relative to the directory. */
  static String path(TrialKey key) {
    return path(key.trial().text(), key.attempt());
  }

  static String path(String trial, int attempt) {
    return TRIALS + "/" + trial + "/a" + attempt + "/" + RECORD;
  }

  /**
   * Stores a record and its placement; when this returns they are on the disk.
   *
   * @return digest of the record's file
   */
  String store(Collected collected) {
    Path record = root.resolve(path(collected.record().spec().key()));
    byte[] packed = gzip(CanonicalJson.bytes(collected.record()));
    DurableFile.write(
        record.resolveSibling(PLACEMENT),
        CanonicalJson.bytes(
            SealedPlacement.of(collected.record().spec().key().text(), collected.placement())));
    DurableFile.write(record, packed);
    return Sha256.of(packed);
  }

  /**
   * Reads a record back.
   *
   * @param sha256 digest that the journal gives
   * @throws DamagedRunException if it is missing or not what was stored
   */
  Collected stored(String trial, int attempt, String sha256) {
    Path file = root.resolve(path(trial, attempt));
    checkPresent(file);
    byte[] packed = DurableFile.read(file);
    if (!Sha256.of(packed).equals(sha256)) {
      throw new DamagedRunException(
          file
              + " is not what was collected: its SHA-256 differs from the journal's. It was changed"
              + " or cut short since. Restore it from a copy.");
    }
    Path placement = file.resolveSibling(PLACEMENT);
    checkPresent(placement);
    return new Collected(
        StoredDocument.read(gunzip(packed, file), TrialRecord.class, file),
        StoredDocument.read(placement, SealedPlacement.class)
            .opened(trial + "-a" + attempt, placement));
  }

  /**
   * What an attempt left of which the journal does not say yet how it ended: its runner died just
   * before it could.
   */
  Optional<Collected> justStored(TrialSpec spec) {
    Path file = root.resolve(path(spec.key()));
    if (!Files.isRegularFile(file) || !Files.isRegularFile(file.resolveSibling(PLACEMENT))) {
      return Optional.empty();
    }
    Collected found =
        stored(spec.key().trial().text(), spec.key().attempt(), Sha256.of(DurableFile.read(file)));
    return Optional.of(found)
        .filter(each -> each.record().specSha256().equals(spec.sha256()))
        .filter(each -> each.record().finished().isPresent())
        .filter(each -> each.record().cells().size() == spec.cells().size());
  }

  /**
   * Fails if the journal does not know of one: it has lost lines, and what they spoke of would be
   * measured again, and overwritten.
   */
  void checkThatAreKnown(RunHistory history, Path journal) {
    for (Path record : all()) {
      Matcher matcher = PATH.matcher(root.relativize(record).toString());
      if (matcher.matches()) {
        RunHistory.TrialHistory known = history.trial(matcher.group(1));
        int attempt = Integer.parseInt(matcher.group(2));
        boolean justStored = known.open() && known.created() == attempt;
        if (!justStored && known.stored(attempt).isEmpty()) {
          throw new DamagedRunException(
              journal
                  + " does not know of "
                  + record
                  + ": it has lost lines. Restore it from a copy; nothing is measured meanwhile.");
        }
      }
    }
  }

  private List<Path> all() {
    Path trials = root.resolve(TRIALS);
    if (!Files.isDirectory(trials)) {
      return List.of();
    }
    return directories(trials).stream()
        .flatMap(trial -> directories(trial).stream())
        .map(attempt -> attempt.resolve(RECORD))
        .filter(Files::exists)
        .toList();
  }

  /** Sorted; files beside them come and go while a runner works, and are not looked at. */
  private static List<Path> directories(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new StorageException("cannot read", parent, e);
    }
  }

  private static void checkPresent(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DamagedRunException(
          file + " is missing, though the journal says it was collected. Restore it from a copy.");
    }
  }

  private static byte[] gzip(byte[] raw) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return packed.toByteArray();
  }

  private static byte[] gunzip(byte[] packed, Path file) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new StorageException("cannot unpack", file, e);
    }
  }
}
