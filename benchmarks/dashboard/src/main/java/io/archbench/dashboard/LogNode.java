package io.archbench.dashboard;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.http.netty4.Netty4HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.transport.Netty4Plugin;

/** An OpenSearch node that is a cluster of its own and serves HTTP on the loopback address. */
final class LogNode implements AutoCloseable {
  static final String ADDRESS = "127.0.0.1";

  private static final long LEAST_HEAP_MEBIBYTES = 480;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Embedded node;
  private final URI address;

  private LogNode(Embedded node, URI address) {
    this.node = node;
    this.address = address;
  }

  /**
   * Starts one, and waits until it serves.
   *
   * @param directory for its data
   * @throws NodeStartException if it does not come up
   */
  static LogNode start(Path directory) throws IOException, InterruptedException {
    return start(directory, Settings.EMPTY, PATIENCE, Runtime.getRuntime().maxMemory());
  }

  static LogNode start(Path directory, Settings changed, Duration patience, long heap)
      throws IOException, InterruptedException {
    if (heap >> 20 < LEAST_HEAP_MEBIBYTES) {
      throw new NodeStartException(
          "the heap has "
              + (heap >> 20)
              + " MiB, and an OpenSearch node with this corpus needs 512 MiB at least: give the JVM"
              + " a larger one (-Xmx1g)");
    }
    Embedded node = create(NodeSettings.in(directory, changed));
    boolean serves = false;
    try {
      node.start();
      LogNode started = new LogNode(node, node.address());
      started.awaitReady(patience);
      serves = true;
      return started;
    } catch (NodeValidationException | RuntimeException e) {
      throw e instanceof NodeStartException known ? known : failure(e);
    } finally {
      if (!serves) {
        node.stop();
      }
    }
  }

  private static Embedded create(Settings settings) {
    try {
      return new Embedded(settings);
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private static NodeStartException failure(Exception cause) {
    String reasons =
        Stream.<Throwable>iterate(cause, Objects::nonNull, Throwable::getCause)
            .map(Throwable::toString)
            .distinct()
            .collect(Collectors.joining(", because of "));
    return new NodeStartException(
        "the OpenSearch node did not start: "
            + reasons
            + "; java.io.tmpdir must be writable and have room, and "
            + ADDRESS
            + " must be there to listen on",
        cause);
  }

  private void awaitReady(Duration patience) throws InterruptedException {
    NodeClient client = client();
    try {
      client.send(
          client.get(
              "/_cluster/health?wait_for_nodes=1&wait_for_status=green&timeout="
                  + patience.toMillis()
                  + "ms"));
    } catch (FailedRequestException e) {
      throw new NodeStartException(
          "the OpenSearch node started, but was not ready within "
              + patience
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Another client, with connections of its own. */
  NodeClient client() {
    return new NodeClient(address);
  }

  @Override
  public void close() throws IOException {
    node.stop();
  }

  /**
   * A node inside this JVM; what only a daemon needs (security manager, native calls) is left out.
   */
  private static final class Embedded extends Node {
    private static final long PATIENCE_SECONDS = 30;

    Embedded(Settings settings) {
      super(
          InternalSettingsPreparer.prepareEnvironment(
              settings, Map.of(), null, () -> settings.get("node.name")),
          List.of(Netty4Plugin.class),
          true);
    }

    /** Where it serves HTTP; it must be OpenSearch's own server over Netty. */
    URI address() {
      HttpServerTransport transport = injector().getInstance(HttpServerTransport.class);
      if (!(transport instanceof Netty4HttpServerTransport)) {
        throw new NodeStartException("HTTP is served by " + transport + " instead of Netty");
      }
      int port = transport.boundAddress().publishAddress().getPort();
      return URI.create("http://" + ADDRESS + ":" + port);
    }

    /** Also for a thread that was interrupted: its interrupt waits until the node has stopped. */
    void stop() throws IOException {
      boolean interrupted = Thread.interrupted();
      try {
        close();
        awaitClose(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
