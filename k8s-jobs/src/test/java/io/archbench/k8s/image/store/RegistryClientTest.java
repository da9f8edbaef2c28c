package io.archbench.k8s.image.store;

import static io.archbench.k8s.image.store.FakeRegistry.claimed;
import static io.archbench.k8s.image.store.FakeRegistry.elf;
import static io.archbench.k8s.image.store.FakeRegistry.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {
  private final FakeRegistry registry;
  @TempDir private Path directory = Path.of("");
  private byte[] content = new byte[0];

  RegistryClientTest() throws IOException {
    registry = new FakeRegistry();
  }

  @BeforeEach
  void push() throws IOException {
    content = layer(Map.of("bin/java", elf(62)));
    push(registry);
  }

  private void push(FakeRegistry into) {
    into.index("1", List.of(claimed("linux", "amd64", into.manifest("amd64", content))));
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private byte[] read(DockerConfig logins) throws IOException {
    return read(registry.stores(logins), registry.image("1"));
  }

  private byte[] read(ImageStores stores, ImageLocation image) throws IOException {
    ImageStore store = stores.of(image);
    assertThat(store.manifest(image.version()).isIndex()).isTrue();
    try (InputStream blob = store.blob(VerifiedContent.digest(content))) {
      return blob.readAllBytes();
    }
  }

  private DockerConfig login(String user, String password) throws IOException {
    String basic = new Login(user, password).basic().replace("Basic ", "");
    return config("{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry.host(), basic));
  }

  private DockerConfig config(String json) throws IOException {
    return DockerConfig.read(Files.writeString(directory.resolve("config.json"), json));
  }

  @Test
  void aRegistryThatIsBusyIsAskedAgainAfterAsLongAsItSays() throws IOException {
    registry.failingWith(429, 500, 503);

    assertThat(read(DockerConfig.empty())).isEqualTo(content);
    assertThat(registry.pauses()).hasSize(3).containsOnly(Duration.ofSeconds(7));

    registry.failingWith(500, 500, 500, 500, 500);
    assertThatThrownBy(() -> read(DockerConfig.empty()))
        .hasMessageContaining("answers 500")
        .hasMessageContaining("tried 5 times");
  }

  @Test
  void whatIsAbsentOrForbiddenSaysWhatToDo() {
    assertThatThrownBy(() -> read(registry.stores(), registry.image("none")))
        .hasMessageContaining("check repository and tag");
    registry.asking(new Login("ann", "secret"));
    assertThatThrownBy(() -> read(registry.stores(), registry.image("none")))
        .hasMessageContaining("docker login");
  }

  @Test
  void loginsOfTheDockerConfigurationAreUsed() throws IOException {
    registry.asking(new Login("ann", "secret"));

    assertThat(read(login("ann", "secret"))).isEqualTo(content);
    assertThatThrownBy(() -> read(login("ann", "wrong")))
        .hasMessageContaining("answers 401")
        .hasMessageNotContaining("wrong");
    assertThat(new Login("ann", "secret")).hasToString("ann:***");
  }

  @Test
  void aDamagedLoginIsNamedAndNotShown() throws IOException {
    registry.asking(new Login("ann", "secret"));
    DockerConfig damaged =
        config("{\"auths\": {\"%s\": {\"auth\": \"%%s3cret\"}}}".formatted(registry.host()));

    assertThatThrownBy(() -> read(damaged))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("log in again")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> config("{"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("config.json");
  }

  @Test
  void aTokenIsAskedForWithTheLogin() throws IOException {
    registry.asking(new Login("ann", "secret")).givingToken("t0ken");

    assertThat(read(login("ann", "secret"))).isEqualTo(content);
    assertThatThrownBy(() -> read(DockerConfig.empty())).hasMessageContaining("answers 401");
  }

  @Test
  void whatAuthorizesDoesNotGoToAnotherHost() throws IOException {
    registry.asking(new Login("ann", "secret"));
    try (FakeRegistry storage = new FakeRegistry()) {
      registry.keepingBlobsIn(storage);

      assertThat(read(login("ann", "secret"))).isEqualTo(content);
      assertThat(storage.authorizations()).isNotEmpty().containsOnly("");
      assertThat(registry.authorizations()).contains(new Login("ann", "secret").basic());
    }
  }

  @Test
  void anUploadThatLeadsElsewhereCarriesNoLogin() throws IOException {
    registry.asking(new Login("ann", "secret"));
    try (FakeRegistry other = new FakeRegistry()) {
      registry.takingUploadsAt("http://" + other.host());
      ImageStore store = registry.stores(login("ann", "secret")).target(registry.image("1"));

      store.put(
          Descriptor.of("x/y", VerifiedContent.digest(content), content.length),
          () -> new ByteArrayInputStream(content));

      assertThat(other.requests()).anyMatch(line -> line.startsWith("PUT "));
      assertThat(other.authorizations()).containsOnly("");
    }
  }

  @Test
  void anAddressThatIsNoneIsTheRegistrysFault() throws IOException {
    registry.takingUploadsAt("http://a b|c");
    ImageStore store = registry.stores().target(registry.image("1"));

    assertThatThrownBy(
            () ->
                store.put(
                    Descriptor.of("x/y", VerifiedContent.digest(content), content.length),
                    () -> new ByteArrayInputStream(content)))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("an address that is none");
  }

  @Test
  void anEmptyBlobIsABlob() throws IOException {
    ImageStore store = registry.stores().target(registry.image("1"));
    Descriptor empty = Descriptor.of("x/y", VerifiedContent.digest(new byte[0]), 0);

    store.put(empty, InputStream::nullInputStream);

    assertThat(store.has(empty)).isTrue();
  }

  @Test
  void loginsMayStandUnderAnAddress() throws IOException {
    registry.asking(new Login("ann", "secret"));
    String basic = new Login("ann", "secret").basic().replace("Basic ", "");
    DockerConfig config =
        config(
            "{\"auths\": {\"https://%s/v1/\": {\"auth\": \"%s\"}}}"
                .formatted(registry.host(), basic));

    assertThat(read(config)).isEqualTo(content);
  }

  @Test
  void aMirrorIsReadAndNeverWrittenTo() {
    ImageReference image = ImageReference.parse("mirrored.test/team/app:1");
    ImageStore target = registry.stores().target(image);

    assertThatThrownBy(() -> target.manifest("1")).hasMessageContaining("no connection");
  }

  @Test
  void aCredentialHelperIsAsked() throws IOException {
    DockerConfig config = config("{\"credsStore\": \"that-is-not-installed\"}");
    registry.asking(new Login("ann", "secret"));

    assertThatThrownBy(() -> read(config))
        .hasMessageContaining("docker-credential-that-is-not-installed");
  }

  @Test
  void aBlobThatStopsInTheMiddleIsGivenUp() throws IOException {
    registry.stalling();

    assertThatThrownBy(() -> read(DockerConfig.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in mid-transfer");
  }

  @Test
  void whatOthersWroteMayHoldAnything() {
    registry.put(
        "odd",
        MediaTypes.OCI_INDEX,
        "{\"manifests\": [{\"digest\": \"../../x y\"}]}".getBytes(StandardCharsets.UTF_8));
    registry.put(
        "old", "x/y", "{\"schemaVersion\": 1, \"fsLayers\": []}".getBytes(StandardCharsets.UTF_8));
    ImageStore store = registry.stores().of(registry.image("odd"));

    assertThatThrownBy(() -> store.manifest("odd").entries())
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("expected a digest such as sha256:");
    assertThatThrownBy(() -> store.manifest("old"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("before 1.10");
  }

  /** A key and a certificate for {@code registry.test} that it signed itself. */
  private SSLContext identity() throws Exception {
    Path keys = directory.resolve("keys.p12");
    keytool(
        List.of(
            "-genkeypair",
            "-keystore",
            keys.toString(),
            "-storepass",
            "secret",
            "-keyalg",
            "EC",
            "-alias",
            "registry",
            "-dname",
            "CN=registry.test",
            "-ext",
            "san=dns:registry.test",
            "-validity",
            "2"));
    keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-keystore",
            keys.toString(),
            "-storepass",
            "secret",
            "-alias",
            "registry",
            "-file",
            directory.resolve("ca.pem").toString()));
    KeyStore store = KeyStore.getInstance(keys.toFile(), "secret".toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(arguments);
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(words).isZero();
  }

  @Test
  void aRegistryBehindAProxyWithACertificateOfOnesOwnIsReached() throws Exception {
    try (FakeRegistry secure = FakeRegistry.tls(identity());
        ConnectProxy proxy = new ConnectProxy()) {
      push(secure);
      String host = secure.host().replaceFirst(".*:", "registry.test:");
      ImageReference image = ImageReference.parse(host + "/team/app:1");
      Map<String, String> environment =
          Map.of("https_proxy", proxy.address(), "DOCKER_CONFIG", directory.toString());
      Optional<Path> certificates = Optional.of(directory.resolve("ca.pem"));

      assertThat(read(ImageStores.of(environment, certificates, Map.of()), image))
          .isEqualTo(content);
      assertThat(proxy.asked()).isNotEmpty().containsOnly("CONNECT " + host);

      assertThatThrownBy(() -> read(ImageStores.of(environment, Optional.empty(), Map.of()), image))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("--ca FILE");
      Map<String, String> excepted =
          Map.of(
              "https_proxy", proxy.address(),
              "NO_PROXY", ".test",
              "DOCKER_CONFIG", directory.toString());
      assertThatThrownBy(() -> read(ImageStores.of(excepted, certificates, Map.of()), image))
          .hasMessageContaining("no connection"); // nobody else knows the name
    }
  }

  @Test
  void aBlobThatIsStoredElsewhereIsThereWithoutBeingAskedForThere() throws IOException {
    try (FakeRegistry storage = new FakeRegistry()) {
      registry.keepingBlobsIn(storage);
      ImageStore store = registry.stores().of(registry.image("1"));
      String digest = VerifiedContent.digest(content);

      assertThat(store.has(Descriptor.of("x/y", digest, content.length))).isTrue();
      assertThat(storage.requests()).isEmpty();
    }
  }

  @Test
  void aDocumentWithoutEndIsNotReadIntoMemory() {
    registry.put("long", MediaTypes.OCI_INDEX, new byte[9 << 20]);

    assertThatThrownBy(() -> registry.stores().of(registry.image("long")).manifest("long"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("longer than 8 MiB");
  }

  @Test
  void aMirrorIsAskedInPlaceOfTheRegistry() throws IOException {
    ImageReference image = ImageReference.parse("mirrored.test/team/app:1");

    assertThat(read(registry.stores(), image)).isEqualTo(content);
  }

  @Test
  void aFileWithoutCertificatesIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("empty.pem"), "nothing");

    assertThatThrownBy(() -> TrustedCertificates.with(Optional.of(file)))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("empty.pem holds no certificates");
  }
}
