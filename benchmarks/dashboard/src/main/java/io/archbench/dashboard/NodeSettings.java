package io.archbench.dashboard;

import java.nio.file.Path;
import org.opensearch.common.settings.Settings;

/** The settings of the node: those that matter are stated, even where they are the default. */
final class NodeSettings {
  private NodeSettings() {}

  /**
   * Settings of a node with its data there.
   *
   * @param changed settings that are others
   */
  static Settings in(Path directory, Settings changed) {
    return Settings.builder()
        .put("cluster.name", "dashboard")
        .put("node.name", "node")
        .put("path.home", directory.toString())
        .put("discovery.type", "single-node")
        .put("network.host", LogNode.ADDRESS)
        // the kernel chooses free ports when they are bound, so that nobody can take them before
        .put("http.port", "0")
        .put("transport.port", "0")
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("http.compression", false)
        .put("action.auto_create_index", false)
        // a disk that is full fails a request; one that is 95 % full is none of our business
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put("search.concurrent_segment_search.mode", "none")
        .put(changed)
        .build();
  }
}
