package io.archbench.k8s.image.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.archbench.trial.json.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A registry on loopback whose content and manners a test decides. */
public final class FakeRegistry implements AutoCloseable {
  private static final String REPOSITORY = "team/app";
  private static final Pattern PATH =
      Pattern.compile("/v2/(?<repository>.+)/(?<kind>manifests|blobs)/(?<key>[^/]*/?[^/]*)");

  private final HttpServer server;
  private final String scheme;
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private final Deque<Integer> failures = new ArrayDeque<>();
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private Optional<String> basic = Optional.empty();
  private Optional<String> token = Optional.empty();
  private Optional<FakeRegistry> storage = Optional.empty();
  private boolean mounting = true;
  private Optional<String> uploads = Optional.empty();
  private volatile boolean stalling;
  private final AtomicInteger brokenUploads = new AtomicInteger();

  /** A registry without TLS. */
  public FakeRegistry() throws IOException {
    this(HttpServer.create(loopback(), 0), "http");
  }

  private FakeRegistry(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v2/", this::answer);
    server.createContext("/token", this::giveToken);
    server.start();
  }

  /** A registry with TLS. */
  static FakeRegistry tls(SSLContext identity) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    return new FakeRegistry(server, "https");
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** The stores as somebody who is not logged in reaches them. */
  public ImageStores stores() {
    return stores(DockerConfig.empty());
  }

  /** The stores with logins; a pause passes at once, and is noted. */
  ImageStores stores(DockerConfig logins) {
    try {
      return new ImageStores(
          new RegistryClient(
              logins,
              EnvironmentProxies.of(Map.of()),
              TrustedCertificates.with(Optional.empty()),
              pauses::add,
              Duration.ofMillis(stalling ? 300 : 60_000)),
          Map.of("mirrored.test", "http://" + host()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  private static void give(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, body.length == 0 || head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String given =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    authorizations.add(given);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    Integer failure;
    synchronized (failures) {
      failure = failures.poll();
    }
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      give(exchange, 404, new byte[0]);
      return;
    }
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
                  ? "Bearer realm=\"" + scheme + "://" + host() + "/token\",service=\"here\""
                  : "Basic realm=\"here\"");
      give(exchange, 401, new byte[0]);
    } else if (List.of("POST", "PUT", "DELETE").contains(exchange.getRequestMethod())) {
      take(exchange, path.group("repository"), path.group("kind"), path.group("key"));
    } else {
      answer(exchange, path.group("repository"), path.group("kind"), path.group("key"));
    }
  }

  private void answer(HttpExchange exchange, String repository, String kind, String key)
      throws IOException {
    byte[] content = contents.get(repository + " " + key);
    if (kind.equals("blobs") && storage.isPresent()) {
      String there = "http://" + storage.get().host() + exchange.getRequestURI().getPath();
      exchange.getResponseHeaders().add("Location", there);
      give(exchange, 307, new byte[0]);
    } else if (content == null) {
      give(exchange, 404, new byte[0]);
    } else if (kind.equals("blobs") && stalling) {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, content.length / 2);
      exchange.getResponseBody().flush(); // and never the rest
    } else {
      exchange.getResponseHeaders().add("Content-Type", types.getOrDefault(key, "x/y"));
      give(exchange, 200, content);
    }
  }

  private void take(HttpExchange exchange, String repository, String kind, String key)
      throws IOException {
    Map<String, String> query = query(exchange);
    byte[] body = exchange.getRequestBody().readAllBytes();
    String digest = query.getOrDefault("digest", "");
    Optional<byte[]> mounted =
        Optional.ofNullable(query.get("from"))
            .filter(from -> mounting)
            .map(from -> contents.get(from + " " + query.get("mount")));
    if (kind.equals("manifests")) {
      boolean whole = parts(body).allMatch(part -> contents.containsKey(repository + " " + part));
      if (whole) {
        keep(repository, key, body, exchange.getRequestHeaders().getFirst("Content-Type"));
        keep(
            repository,
            VerifiedContent.digest(body),
            body,
            exchange.getRequestHeaders().getFirst("Content-Type"));
      }
      give(
          exchange,
          whole ? 201 : 400,
          "{\"errors\":[{\"code\":\"MANIFEST_BLOB_UNKNOWN\"}]}".getBytes(StandardCharsets.UTF_8));
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      give(exchange, 204, new byte[0]);
    } else if (mounted.isPresent()) {
      keep(repository, query.getOrDefault("mount", ""), mounted.get(), "x/y");
      give(exchange, 201, new byte[0]);
    } else if (exchange.getRequestMethod().equals("POST")) {
      exchange
          .getResponseHeaders()
          .add("Location", uploads.orElse("") + "/v2/" + repository + "/blobs/uploads/1?a=b");
      give(exchange, 202, new byte[0]);
    } else if (brokenUploads.getAndDecrement() > 0) {
      exchange.close();
    } else if (VerifiedContent.digest(body).equals(digest)) {
      keep(repository, digest, body, "x/y");
      give(exchange, 201, new byte[0]);
    } else {
      give(
          exchange,
          400,
          "{\"errors\":[{\"code\":\"DIGEST_INVALID\"}]}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Stream<String> parts(byte[] manifest) {
    Manifest read = Manifest.read(manifest, "pushed");
    return (read.isIndex()
            ? read.entries().stream()
            : Stream.concat(Stream.of(read.config()), read.layers().stream()))
        .map(Descriptor::digest);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> parameters = new TreeMap<>();
    String query = exchange.getRequestURI().getQuery();
    for (String one : (query == null ? "" : query).split("&", -1)) {
      parameters.put(one.replaceFirst("=.*", ""), one.replaceFirst("[^=]*=?", ""));
    }
    return parameters;
  }

  private void keep(String repository, String key, byte[] content, String type) {
    contents.put(repository + " " + key, content);
    types.put(key, type);
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

  /** What was asked, each with its method. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Takes no blob over from another repository. */
  public FakeRegistry withoutMounts() {
    mounting = false;
    return this;
  }

  /** Uploads go to another address. */
  FakeRegistry takingUploadsAt(String address) {
    uploads = Optional.of(address);
    return this;
  }

  /** Sends half of each blob and keeps the connection open. */
  FakeRegistry stalling() {
    stalling = true;
    return this;
  }

  /** Breaks so many connections at the end of an upload. */
  public FakeRegistry breakingUploads(int number) {
    brokenUploads.set(number);
    return this;
  }

  /** Forgets a blob of a repository. */
  public void forget(String repository, String digest) {
    contents.remove(repository + " " + digest);
  }

  /** Another name in this registry. */
  public ImageReference named(String repository, String tag) {
    return ImageReference.parse(scheme + "://" + host() + "/" + repository + ":" + tag);
  }

  /** With its port. */
  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The image that tests speak of. */
  public ImageReference image(String version) {
    String mark = version.startsWith("sha256:") ? "@" : ":";
    return ImageReference.parse(scheme + "://" + host() + "/" + REPOSITORY + mark + version);
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
  public void damage(String digest) {
    String key = REPOSITORY + " " + digest;
    byte[] bytes = contents.getOrDefault(key, new byte[0]).clone();
    bytes[bytes.length / 2] ^= 1;
    contents.put(key, bytes);
  }

  /** Anything under any name. */
  public void put(String version, String mediaType, byte[] bytes) {
    keep(REPOSITORY, version, bytes, mediaType);
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
  public Map<String, Object> manifest(String architecture, byte[]... layers) {
    return image(architecture, List.of("java", "-jar"), layers);
  }

  /** A manifest of an image that starts with these words. */
  public Map<String, Object> image(String architecture, List<String> words, byte[]... layers) {
    return image(architecture, Map.of("User", "65532", "Entrypoint", words), layers);
  }

  /** A manifest of an image with these labels. */
  public Map<String, Object> labelled(
      String architecture, Map<String, String> labels, byte[]... layers) {
    return image(architecture, Map.of("Labels", labels), layers);
  }

  private Map<String, Object> image(
      String architecture, Map<String, Object> process, byte[]... layers) {
    Map<String, Object> config =
        add(
            "application/vnd.oci.image.config.v1+json",
            CanonicalJson.bytes(
                Map.of(
                    "os",
                    "linux",
                    "architecture",
                    architecture,
                    "rootfs",
                    Map.of("diff_ids", Collections.nCopies(layers.length, "sha256:0")),
                    "created",
                    "2026-11-01T00:00:00Z",
                    "config",
                    process)));
    List<Map<String, Object>> described = new ArrayList<>();
    for (byte[] layer : layers) {
      described.add(add("application/vnd.oci.image.layer.v1.tar+gzip", layer));
    }
    return add(
        MediaTypes.OCI_MANIFEST,
        CanonicalJson.bytes(Map.of("schemaVersion", 2, "config", config, "layers", described)));
  }

  /** The same manifest, with the platform that an index claims for it. */
  public static Map<String, Object> claimed(
      String os, String architecture, Map<String, Object> manifest) {
    Map<String, Object> entry = new TreeMap<>(manifest);
    entry.put("platform", Map.of("os", os, "architecture", architecture));
    return entry;
  }

  /** Pushes an index, and gives its digest. */
  public String index(String tag, List<Map<String, Object>> manifests) {
    byte[] bytes = CanonicalJson.bytes(Map.of("schemaVersion", 2, "manifests", manifests));
    put(tag, MediaTypes.OCI_INDEX, bytes);
    String digest = VerifiedContent.digest(bytes);
    put(digest, MediaTypes.OCI_INDEX, bytes);
    return digest;
  }

  /** A layer of these files; a content that begins with "->" makes a hard link. */
  public static byte[] layer(Map<String, byte[]> files) throws IOException {
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
  public static byte[] elf(int machine) {
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
    ((ExecutorService) server.getExecutor()).shutdownNow();
  }
}
