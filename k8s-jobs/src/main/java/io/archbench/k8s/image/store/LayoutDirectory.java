package io.archbench.k8s.image.store;

import io.archbench.trial.Sha256;
import io.archbench.trial.json.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An OCI layout: a directory with {@code oci-layout}, {@code index.json} and {@code blobs/}, which
 * carries images to where no registry is.
 */
final class LayoutDirectory implements ImageStore {
  private static final String TAG = "org.opencontainers.image.ref.name";

  private final Path directory;

  LayoutDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public Manifest manifest(String version) throws IOException {
    String what = LayoutReference.PREFIX + directory + ": " + version;
    String digest = version.startsWith("sha256:") ? version : tagged(version).digest();
    byte[] bytes;
    try (InputStream in = blob(digest)) {
      bytes = ReceivedJson.bytes(in, what);
    }
    VerifiedContent.check(bytes, digest, what);
    return Manifest.read(bytes, what);
  }

  private Descriptor tagged(String tag) throws IOException {
    List<JsonNode> entries = index();
    return entries.stream()
        .filter(entry -> tag(entry).equals(tag))
        .findFirst()
        // what other programs write for a layout of one image
        .or(
            () ->
                entries.stream()
                    .filter(entry -> entries.size() == 1 && tag(entry).isEmpty())
                    .findFirst())
        .map(entry -> Descriptor.read(entry, directory + "/index.json"))
        .orElseThrow(
            () ->
                new RegistryException(
                    "%s holds no image '%s': it has %s"
                        .formatted(
                            directory, tag, entries.stream().map(LayoutDirectory::tag).toList())));
  }

  private static String tag(JsonNode entry) {
    return entry.path("annotations").path(TAG).asString("");
  }

  private List<JsonNode> index() throws IOException {
    Path file = directory.resolve("index.json");
    List<JsonNode> entries = new ArrayList<>();
    ReceivedJson.read(Files.readAllBytes(file), file.toString(), "Write the layout again.")
        .path("manifests")
        .forEach(entries::add);
    return entries;
  }

  @Override
  public InputStream blob(String digest) throws IOException {
    try {
      return Files.newInputStream(file(digest));
    } catch (NoSuchFileException e) {
      throw new RegistryException(
          directory + " is no whole OCI layout: it lacks " + e.getMessage() + ". Copy it again.",
          e);
    }
  }

  private Path file(String digest) {
    return directory.resolve("blobs").resolve(digest.replace(':', '/'));
  }

  /** Whether it is there and whole: nothing else would find out. */
  @Override
  public boolean has(Descriptor blob) throws IOException {
    Path file = file(blob.digest());
    return Files.exists(file) && blob.digest().equals("sha256:" + Sha256.of(file));
  }

  @Override
  public boolean mount(Descriptor blob, ImageStore from) {
    return false; // what one name of the directory has, all have
  }

  @Override
  public void put(Descriptor blob, Content content) throws IOException {
    Path file = file(blob.digest());
    Files.createDirectories(file.getParent());
    Path fresh = fresh(file);
    try (VerifiedContent verified =
            new VerifiedContent(content.open(), "blob " + blob.digest(), blob.digest());
        OutputStream out = Files.newOutputStream(fresh)) {
      verified.stream().transferTo(out);
      verified.verify();
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    moveDurably(fresh, file);
  }

  @Override
  public void put(String version, Manifest manifest) throws IOException {
    byte[] bytes = manifest.bytes();
    Descriptor blob = manifest.descriptor(Optional.empty());
    write(file(blob.digest()), bytes);
    if (version.startsWith("sha256:")) {
      return;
    }
    Path marker = directory.resolve("oci-layout");
    if (!Files.exists(marker)) {
      write(marker, CanonicalJson.bytes(Map.of("imageLayoutVersion", "1.0.0")));
    }
    // two that write into one directory would lose a tag
    try (FileChannel channel = FileChannel.open(marker, StandardOpenOption.WRITE)) {
      synchronized (LayoutDirectory.class) { // such locks are the process's, not the thread's
        FileLock lock = channel.lock();
        tag(version, blob);
        lock.release();
      }
    }
  }

  private void tag(String version, Descriptor blob) throws IOException {
    List<Object> entries = new ArrayList<>();
    if (Files.exists(directory.resolve("index.json"))) {
      index().stream().filter(entry -> !tag(entry).equals(version)).forEach(entries::add);
    }
    Map<String, Object> entry = blob.document();
    entry.put("annotations", Map.of(TAG, version));
    entries.add(entry);
    write(
        directory.resolve("index.json"),
        CanonicalJson.bytes(Map.of("schemaVersion", 2, "manifests", entries)));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = fresh(file);
    Files.write(fresh, bytes);
    moveDurably(fresh, file);
  }

  /** Readable as the user's other files are: somebody else may carry them on. */
  private static Path fresh(Path file) {
    return file.resolveSibling("incoming-" + UUID.randomUUID() + ".part");
  }

  private static void moveDurably(Path fresh, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
