package io.archbench.k8s.image.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** One repository of a registry, over the OCI distribution interface. */
final class RegistryRepository implements ImageStore {
  /** With less than all four, registries silently answer with one platform of an index. */
  private static final String MANIFESTS =
      String.join(
          ", ",
          MediaTypes.OCI_INDEX,
          MediaTypes.DOCKER_LIST,
          MediaTypes.OCI_MANIFEST,
          MediaTypes.DOCKER_MANIFEST);

  private final RegistryClient registry;
  private final ImageReference image;

  RegistryRepository(RegistryClient registry, ImageReference image) {
    this.registry = registry;
    this.image = image;
  }

  @Override
  public Manifest manifest(String version) throws IOException {
    ImageReference wanted = image.at(version);
    byte[] bytes;
    try (InputStream body =
        received(wanted, RegistryCall.get(path("manifests/" + version), MANIFESTS))) {
      bytes = ReceivedJson.bytes(body, wanted.toString());
    }
    if (wanted.isPinned()) {
      VerifiedContent.check(bytes, version, wanted.toString());
    }
    return Manifest.read(bytes, wanted.toString());
  }

  @Override
  public InputStream blob(String digest) {
    return received(image, RegistryCall.get(path("blobs/" + digest), "*/*"));
  }

  private InputStream received(ImageReference wanted, RegistryCall call) {
    return registry.exchange(wanted, call, Set.of(200)).body();
  }

  /** A redirect to where it is stored says as much as that it is there. */
  @Override
  public boolean has(Descriptor blob) throws IOException {
    RegistryCall call = RegistryCall.bodiless("HEAD", path("blobs/" + blob.digest()));
    return status(call, Set.of(200, 302, 303, 307, 404)) != 404;
  }

  private int status(RegistryCall call, Set<Integer> accepted) throws IOException {
    HttpResponse<InputStream> answer = registry.exchange(image, call, accepted);
    answer.body().close();
    return answer.statusCode();
  }

  @Override
  public boolean mount(Descriptor blob, ImageStore from) throws IOException {
    if (!(from instanceof RegistryRepository other) || !other.image.host().equals(image.host())) {
      return false;
    }
    String source = other.image.repository();
    URI address =
        path("blobs/uploads/?mount=" + encoded(blob.digest()) + "&from=" + encoded(source));
    RegistryCall call =
        RegistryCall.bodiless("POST", address).asking("repository:" + source + ":pull");
    // where it cannot be had it is sent; an upload that is begun instead ends by itself
    return status(call, Set.of(201, 202, 400, 401, 403, 404, 405)) == 201;
  }

  /** In one piece; where that breaks it is sent again as a whole, in an upload of its own. */
  @Override
  public void put(Descriptor blob, Content content) throws IOException {
    registry
        .exchange(image, path("blobs/" + blob.digest()), Set.of(201), () -> upload(blob, content))
        .body()
        .close();
  }

  private HttpResponse<InputStream> upload(Descriptor blob, Content content)
      throws IOException, InterruptedException {
    URI uploads = path("blobs/uploads/");
    HttpResponse<InputStream> begun = registry.once(image, RegistryCall.bodiless("POST", uploads));
    if (begun.statusCode() != 202) {
      return begun;
    }
    begun.body().close();
    String session = Addresses.redirected(uploads, begun).toString();
    String separator = session.contains("?") ? "&" : "?";
    URI end =
        Addresses.read(session + separator + "digest=" + encoded(blob.digest()), image.host());
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> new LazyStream(content));
    BodyPublisher body =
        blob.size() > 0 ? BodyPublishers.fromPublisher(stream, blob.size()) : stream;
    return registry.once(
        image, RegistryCall.put(end, "application/octet-stream", blob.size(), body));
  }

  @Override
  public void put(String version, Manifest manifest) throws IOException {
    byte[] bytes = manifest.bytes();
    status(
        RegistryCall.put(
            path("manifests/" + version),
            manifest.mediaType(),
            bytes.length,
            BodyPublishers.ofByteArray(bytes)),
        Set.of(200, 201));
  }

  private URI path(String path) {
    return URI.create(
        image.scheme() + "://" + image.host() + "/v2/" + image.repository() + "/" + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
