package io.archbench.trial.jmh;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads JMH's {@code -rf json} files, those of old versions too. */
public final class JmhJson {
  private JmhJson() {}

  /**
   * All entries of a file.
   *
   * @param where the file, for errors
   * @throws UnreadableDocumentException if it is not such a file; the message says where in it
   */
  public static List<JmhResult> read(byte[] bytes, String where) {
    JsonNode root = CanonicalJson.read(bytes, JsonNode.class, where);
    if (!root.isArray()) {
      throw new UnreadableDocumentException(
          "%s: expected JMH's results, an array, found %s".formatted(where, JsonFields.kind(root)),
          null);
    }
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode entry : root) {
      results.add(new JsonEntry(new JsonFields(where, results.size() + 1, entry)).result());
    }
    return results;
  }
}
