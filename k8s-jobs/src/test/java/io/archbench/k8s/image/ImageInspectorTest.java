package io.archbench.k8s.image;

import static io.archbench.k8s.image.store.FakeRegistry.claimed;
import static io.archbench.k8s.image.store.FakeRegistry.elf;
import static io.archbench.k8s.image.store.FakeRegistry.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.image.store.FakeRegistry;
import io.archbench.k8s.image.store.MediaTypes;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.k8s.image.store.VerifiedContent;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.suite.SuiteDescription;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageInspectorTest {
  private static final int AMD64 = 62;
  private static final int ARM64 = 183;
  private static final List<Platform> BOTH =
      List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm64"));

  private final FakeRegistry registry;

  ImageInspectorTest() throws IOException {
    registry = new FakeRegistry();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private ImageInspection inspect(String version) throws IOException {
    return new ImageInspector(registry.stores()).inspect(registry.image(version));
  }

  private static byte[] jdk(int machine) throws IOException {
    return layer(
        Map.of(
            "opt/jdk/bin/java", elf(machine),
            "opt/jdk/release", text("JAVA_VERSION=\"21.0.8\"\nOS_ARCH=\"x\"\n"),
            "opt/jdk/lib/tzdb.dat", text("data")));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String both(int second) throws IOException {
    return registry.index(
        "1",
        List.of(
            claimed("linux", "amd64", registry.manifest("amd64", jdk(AMD64))),
            claimed("linux", "arm64", registry.manifest("arm64", jdk(second))),
            claimed("unknown", "unknown", registry.manifest("unknown"))));
  }

  @Test
  void anImageForBothPlatformsIsDescribed() throws IOException {
    String digest = both(ARM64);

    ImageInspection image = inspect("1");

    assertThat(image.digest()).isEqualTo(digest);
    assertThat(image.missing(BOTH)).isEmpty();
    assertThat(image.platforms()).hasSize(2); // the attestation is none
    PlatformImage arm64 = image.platforms().get(1);
    assertThat(arm64.java()).containsExactly(new Program("/opt/jdk/bin/java", "arm64"));
    assertThat(arm64.javaVersion()).isEqualTo("21.0.8");
    assertThat(arm64.user()).isEqualTo("65532");
    assertThat(arm64.entrypoint()).containsExactly("java", "-jar");
    assertThat(inspect(digest).missing(BOTH)).isEmpty();
  }

  @Test
  void ofOtherPlatformsNothingIsRead() throws IOException {
    byte[] lost = jdk(AMD64);
    registry.index(
        "1",
        List.of(
            claimed("linux", "s390x", registry.manifest("s390x", lost)),
            claimed("linux", "arm64", registry.manifest("arm64", jdk(ARM64)))));
    registry.forget("team/app", VerifiedContent.digest(lost));
    List<Platform> arm64 = List.of(Platform.parse("linux/arm64"));

    assertThat(
            new ImageInspector(registry.stores())
                .inspect(registry.image("1"), arm64)
                .missing(arm64))
        .isEmpty();
    assertThatThrownBy(() -> inspect("1")).hasMessageContaining("answers 404");
  }

  @Test
  void aLayerOfManyCompressedPiecesIsReadToItsEnd() throws IOException {
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    byte[] archive;
    try (GZIPInputStream whole =
        new GZIPInputStream(
            new ByteArrayInputStream(layer(Map.of("a", text("b"), "bin/java", elf(AMD64)))))) {
      archive = whole.readAllBytes();
    }
    for (int at = 0; at < archive.length; at += 512) {
      try (GZIPOutputStream piece = new GZIPOutputStream(pieces)) {
        piece.write(archive, at, Math.min(512, archive.length - at));
      }
    }
    registry.index(
        "1", List.of(claimed("linux", "arm64", registry.manifest("arm64", pieces.toByteArray()))));

    assertThat(inspect("1").platforms().get(0).java())
        .containsExactly(new Program("/bin/java", "amd64"));
  }

  @Test
  void aLinkThatReplacesADirectoryTakesItsProgramsAway() throws IOException {
    byte[] first = layer(Map.of("opt/java/bin/java", elf(AMD64)));
    byte[] second = layer(Map.of("opt/java", text("a link"), "opt/java-25/bin/java", elf(ARM64)));
    registry.index(
        "1", List.of(claimed("linux", "arm64", registry.manifest("arm64", first, second))));

    assertThat(inspect("1").platforms().get(0).java())
        .containsExactly(new Program("/opt/java-25/bin/java", "arm64"));
  }

  @Test
  void whatTheImageStartsWithHasToFit() throws IOException {
    byte[] files = layer(Map.of("bin/sh", elf(ARM64), "app/server/bin/run", elf(AMD64)));
    registry.index(
        "1",
        List.of(
            claimed(
                "linux", "arm64", registry.image("arm64", List.of("/app/server/bin/run"), files))));

    assertThat(inspect("1").missing(List.of(Platform.parse("linux/arm64"))))
        .containsExactly("linux/arm64: /app/server/bin/run is a program for amd64");
  }

  @Test
  void variantsOfAnArchitectureAreToldApart() {
    assertThat(Platform.parse("linux/arm64/v8")).isEqualTo(Platform.parse("linux/arm64"));
    assertThat(Platform.parse("linux/arm/v7")).isNotEqualTo(Platform.parse("linux/arm/v6"));
    assertThat(Platform.parse("linux/arm/v7")).hasToString("linux/arm/v7");
  }

  @Test
  void anImageIsPinnedOnlyIfItRunsOnAllPlatforms() throws IOException {
    String digest = both(ARM64);
    ImageInspector inspector = new ImageInspector(registry.stores());

    assertThat(inspector.require(registry.image("1"), BOTH))
        .isEqualTo(registry.image(digest))
        .hasToString(registry.host() + "/team/app@" + digest);
    both(AMD64);
    assertThatThrownBy(() -> inspector.require(registry.image("1"), BOTH))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("linux/arm64: /opt/jdk/bin/java is a program for amd64");
  }

  @Test
  void anEntryThatHoldsTheOtherPlatformsProgramIsNamed() throws IOException {
    both(AMD64);

    assertThat(inspect("1").missing(BOTH))
        .containsExactly("linux/arm64: /opt/jdk/bin/java is a program for amd64");
  }

  @Test
  void anEntryWhoseConfigSaysAnotherPlatformIsNamed() throws IOException {
    registry.index("1", List.of(claimed("linux", "arm64", registry.manifest("amd64", jdk(ARM64)))));

    assertThat(inspect("1").missing(BOTH))
        .containsExactly(
            "linux/amd64: not in the image",
            "linux/arm64: the index says linux/arm64, the image itself says linux/amd64");
  }

  @Test
  void anImageForOnePlatformLacksTheOther() throws IOException {
    Map<String, Object> only = registry.manifest("amd64", jdk(AMD64));

    ImageInspection image = inspect(String.valueOf(only.get("digest")));

    assertThat(image.index()).isFalse();
    assertThat(image.missing(BOTH)).containsExactly("linux/arm64: not in the image");
  }

  @Test
  void aLaterLayerReplacesAndDeletesWhatEarlierOnesBrought() throws IOException {
    byte[] first =
        layer(
            Map.of(
                "a/bin/java", elf(AMD64),
                "b/bin/java", elf(AMD64),
                "c/bin/java", elf(AMD64),
                "d/bin/java", elf(AMD64)));
    byte[] second =
        layer(
            Map.of(
                ".wh.a", text(""),
                "b/.wh..wh..opq", text(""),
                "c/bin/java", elf(ARM64),
                "d/bin/java", text("#!/bin/sh"),
                "e/bin/java", text("->c/bin/java")));
    registry.index(
        "1", List.of(claimed("linux", "arm64", registry.manifest("arm64", first, second))));

    PlatformImage image = inspect("1").platforms().get(0);

    assertThat(image.problems()).isEmpty();
    assertThat(image.java())
        .containsExactly(new Program("/c/bin/java", "arm64"), new Program("/e/bin/java", "arm64"));
  }

  @Test
  void withoutJavaOneProgramThatFitsIsEnough() throws IOException {
    byte[] mixed = layer(Map.of("bin/tool", elf(AMD64), "bin/other", elf(ARM64)));
    byte[] foreign = layer(Map.of("usr/bin/tool", elf(AMD64)));
    registry.index("mixed", List.of(claimed("linux", "arm64", registry.manifest("arm64", mixed))));
    registry.index(
        "foreign", List.of(claimed("linux", "arm64", registry.manifest("arm64", foreign))));
    List<Platform> arm64 = List.of(Platform.parse("linux/arm64"));

    assertThat(inspect("mixed").missing(arm64)).isEmpty();
    assertThat(inspect("foreign").missing(arm64))
        .containsExactly("linux/arm64: /usr/bin/tool is a program for amd64");
  }

  @Test
  void aScanSaysOfEachImageWhetherItRuns() throws IOException {
    both(ARM64);
    byte[] lacking = layer(Map.of("a.jar", jar(Map.of("x/libx.so", elf(AMD64)))));
    byte[] foreign = layer(Map.of("bin/java", elf(AMD64)));
    byte[] empty = layer(Map.of("etc/motd", text("hello")));
    registry.index(
        "slower",
        List.of(claimed("linux", "arm64", registry.manifest("arm64", jdk(ARM64), lacking))));
    registry.index(
        "blocked", List.of(claimed("linux", "arm64", registry.manifest("arm64", foreign))));
    registry.index("empty", List.of(claimed("linux", "arm64", registry.manifest("arm64", empty))));
    ImageScanner scanner =
        new ImageScanner(new ImageInspector(registry.stores()), Platform.parse("linux/arm64"));
    List<String> names =
        List.of("1", "slower", "blocked", "empty", "none").stream()
            .map(tag -> "http://" + registry.host() + "/team/app:" + tag)
            .toList();

    List<ScannedImage> scanned =
        scanner
            .scan(names.stream().map(name -> new NamedImage(name, List.of("ns/Pod/x"))).toList())
            .images();

    assertThat(scanned)
        .extracting(ScannedImage::readiness)
        .containsExactly(
            Readiness.READY,
            Readiness.SLOWER,
            Readiness.BLOCKED,
            Readiness.UNKNOWN,
            Readiness.UNKNOWN);
    assertThat(scanned).allSatisfy(image -> assertThat(image.evidence()).isNotEmpty());
    assertThat(scanned).allSatisfy(image -> assertThat(image.usedBy()).containsExactly("ns/Pod/x"));
    assertThat(scanner.scan(List.of(new NamedImage("app:1", List.of()))).that(Readiness.UNKNOWN))
        .hasSize(1);
  }

  private static byte[] jar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aNativeLibraryThatIsThereForOnePlatformAloneIsNoted() throws IOException {
    byte[] inner = jar(Map.of("linux/libinner.so", elf(AMD64), "FreeBSD/libx.so", elf(AMD64)));
    byte[] application =
        layer(
            Map.of(
                "app/fat.jar", jar(Map.of("BOOT-INF/lib/inner.jar", inner)),
                "app/x.jar", jar(Map.of("META-INF/native/libnet_x86_64.so", elf(AMD64))),
                "app/a.jar", jar(Map.of("META-INF/native/libnet_aarch_64.so", elf(ARM64)))));
    registry.index(
        "1",
        List.of(
            claimed("linux", "amd64", registry.manifest("amd64", jdk(AMD64), application)),
            claimed("linux", "arm64", registry.manifest("arm64", jdk(ARM64), application))));

    ImageInspection image = inspect("1");

    assertThat(image.missing(BOTH)).isEmpty(); // it runs, on a slower path
    assertThat(image.platforms().get(0).notes()).isEmpty();
    assertThat(image.platforms().get(1).notes())
        .containsExactly(
            "libinner.so of /app/fat.jar is not there for arm64: a slower path, or none");
    assertThat(image.platforms().get(1).nativeLibraries())
        .extracting(NativeLibrary::name)
        .containsExactly("libinner.so", "libnet.so");
  }

  @Test
  void aJarThatCannotBeLookedIntoIsNotedAndTheRestIsRead() throws IOException {
    byte[] whole = jar(Map.of("x/libx.so", elf(AMD64)));
    byte[] damaged = whole.clone();
    damaged[30 + "x/libx.so".length()] = (byte) 0xff; // no such kind of block
    byte[] files =
        layer(
            Map.of(
                "a.jar", damaged,
                "b.jar", text("#!/bin/sh: a program before the archive"),
                "d.jar", Arrays.copyOf(whole, 45),
                "c/bin/java", elf(AMD64)));
    registry.index("1", List.of(claimed("linux", "amd64", registry.manifest("amd64", files))));

    PlatformImage image = inspect("1").platforms().get(0);

    assertThat(image.problems()).isEmpty();
    assertThat(image.java()).hasSize(1);
    assertThat(image.notes())
        .containsExactlyInAnyOrder(
            "/a.jar cannot be looked into: its native libraries are unknown",
            "/b.jar cannot be looked into: its native libraries are unknown",
            "/d.jar cannot be looked into: its native libraries are unknown");
  }

  @Test
  void whatOthersWroteMayHoldAnything() throws IOException {
    registry.put(
        "odd", MediaTypes.OCI_INDEX, text("{\"manifests\": [{\"digest\": \"../../x y\"}]}"));
    assertThatThrownBy(() -> inspect("odd"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("expected a digest such as sha256:");
  }

  @Test
  void damageIsNamedAtEachStep() throws IOException {
    byte[] jdk = jdk(AMD64);
    Map<String, Object> manifest = registry.manifest("amd64", jdk);
    String index = registry.index("1", List.of(claimed("linux", "amd64", manifest)));
    assertThat(inspect("1").missing(List.of(Platform.parse("linux/amd64")))).isEmpty();

    registry.damage(VerifiedContent.digest(jdk));
    assertThatThrownBy(() -> inspect("1"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("layer " + VerifiedContent.digest(jdk) + " is damaged");
    registry.damage(String.valueOf(manifest.get("digest")));
    assertThatThrownBy(() -> inspect("1")).hasMessageContaining("Push the image again");
    registry.damage(index);
    assertThatThrownBy(() -> inspect(index)).hasMessageContaining("is damaged: its digest is");
    registry.put("cut", MediaTypes.OCI_INDEX, text("{\"manifests\": [{\"dig"));
    assertThatThrownBy(() -> inspect("cut"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("Push the image again");
  }

  @Test
  void aLayerThatCannotBeLookedIntoIsNeverReady() throws IOException {
    registry.index(
        "1", List.of(claimed("linux", "amd64", registry.manifest("amd64", text("no archive")))));

    assertThat(inspect("1").missing(List.of(Platform.parse("linux/amd64"))))
        .singleElement()
        .asString()
        .contains("is no archive");
    ImageScanner scanner =
        new ImageScanner(new ImageInspector(registry.stores()), Platform.parse("linux/amd64"));
    String name = "http://" + registry.host() + "/team/app:1";
    assertThat(scanner.scan(List.of(new NamedImage(name, List.of()))).that(Readiness.UNKNOWN))
        .hasSize(1); // it may well run
  }

  private static byte[] suite(String sha256) {
    return CanonicalJson.bytes(
        new SuiteDescription(
            SuiteDescription.SCHEMA,
            "stub",
            "nothing",
            "",
            sha256,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new SuiteDescription.Needs(1, 0, 0, false),
            "64Mi",
            Optional.empty()));
  }

  @Test
  void theSuitesOfAnImageAreThoseThatItsLayersLeave() throws IOException {
    String path = "archbench/suites/stub/suite.json";
    pushed(
        jdk(AMD64),
        layer(Map.of(path, suite("1".repeat(64)))),
        layer(Map.of(path, suite("2".repeat(64)))));
    ImageInspector inspector = new ImageInspector(registry.stores());

    assertThat(inspector.suites(registry.image("1"), BOTH.get(0)).get("stub"))
        .satisfies(found -> assertThat(found.sha256()).isEqualTo("2".repeat(64)));
    assertThat(inspector.suites(registry.image("1"), BOTH.get(1))).isEmpty();
  }

  private void pushed(byte[]... layers) {
    registry.index("1", List.of(claimed("linux", "amd64", registry.manifest("amd64", layers))));
  }

  private Set<String> suites() throws IOException {
    return new ImageInspector(registry.stores()).suites(registry.image("1"), BOTH.get(0)).keySet();
  }

  @Test
  void whatLiesElsewhereInAnImageIsNoSuiteOfIts() throws IOException {
    pushed(layer(Map.of("opt/app/suites/stub/suite.json", text("{"))));
    assertThat(suites()).isEmpty();

    pushed(layer(Map.of("opt/archbench/suites/stub/suite.json", text("{"))));
    assertThat(suites()).isEmpty();
  }

  @Test
  void aDescriptionThatIsAHardLinkIsWhatItLeadsTo() throws IOException {
    pushed(
        layer(Map.of("archbench/suites/first/suite.json", suite("1".repeat(64)))),
        layer(
            Map.of(
                "archbench/suites/first", text("away"),
                "archbench/suites/stub/suite.json", text("->archbench/suites/first/suite.json"))));

    assertThat(suites()).containsExactly("stub");
  }

  @Test
  void descriptionsOfUnlikelyLengthAreNotKept() throws IOException {
    byte[] half = new byte[8 << 20];
    Arrays.fill(half, (byte) ' ');
    Map<String, byte[]> files = new TreeMap<>();
    files.put("archbench/suites/a/suite.json", half);
    files.put("archbench/suites/b/suite.json", half);
    pushed(layer(files));
    assertThatThrownBy(this::suites).hasMessageContaining("suites/a/suite.json"); // it is none

    files.put("archbench/suites/c/suite.json", text(" "));
    pushed(layer(files));
    assertThatThrownBy(this::suites)
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("more than 16 MiB")
        .hasMessageContaining("suites/c/suite.json");
  }

  @Test
  void theCommitOfAnImageIsThatOfItsLabel() throws IOException {
    registry.index(
        "1",
        List.of(
            claimed("linux", "amd64", registry.manifest("amd64")),
            claimed(
                "linux",
                "arm64",
                registry.labelled(
                    "arm64", Map.of("org.opencontainers.image.revision", "0a1b2c")))));
    ImageInspector inspector = new ImageInspector(registry.stores());

    assertThat(inspector.revision(registry.image("1"), BOTH.get(0))).isEmpty();
    assertThat(inspector.revision(registry.image("1"), BOTH.get(1))).contains("0a1b2c");
  }

  @Test
  void aLabelWithoutACommitSaysNothing() throws IOException {
    registry.index(
        "1",
        List.of(
            claimed(
                "linux",
                "amd64",
                registry.labelled("amd64", Map.of("org.opencontainers.image.revision", "")))));

    assertThat(new ImageInspector(registry.stores()).revision(registry.image("1"), BOTH.get(0)))
        .isEmpty();
  }

  @Test
  void aSuiteThatCannotBeReadNamesItsImageAndFile() throws IOException {
    pushed(layer(Map.of("archbench/suites/stub/suite.json", text("{"))));

    assertThatThrownBy(this::suites)
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("suites/stub/suite.json")
        .hasMessageContaining("Build the image with this version");
  }
}
