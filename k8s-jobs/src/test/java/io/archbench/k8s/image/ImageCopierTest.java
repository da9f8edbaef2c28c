package io.archbench.k8s.image;

import static io.archbench.k8s.image.store.FakeRegistry.claimed;
import static io.archbench.k8s.image.store.FakeRegistry.elf;
import static io.archbench.k8s.image.store.FakeRegistry.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.k8s.image.store.FakeRegistry;
import io.archbench.k8s.image.store.ImageLocation;
import io.archbench.k8s.image.store.ImageReference;
import io.archbench.k8s.image.store.InvalidReferenceException;
import io.archbench.k8s.image.store.Platform;
import io.archbench.k8s.image.store.RegistryException;
import io.archbench.k8s.image.store.VerifiedContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCopierTest {
  private static final List<Platform> BOTH =
      List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm64"));

  private final FakeRegistry source;
  private final FakeRegistry target;
  private String digest = "";
  private byte[] amd64 = new byte[0];
  @TempDir private Path directory = Path.of("");

  ImageCopierTest() throws IOException {
    source = new FakeRegistry();
    target = new FakeRegistry();
  }

  @BeforeEach
  void push() throws IOException {
    amd64 = layer(Map.of("bin/java", elf(62)));
    digest =
        source.index(
            "1",
            List.of(
                claimed("linux", "amd64", source.manifest("amd64", amd64)),
                claimed(
                    "linux",
                    "arm64",
                    source.manifest("arm64", layer(Map.of("bin/java", elf(183))))),
                claimed("unknown", "unknown", source.manifest("unknown"))));
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  private StoredImage copy(ImageLocation from, ImageLocation to) throws IOException {
    return new ImageCopier(source.stores()).copy(from, to, TransferListener.SILENT);
  }

  private static long uploads(FakeRegistry registry) {
    return registry.requests().stream().filter(line -> line.matches("PUT .*/blobs/.*")).count();
  }

  @Test
  void aCopyHasTheSameDigestAndAllThatTheIndexNames() throws IOException {
    ImageReference to = target.named("mirror/app", "2");

    StoredImage copied = copy(source.image("1"), to);

    assertThat(copied.digest()).isEqualTo(digest);
    assertThat(copied.pinned()).hasToString(target.host() + "/mirror/app@" + digest);
    assertThat(copied.transferred().sent()).isEqualTo(5); // two layers, three configurations
    assertThat(new ImageInspector(target.stores()).inspect(copied.pinned()).missing(BOTH))
        .isEmpty();
  }

  @Test
  void aSecondCopySendsNothing() throws IOException {
    ImageReference to = target.named("mirror/app", "2");
    copy(source.image("1"), to);
    long before = uploads(target);

    Transferred again = copy(source.image("1"), to).transferred();

    assertThat(again).isEqualTo(new Transferred(5, 0, 0, 0));
    assertThat(uploads(target)).isEqualTo(before);
  }

  @Test
  void aCopyThatWasInterruptedGoesOnWithWhatIsMissing() throws IOException {
    ImageReference to = target.named("mirror/app", "2");
    source.forget("team/app", VerifiedContent.digest(amd64));
    assertThatThrownBy(() -> copy(source.image("1"), to))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(source.host() + " answers 404"); // not the target's fault
    assertThatThrownBy(() -> target.stores().of(to).manifest("2")) // no tag without its parts
        .hasMessageContaining("answers 404");

    push();
    copy(source.image("1"), to);
    target.forget("mirror/app", VerifiedContent.digest(amd64));
    Transferred rest = copy(source.image("1"), to).transferred();

    assertThat(rest).isEqualTo(new Transferred(4, 0, 1, amd64.length));
  }

  @Test
  void anUploadThatBreaksIsSentAgain() throws IOException {
    target.breakingUploads(3);

    assertThat(copy(source.image("1"), target.named("a", "1")).digest()).isEqualTo(digest);
  }

  @Test
  void theSameRegistryTakesBlobsOverFromTheOtherRepository() throws IOException {
    Transferred mounted = copy(source.image("1"), source.named("other", "1")).transferred();

    assertThat(mounted).isEqualTo(new Transferred(0, 5, 0, 0));
    source.withoutMounts();
    assertThat(copy(source.image("1"), source.named("third", "1")).transferred().sent())
        .isEqualTo(5);
  }

  @Test
  void aDamagedBlobIsNotTakenForWhole() {
    source.damage(VerifiedContent.digest(amd64));

    assertThatThrownBy(() -> copy(source.image("1"), target.named("a", "1")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("DIGEST_INVALID")
        .hasMessageContaining("not what its digest says");
    assertThatThrownBy(
            () -> copy(source.image("1"), ImageLocation.parse("oci:" + directory + "/out")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("is damaged");
    assertThat(directory.resolve("out/index.json")).doesNotExist();
  }

  @Test
  void aLayoutDirectoryCarriesAnImageOverAGap() throws IOException {
    ImageLocation layout = ImageLocation.parse("oci:" + directory.resolve("out") + ":1");
    ImageLocation second = ImageLocation.parse("oci:" + directory.resolve("out") + ":2");

    copy(source.image("1"), layout);
    copy(source.image("1"), second);
    StoredImage back = copy(layout, target.named("back", "1"));

    assertThat(back.digest()).isEqualTo(digest);
    assertThat(Files.readString(directory.resolve("out/oci-layout"))).contains("1.0.0");
    assertThat(new ImageInspector(source.stores()).inspect(second).missing(BOTH)).isEmpty();
    assertThatThrownBy(() -> source.stores().of(layout).manifest("3"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("holds no image '3': it has [1, 2]");
    try (var blobs = Files.list(directory.resolve("out/blobs/sha256"))) {
      assertThat(blobs).noneMatch(file -> file.toString().endsWith(".part"));
    }
    Files.delete(
        directory.resolve("out/blobs").resolve(VerifiedContent.digest(amd64).replace(':', '/')));
    assertThatThrownBy(() -> copy(layout, target.named("again", "1")))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("is no whole OCI layout");
  }

  @Test
  void aLayoutGivesNoOtherImageThanTheOneNamed() throws IOException {
    ImageLocation first = ImageLocation.parse("oci:" + directory.resolve("out") + ":1");
    copy(source.image("1"), first);

    assertThatThrownBy(() -> source.stores().of(first).manifest("2"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("holds no image '2'");
    Path index = directory.resolve("out/index.json");
    Files.writeString(
        index, Files.readString(index).replaceFirst("\"annotations\":\\{[^}]*},", ""));
    assertThat(source.stores().of(first).manifest("2").digest()).isEqualTo(digest); // has no tag
  }

  @Test
  void aDamagedBlobOfALayoutIsWrittenAgain() throws IOException {
    ImageLocation layout = ImageLocation.parse("oci:" + directory.resolve("out") + ":1");
    copy(source.image("1"), layout);
    Path blob =
        directory.resolve("out/blobs").resolve(VerifiedContent.digest(amd64).replace(':', '/'));
    byte[] bytes = Files.readAllBytes(blob);
    bytes[bytes.length / 2] ^= 1;
    Files.write(blob, bytes);

    assertThat(copy(source.image("1"), layout).transferred().sent()).isEqualTo(1);
    assertThat(VerifiedContent.digest(Files.readAllBytes(blob)))
        .isEqualTo(VerifiedContent.digest(amd64));
  }

  @Test
  void whatIsWrittenAtTheSameTimeKeepsItsTags() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ImageLocation to = ImageLocation.parse("oci:" + directory.resolve("out") + ":v" + i);
      Thread thread =
          new Thread(
              () -> {
                try {
                  copy(source.image("1"), to);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < 8; i++) {
      ImageLocation one = ImageLocation.parse("oci:" + directory.resolve("out") + ":v" + i);
      assertThat(source.stores().of(one).manifest("v" + i).digest()).isEqualTo(digest);
    }
  }

  @Test
  void aTargetHasATag() {
    ImageLocation pinned = target.named("a", "1").at(digest);

    assertThatThrownBy(() -> copy(source.image("1"), pinned))
        .isInstanceOf(InvalidReferenceException.class)
        .hasMessageContaining("a tag, not a digest");
  }

  @Test
  void twoImagesForOnePlatformEachBecomeOneIndex() throws IOException {
    List<ImageLocation> parts =
        new ImageInspector(source.stores())
            .inspect(source.image("1")).platforms().stream()
                .<ImageLocation>map(platform -> source.image(platform.digest()))
                .toList();
    ImageJoiner joiner = new ImageJoiner(source.stores());
    ImageLocation to = source.named("joined", "1");

    StoredImage joined = joiner.join(parts, to, TransferListener.SILENT);

    assertThat(new ImageInspector(source.stores()).inspect(to).missing(BOTH)).isEmpty();
    assertThat(joiner.join(parts, to, TransferListener.SILENT).digest()).isEqualTo(joined.digest());
    assertThatThrownBy(
            () -> joiner.join(List.of(parts.get(0), parts.get(0)), to, TransferListener.SILENT))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("are both for linux/amd64: nothing was written");
  }

  @Test
  void aPartThatIsNotWhatItClaimsIsNotJoined() throws IOException {
    Map<String, Object> lying = source.manifest("arm64", amd64);
    ImageLocation part = source.image(String.valueOf(lying.get("digest")));

    assertThatThrownBy(
            () ->
                new ImageJoiner(source.stores())
                    .join(List.of(part), source.named("joined", "1"), TransferListener.SILENT))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("/bin/java is a program for amd64");
  }
}
