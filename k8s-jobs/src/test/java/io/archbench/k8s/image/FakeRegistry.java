package io.archbench.k8s.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.archbench.trial.json.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A registry on loopback whose content and manners a test decides. */
final class FakeRegistry implements AutoCloseable {
  private static final String REPOSITORY = "team/app";

  private final HttpServer server;
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private final Deque<Integer> failures = new ArrayDeque<>();
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private Optional<String> basic = Optional.empty();
  private Optional<String> token = Optional.empty();
  private Optional<FakeRegistry> storage = Optional.empty();

  FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/", this::answer);
    server.createContext("/token", this::giveToken);
    server.start();
  }

  private static void give(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String given =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    authorizations.add(given);
    Integer failure;
    synchronized (failures) {
      failure = failures.poll();
    }
    String path = exchange.getRequestURI().getPath();
    String key = path.substring(path.lastIndexOf('/') + 1);
    byte[] content = contents.get(key);
    Optional<String> wanted = token.isPresent() ? token.map(value -> "Bearer " + value) : basic;
    if (failure != null) {
      exchange.getResponseHeaders().add("Retry-After", "7");
      give(exchange, failure, new byte[0]);
    } else if (wanted.isPresent() && !wanted.get().equals(given)) {
      exchange
          .getResponseHeaders()
          .add(
              "WWW-Authenticate",
              token.isPresent()
                  ? "Bearer realm=\"http://" + host() + "/token\",service=\"here\""
                  : "Basic realm=\"here\"");
      give(exchange, 401, new byte[0]);
    } else if (path.contains("/blobs/") && storage.isPresent()) {
      String there = "http://" + storage.get().host() + path;
      exchange.getResponseHeaders().add("Location", there);
      give(exchange, 307, new byte[0]);
    } else if (content == null) {
      give(exchange, 404, new byte[0]);
    } else {
      exchange.getResponseHeaders().add("Content-Type", types.getOrDefault(key, "x/y"));
      give(exchange, 200, content);
    }
  }

  private void giveToken(HttpExchange exchange) throws IOException {
    boolean known =
        basic
            .map(value -> value.equals(exchange.getRequestHeaders().getFirst("Authorization")))
            .orElse(true);
    boolean scoped =
        exchange.getRequestURI().getQuery().contains("scope=repository:" + REPOSITORY + ":pull");
    byte[] answer =
        CanonicalJson.bytes(Map.of("token", token.orElse(""))); // as the token service says it
    give(exchange, known && scoped ? 200 : 401, answer);
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  ImageReference image(String version) {
    String mark = version.startsWith("sha256:") ? "@" : ":";
    return ImageReference.parse("http://" + host() + "/" + REPOSITORY + mark + version);
  }

  FakeRegistry failingWith(int... statuses) {
    for (int status : statuses) {
      failures.add(status);
    }
    return this;
  }

  FakeRegistry asking(Login login) {
    basic = Optional.of(login.basic());
    return this;
  }

  FakeRegistry givingToken(String value) {
    token = Optional.of(value);
    return this;
  }

  /** Blobs are to be had from another host. */
  FakeRegistry keepingBlobsIn(FakeRegistry other) {
    contents.forEach(other.contents::put);
    storage = Optional.of(other);
    return this;
  }

  /** What each request was authorized with, "" for nothing. */
  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** The same name now gives other bytes. */
  void damage(String digest) {
    byte[] bytes = contents.getOrDefault(digest, new byte[0]).clone();
    bytes[bytes.length / 2] ^= 1;
    contents.put(digest, bytes);
  }

  void put(String version, String mediaType, byte[] bytes) {
    contents.put(version, bytes);
    types.put(version, mediaType);
  }

  private Map<String, Object> add(String mediaType, byte[] bytes) {
    String digest = VerifiedContent.digest(bytes);
    put(digest, mediaType, bytes);
    Map<String, Object> descriptor = new TreeMap<>();
    descriptor.put("mediaType", mediaType);
    descriptor.put("digest", digest);
    descriptor.put("size", bytes.length);
    return descriptor;
  }

  /** A manifest, as an index names it. */
  Map<String, Object> manifest(String architecture, byte[]... layers) {
    Map<String, Object> config =
        add(
            "application/vnd.oci.image.config.v1+json",
            CanonicalJson.bytes(
                Map.of(
                    "os",
                    "linux",
                    "architecture",
                    architecture,
                    "created",
                    "2026-11-01T00:00:00Z",
                    "config",
                    Map.of("User", "65532", "Entrypoint", List.of("java", "-jar")))));
    List<Map<String, Object>> described = new ArrayList<>();
    for (byte[] layer : layers) {
      described.add(add("application/vnd.oci.image.layer.v1.tar+gzip", layer));
    }
    return add(
        MediaTypes.OCI_MANIFEST,
        CanonicalJson.bytes(Map.of("schemaVersion", 2, "config", config, "layers", described)));
  }

  /** The same manifest, with the platform that an index claims for it. */
  static Map<String, Object> claimed(String os, String architecture, Map<String, Object> manifest) {
    Map<String, Object> entry = new TreeMap<>(manifest);
    entry.put("platform", Map.of("os", os, "architecture", architecture));
    return entry;
  }

  /** Pushes an index, and gives its digest. */
  String index(String tag, List<Map<String, Object>> manifests) {
    byte[] bytes = CanonicalJson.bytes(Map.of("schemaVersion", 2, "manifests", manifests));
    put(tag, MediaTypes.OCI_INDEX, bytes);
    String digest = VerifiedContent.digest(bytes);
    put(digest, MediaTypes.OCI_INDEX, bytes);
    return digest;
  }

  /** A layer of these files; a content that begins with "->" makes a hard link. */
  static byte[] layer(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        String text = new String(file.getValue(), StandardCharsets.UTF_8);
        if (text.startsWith("->")) {
          TarArchiveEntry link = new TarArchiveEntry(file.getKey(), TarArchiveEntry.LF_LINK);
          link.setLinkName(text.substring(2));
          tar.putArchiveEntry(link);
        } else {
          TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
          entry.setSize(file.getValue().length);
          tar.putArchiveEntry(entry);
          tar.write(file.getValue());
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** The head of a program for x86-64 (62) or AArch64 (183). */
  static byte[] elf(int machine) {
    byte[] head = new byte[64];
    head[0] = 0x7f;
    head[1] = 'E';
    head[2] = 'L';
    head[3] = 'F';
    head[4] = 2;
    head[5] = 1;
    head[18] = (byte) machine;
    return head;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
