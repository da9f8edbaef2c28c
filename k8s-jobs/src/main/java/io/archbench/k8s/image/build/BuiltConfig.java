package io.archbench.k8s.image.build;

import io.archbench.trial.AgentContract;
import io.archbench.trial.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The configuration of a trial's image: its base's, with what archbench adds. */
final class BuiltConfig {
  /** Nobody's: no user of the node has that number, and no group. */
  private static final String USER = "65532:65532";

  private BuiltConfig() {}

  /**
   * Writes one.
   *
   * @param base the base's configuration
   * @param java the launcher in the image
   */
  static byte[] write(
      JsonNode base,
      String java,
      List<LayerArchive> layers,
      Map<String, String> labels,
      String created) {
    ObjectNode config = (ObjectNode) base.deepCopy();
    config.put("created", created);
    ObjectNode process = config.withObjectProperty("config");
    process.put("User", USER);
    process.put("WorkingDir", "/tmp");
    process.remove(List.of("Cmd", "Healthcheck"));
    ArrayNode words = process.putArray("Entrypoint");
    entrypoint(java).forEach(words::add);
    ObjectNode named = process.withObjectProperty("Labels");
    new TreeMap<>(labels).forEach(named::put);
    ArrayNode diffIds = config.withObjectProperty("rootfs").withArrayProperty("diff_ids");
    ArrayNode history = config.withArrayProperty("history");
    for (LayerArchive layer : layers) {
      diffIds.add(layer.diffId());
      history
          .addObject()
          .put("created", created)
          .put("created_by", "archbench image build")
          .put("comment", layer.name());
    }
    return CanonicalJson.bytes(config);
  }

  /** Exec form: the agent is the container's first process, and gets its signals. */
  private static List<String> entrypoint(String java) {
    return Stream.of(
            List.of(java),
            AgentContract.JVM_FLAGS,
            List.of("-cp", ImageBuilder.AGENT + "/*", AgentContract.MAIN_CLASS, "run"),
            List.of("--suites", ImageBuilder.SUITES, "--work", "/tmp/archbench"),
            List.of("--termination", "/dev/termination-log"))
        .flatMap(List::stream)
        .toList();
  }
}
