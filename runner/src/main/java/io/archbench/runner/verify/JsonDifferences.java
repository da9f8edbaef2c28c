package io.archbench.runner.verify;

import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.json.UnreadableDocumentException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where two JSON documents differ, by the paths of RFC 6901. */
final class JsonDifferences {
  private final List<Difference> found = new ArrayList<>();

  private JsonDifferences() {}

  /** The differences; empty if one of the texts is no JSON. */
  static Optional<List<Difference>> of(String report, String run) {
    Optional<JsonNode> ours = tree(run);
    return tree(report).flatMap(theirs -> ours.map(tree -> of(theirs, tree)));
  }

  private static List<Difference> of(JsonNode report, JsonNode run) {
    JsonDifferences differences = new JsonDifferences();
    differences.compare("", report, run);
    return differences.found;
  }

  private static Optional<JsonNode> tree(String text) {
    try {
      return Optional.of(
          CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class, "report"));
    } catch (UnreadableDocumentException e) {
      return Optional.empty();
    }
  }

  private void compare(String path, JsonNode report, JsonNode run) {
    if (report.equals(run)) {
      return;
    }
    if (report.isObject() && run.isObject()) {
      Set<String> names = new LinkedHashSet<>(report.propertyNames());
      names.addAll(run.propertyNames());
      names.forEach(
          name ->
              compare(
                  path + "/" + name.replace("~", "~0").replace("/", "~1"),
                  report.path(name),
                  run.path(name)));
    } else if (report.isArray() && run.isArray()) {
      for (int i = 0; i < Math.max(report.size(), run.size()); i++) {
        compare(path + "/" + i, report.path(i), run.path(i));
      }
    } else {
      found.add(new Difference(path, words(report), words(run)));
    }
  }

  private static String words(JsonNode node) {
    return node.isMissingNode() ? "" : node.toString();
  }
}
