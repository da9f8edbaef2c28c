package io.archbench.k8s.image.build;

import static io.archbench.k8s.image.store.FakeRegistry.claimed;
import static io.archbench.k8s.image.store.FakeRegistry.elf;
import static io.archbench.k8s.image.store.FakeRegistry.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.image.ImageConfig;
import io.archbench.k8s.image.ImageInspection;
import io.archbench.k8s.image.ImageInspector;
import io.archbench.k8s.image.PlatformImage;
import io.archbench.k8s.image.StoredImage;
import io.archbench.k8s.image.TransferListener;
import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.FakeRegistry;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageStore;
import io.archbench.k8s.image.store.Manifest;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.suite.PrunedFiles;
import io.archbench.trial.suite.SuiteDeclaration;
import io.archbench.trial.suite.SuiteDescription;
import io.archbench.trial.suite.SuiteDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {
  private static final Platform AMD64 = Platform.parse("linux/amd64");
  private static final Platform ARM64 = Platform.parse("linux/arm64");

  private final FakeRegistry registry;
  private List<DistributionPackages> packages = List.of();
  private Map<String, String> labels = Map.of("org.opencontainers.image.version", "1.2");
  private Optional<Path> runner = Optional.empty();
  @TempDir private Path directory = Path.of("");

  ImageBuilderTest() throws IOException {
    registry = new FakeRegistry();
  }

  @BeforeEach
  void write() throws IOException {
    registry.index("17", base(183));
    Files.createDirectories(directory.resolve("agent"));
    Files.writeString(directory.resolve("agent/agent.jar"), "agent");
    suite("plain", Map.of());
    suite(
        "mixed",
        Map.of(
            "lib/amd64/libx.so", elf(62),
            "lib/arm64/libx.so", elf(183),
            "windows/x.dll", text("MZ"),
            "Some.class", text("code")));
  }

  private List<Map<String, Object>> base(int second) throws IOException {
    return List.of(
        claimed("linux", "amd64", registry.manifest("amd64", jdk(62))),
        claimed("linux", "arm64", registry.manifest("arm64", jdk(second))));
  }

  private static byte[] jdk(int machine) throws IOException {
    return layer(
        Map.of("jdk/bin/java", elf(machine), "jdk/release", text("JAVA_VERSION=\"17.0.9\"\n")));
  }

  private void suite(String name, Map<String, byte[]> library) throws IOException {
    Path suite = directory.resolve("suites").resolve(name);
    jar(suite.resolve("suite.jar"), Map.of("Benchmark.class", text(name)));
    if (!library.isEmpty()) {
      jar(suite.resolve("lib/library.jar"), library);
    }
    SuiteDeclaration declared = SuiteDeclaration.ofJar(name);
    SuiteDescription description =
        new SuiteDescription(
            SuiteDescription.SCHEMA,
            name,
            declared.standsFor(),
            declared.description(),
            new SuiteDirectory(suite).sha256(),
            List.of(),
            declared.quick(),
            declared.representative(),
            declared.jvmFlags(),
            declared.profilers(),
            declared.openLoop(),
            declared.needs(),
            declared.defaultHeap(),
            Optional.empty());
    Files.write(suite.resolve("suite.json"), CanonicalJson.bytes(description));
  }

  private static void jar(Path file, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> one : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(one.getKey()));
        zip.write(one.getValue());
      }
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private ImageRecipe recipe(Optional<Integer> jdk) {
    return new ImageRecipe(
        registry.image("17"),
        List.of(AMD64, ARM64),
        jdk,
        directory.resolve("agent"),
        runner,
        List.of(
            new SuiteDirectory(directory.resolve("suites/mixed")),
            new SuiteDirectory(directory.resolve("suites/plain"))),
        packages,
        labels,
        Instant.EPOCH);
  }

  @Test
  void aRunnerIsAddedAndTheImageSaysSo() throws IOException {
    Files.createDirectories(directory.resolve("runner"));
    Files.writeString(directory.resolve("runner/runner.jar"), "runner");
    build(registry.image("without"));
    runner = Optional.of(directory.resolve("runner"));
    labels = Map.of("io.archbench.runner", "1.2");
    build(registry.image("with"));

    ImageInspector inspector = new ImageInspector(registry.stores());
    assertThat(inspector.inspect(registry.image("without")).of(ARM64).runner()).isEmpty();
    assertThat(inspector.inspect(registry.image("with")).of(ARM64).runner()).contains("1.2");
    assertThat(unpack(registry.image("with"), ARM64).resolve("archbench/runner/runner.jar"))
        .hasContent("runner");
  }

  @Test
  void theCommitThatALabelNamesIsReadBack() throws IOException {
    labels = Map.of(ImageConfig.REVISION_LABEL, "0a1b2c");
    build(registry.image("with"));

    ImageInspector inspector = new ImageInspector(registry.stores());
    assertThat(inspector.revision(registry.image("with"), ARM64)).contains("0a1b2c");
    assertThat(inspector.suites(registry.image("with"), ARM64)).containsOnlyKeys("mixed", "plain");
  }

  private StoredImage build(ImageLocation to) throws IOException {
    return new ImageBuilder(registry.stores())
        .build(recipe(Optional.of(17)), to, TransferListener.SILENT);
  }

  /** Unpacks the layers above the base's. */
  private Path unpack(ImageLocation image, Platform platform) throws IOException {
    Path root = directory.resolve("root-" + platform.architecture());
    ImageStore store = registry.stores().of(image);
    String digest = new ImageInspector(registry.stores()).inspect(image).of(platform).digest();
    for (Descriptor layer : store.manifest(digest).layers()) {
      TarArchiveInputStream tar =
          new TarArchiveInputStream(new GZIPInputStream(store.blob(layer.digest())));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = root.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            continue;
          }
          try (OutputStream out = Files.newOutputStream(path)) {
            tar.transferTo(out);
          }
        }
      }
    }
    return root;
  }

  @Test
  void anImageRunsOnBothPlatformsAsNobodyWithTheAgentAsItsFirstProcess() throws IOException {
    StoredImage built = build(registry.named("bench", "1"));

    ImageInspection image = new ImageInspector(registry.stores()).inspect(built.pinned());
    assertThat(image.missing(List.of(AMD64, ARM64))).isEmpty();
    PlatformImage arm64 = image.of(ARM64);
    assertThat(arm64.user()).isEqualTo("65532:65532");
    assertThat(arm64.entrypoint())
        .startsWith("/jdk/bin/java")
        .contains("/archbench/agent/*", "io.archbench.agent.Agent", "run");
    assertThat(arm64.created()).contains("1970-01-01T00:00:00Z");
    assertThat(arm64.nativeLibraries()).isNotEmpty();
    ImageStore store = registry.stores().of(built.location());
    Manifest manifest = store.manifest(arm64.digest());
    var config = ImageConfig.read(store, manifest, "it").json();
    assertThat(config.path("config").path("Labels").path("io.archbench.suites").asString())
        .isEqualTo("mixed,plain");
    assertThat(config.path("config").path("Labels").path("org.opencontainers.image.version"))
        .hasToString("\"1.2\"");
    assertThat(config.path("config").has("Cmd")).isFalse();
    assertThat(config.path("rootfs").path("diff_ids").size()).isEqualTo(manifest.layers().size());
    assertThat(config.path("history").size()).isEqualTo(4);
  }

  @Test
  void theSamePartsGiveTheSameDigestAndAreNotSentAgain() throws IOException {
    StoredImage first = build(registry.named("bench", "1"));
    Files.setLastModifiedTime(
        directory.resolve("agent/agent.jar"), FileTime.from(Instant.ofEpochSecond(1)));

    StoredImage second = build(registry.named("bench", "2"));

    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.transferred().sent()).isZero();
    Files.writeString(directory.resolve("agent/agent.jar"), "another");
    assertThat(build(registry.named("bench", "3")).digest()).isNotEqualTo(first.digest());
  }

  @Test
  void aSuiteWithoutTheOtherPlatformsLibrariesIsStillTheSame() throws IOException {
    StoredImage built = build(registry.named("bench", "1"));
    String original = new SuiteDirectory(directory.resolve("suites/mixed")).sha256();

    for (Platform platform : List.of(AMD64, ARM64)) {
      Path suites = unpack(built.pinned(), platform).resolve("archbench/suites");
      SuiteDirectory suite = new SuiteDirectory(suites.resolve("mixed"));
      assertThat(entries(suites.resolve("mixed/lib/library.jar")))
          .containsExactly("Some.class", "lib/" + platform.architecture() + "/libx.so");
      assertThat(suite.sha256()).isEqualTo(original);
      assertThat(suites.resolve("plain").resolve(PrunedFiles.NAME)).doesNotExist();
      Files.writeString(suites.resolve("mixed/lib/library.jar"), "something else");
      assertThat(suite.sha256()).isNotEqualTo(original);
    }
  }

  private static List<String> entries(Path jar) throws IOException {
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(in)) {
      List<String> names = new ArrayList<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
      return names;
    }
  }

  private Path script(String text) throws IOException {
    return Files.writeString(directory.resolve("extract.sh"), text + "\n");
  }

  @Test
  void packagesOfTheDistributionAreALayerOfTheirOwn() throws IOException {
    Path list = Files.writeString(directory.resolve("list.txt"), "# a remark\nserver\n");
    Path script =
        script(
            "mkdir -p $2/lib/x $2/usr/share/man; echo $1 $3 > $2/lib/x/server;"
                + " chmod 755 $2/lib/x/server; ln -s server $2/lib/x/link; : > $2/usr/share/man/a");
    packages = List.of(new DistributionPackages("PostgreSQL", script, list));

    Path root = unpack(build(registry.named("bench", "1")).pinned(), ARM64);

    assertThat(root.resolve("usr/lib/x/server")).hasContent("arm64 server");
    assertThat(root.resolve("usr/lib/x/link")).exists();
    assertThat(root.resolve("lib")).doesNotExist(); // it is the base's link into usr
    assertThat(root.resolve("usr/share/man/a")).doesNotExist();
  }

  @Test
  void packagesThatCannotBeHadSayWhy() throws IOException {
    Path list = Files.writeString(directory.resolve("list.txt"), "server\n");
    packages =
        List.of(
            new DistributionPackages("PostgreSQL", script("echo no network >&2; exit 5"), list));

    assertThatThrownBy(() -> build(registry.named("bench", "1")))
        .isInstanceOf(UnavailablePackagesException.class)
        .hasMessage("PostgreSQL for amd64 cannot be had: no network");
  }

  @Test
  void aBaseThatDoesNotRunThereOrHasAnotherJdkIsRefusedBeforeAnythingIsWritten()
      throws IOException {
    ImageBuilder builder = new ImageBuilder(registry.stores());
    ImageLocation to = registry.named("bench", "1");
    assertThatThrownBy(() -> builder.build(recipe(Optional.of(21)), to, TransferListener.SILENT))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("linux/arm64: its JDK is 17.0.9, asked for is 21");

    registry.index("17", base(62));
    assertThatThrownBy(() -> build(to))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("linux/arm64: /jdk/bin/java is a program for amd64");

    registry.index("17", base(183).subList(0, 1));
    assertThatThrownBy(() -> build(to)).hasMessageContaining("linux/arm64: not in the image");
    assertThat(registry.requests()).noneMatch(line -> line.startsWith("P"));
  }
}
