package io.archbench.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.archbench.trial.AgentContract;
import io.archbench.trial.Architecture;
import io.archbench.trial.SpecEnvelope;
import io.archbench.trial.TrialSpec;
import io.archbench.trial.json.CanonicalJson;
import io.archbench.trial.record.CellResult;
import io.archbench.trial.record.TrialRecord;
import io.archbench.trial.segment.Manifest;
import io.archbench.trial.segment.RecordAssembler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is in a built image, run as a container would: in its own root, as nobody. */
class ImageRunIT {
  /** Mounts what a container has; the file for the last words is the pod's. */
  private static final String CONTAINER =
      """
      cd "$1"; shift
      mkdir -p proc dev
      touch dev/null dev/urandom dev/termination-log
      chmod 666 dev/termination-log
      mount -t proc proc proc
      mount --bind /dev/null dev/null
      mount --bind /dev/urandom dev/urandom
      exec chroot --userspec=65532:65532 . "$@"
      """;

  @TempDir private static Path shared;
  @TempDir private Path directory;

  /** For both architectures; the first test that wants it builds it. */
  private static Path both() throws Exception {
    ImageTools.assume();
    Path both = shared.resolve("image");
    if (!Files.exists(both.resolve("index.json"))) {
      build(shared, both);
    }
    return both;
  }

  private static void build(Path directory, Path layout, String... further) throws Exception {
    List<String> command = new ArrayList<>(List.of("image", "build", "--suites", "stub"));
    command.addAll(List.of("--base", ImageTools.base(), "--to", "oci:" + layout));
    command.addAll(List.of(further));
    Archbench.Result built = new Archbench(directory).run(command.toArray(String[]::new));
    assertThat(built.exit()).as(built.err()).isZero();
  }

  /** Its links lead out of the test's directory, which JUnit would tell of, one by one. */
  @AfterEach
  void removeTheRoot() throws Exception {
    Root.run("rm", "-rf", directory.resolve("root").toString());
  }

  private static JsonNode json(Path layout, String digest) throws Exception {
    return CanonicalJson.read(Files.readAllBytes(blob(layout, digest)), JsonNode.class, digest);
  }

  private static Path blob(Path layout, String digest) {
    return layout.resolve("blobs").resolve(digest.replace(':', '/'));
  }

  private static JsonNode manifest(Path layout, Architecture architecture) throws Exception {
    JsonNode top =
        CanonicalJson.read(
            Files.readAllBytes(layout.resolve("index.json")), JsonNode.class, "index.json");
    JsonNode index = json(layout, top.path("manifests").path(0).path("digest").asString());
    for (JsonNode entry : index.path("manifests")) {
      if (entry.path("platform").path("architecture").asString().equals(architecture.text())) {
        return json(layout, entry.path("digest").asString());
      }
    }
    throw new AssertionError("no " + architecture + " in " + index);
  }

  private Path unpack(Path layout, JsonNode manifest) throws Exception {
    Path root = Files.createDirectories(directory.resolve("root"));
    for (JsonNode layer : manifest.path("layers")) {
      Process tar =
          new ProcessBuilder(
                  "tar",
                  "-xzf",
                  blob(layout, layer.path("digest").asString()).toString(),
                  "-C",
                  root.toString())
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).isZero();
    }
    return root;
  }

  private static List<String> entrypoint(Path layout, JsonNode manifest) throws Exception {
    List<String> words = new ArrayList<>();
    json(layout, manifest.path("config").path("digest").asString())
        .path("config")
        .path("Entrypoint")
        .forEach(word -> words.add(word.asString()));
    return words;
  }

  private int run(List<String> command, TrialSpec spec) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put(AgentContract.SPEC_VARIABLE, SpecEnvelope.encode(spec));
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    Process agent = builder.start();
    try {
      assertThat(agent.waitFor(3, TimeUnit.MINUTES)).isTrue();
      return agent.exitValue();
    } finally {
      agent.descendants().forEach(ProcessHandle::destroyForcibly);
      agent.destroyForcibly();
    }
  }

  @Test
  void theImageOfThisArchitectureMeasuresACell() throws Exception {
    Root.assume("only root may mount and change its root", "unshare", "-m", "true");
    Path layout = both();
    JsonNode manifest = manifest(layout, StubSpecs.here());
    Path root = unpack(layout, manifest);
    TrialSpec spec = StubSpecs.spec(1, "steady");
    List<String> command =
        new ArrayList<>(List.of("unshare", "-m", "sh", "-ec", CONTAINER, "sh", root.toString()));
    command.addAll(entrypoint(layout, manifest));

    int exit = run(command, spec);

    assertThat(exit).as(Files.readString(directory.resolve("err"))).isZero();
    Manifest last =
        CanonicalJson.read(
            Files.readAllBytes(root.resolve("dev/termination-log")), Manifest.class, "manifest");
    TrialRecord record =
        RecordAssembler.assemble(spec, Files.readString(directory.resolve("out")), last)
            .record()
            .orElseThrow();
    assertThat(record.cells()).singleElement().isInstanceOf(CellResult.Measured.class);
  }

  @Test
  void theOtherArchitecturesImageIsRefusedUnderEmulation() throws Exception {
    assumeTrue(StubSpecs.here() == Architecture.AMD64, "the emulator is for arm64 on amd64");
    Path layout = both();
    JsonNode manifest = manifest(layout, Architecture.ARM64);
    Path root = unpack(layout, manifest);
    List<String> words = entrypoint(layout, manifest);
    List<String> command =
        new ArrayList<>(
            List.of(ImageTools.emulator().toString(), "-L", root.toString(), root + words.get(0)));
    words.subList(1, words.size()).stream()
        .map(word -> word.startsWith("/archbench") ? root + word : word)
        .map(word -> word.equals("/tmp/archbench") ? directory.resolve("work").toString() : word)
        .map(word -> word.startsWith("/dev") ? directory.resolve("last").toString() : word)
        .forEach(command::add);

    int exit = run(command, StubSpecs.on(Architecture.ARM64, "steady"));

    assertThat(exit).isEqualTo(AgentContract.EXIT_ARCHITECTURE);
    assertThat(Files.readString(directory.resolve("err"))).contains("emulated");
  }

  @Test
  void theServerOfAnImageWithPostgresqlStarts() throws Exception {
    Root.assume("only root may mount and change its root", "unshare", "-m", "true");
    ImageTools.assume();
    Path layout = directory.resolve("image");
    build(directory, layout, "--with-postgresql", "--platform", "linux/" + StubSpecs.here().text());
    Path root = unpack(layout, manifest(layout, StubSpecs.here()));
    Path programs = Path.of("/usr/lib/postgresql/15/bin");

    int exit =
        run(
            List.of(
                "unshare",
                "-m",
                "sh",
                "-ec",
                CONTAINER,
                "sh",
                root.toString(),
                programs.resolve("initdb").toString(),
                "-D",
                "/tmp/data"),
            StubSpecs.spec(1, "steady"));

    assertThat(exit).as(Files.readString(directory.resolve("err"))).isZero();
    assertThat(root.resolve("tmp/data/PG_VERSION")).hasContent("15");
  }
}
