package io.archbench.runner.run;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.nio.file.Path;

/** Reads what archbench wrote into a run's directory. */
final class StoredDocument {
  private StoredDocument() {}

  /**
   * The document in a file.
   *
   * @throws DamagedRunException if it is not as archbench left it
   */
  static <T> T read(Path file, Class<T> type) {
    return read(DurableFile.read(file), type, file);
  }

  /** The document of these bytes, which came out of that file. */
  static <T> T read(byte[] bytes, Class<T> type, Path file) {
    try {
      return CanonicalJson.read(bytes, type, file.toString());
    } catch (UnreadableDocumentException e) {
      throw new DamagedRunException(
          e.getMessage() + ". It was changed or cut short since. Restore it from a copy.");
    }
  }
}
