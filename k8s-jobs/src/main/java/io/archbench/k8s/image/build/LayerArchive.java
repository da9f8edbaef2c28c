package io.archbench.k8s.image.build;

import io.archbench.k8s.image.store.Descriptor;
import io.archbench.k8s.image.store.MediaTypes;
import io.archbench.trial.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A layer as it is stored: the same content gives the same bytes, whenever and by whomever.
 *
 * @param descriptor of the compressed archive
 * @param diffId digest of the archive before compression
 */
record LayerArchive(String name, Path file, Descriptor descriptor, String diffId) {
  private static final int READABLE = 0644;
  private static final int ENTERABLE = 0755;

  /** Nearly all that is in it are jars, which are compressed already. */
  private static final int FASTEST = 1;

  /**
   * Writes a layer: owned by root, of no time, in the order of the paths.
   *
   * @param file to be written
   */
  static LayerArchive write(LayerContent content, Path file) throws IOException {
    MessageDigest compressed = Sha256.digest();
    MessageDigest uncompressed = Sha256.digest();
    GzipParameters parameters = new GzipParameters();
    parameters.setCompressionLevel(FASTEST);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream gzip =
            new GzipCompressorOutputStream(new DigestOutputStream(out, compressed), parameters);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new DigestOutputStream(gzip, uncompressed), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (String directory : directories(content.files())) {
        tar.putArchiveEntry(entry(directory + "/", ENTERABLE));
        tar.closeArchiveEntry();
      }
      for (ImageFile one :
          content.files().stream().sorted(Comparator.comparing(ImageFile::path)).toList()) {
        add(one, tar);
      }
    }
    return new LayerArchive(
        content.name(),
        file,
        Descriptor.of(MediaTypes.OCI_LAYER, text(compressed), Files.size(file)),
        text(uncompressed));
  }

  private static void add(ImageFile file, TarArchiveOutputStream tar) throws IOException {
    if (Files.isSymbolicLink(file.source())) {
      TarArchiveEntry link =
          timeless(new TarArchiveEntry(file.path().substring(1), TarArchiveEntry.LF_SYMLINK));
      link.setLinkName(Files.readSymbolicLink(file.source()).toString());
      tar.putArchiveEntry(link);
    } else {
      TarArchiveEntry entry =
          entry(file.path(), Files.isExecutable(file.source()) ? ENTERABLE : READABLE);
      entry.setSize(Files.size(file.source()));
      tar.putArchiveEntry(entry);
      Files.copy(file.source(), tar);
    }
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry entry(String path, int mode) {
    TarArchiveEntry entry = timeless(new TarArchiveEntry(path.substring(1)));
    entry.setMode(mode);
    return entry;
  }

  private static TarArchiveEntry timeless(TarArchiveEntry entry) {
    entry.setIds(0, 0);
    entry.setModTime(0);
    return entry;
  }

  private static TreeSet<String> directories(List<ImageFile> files) {
    TreeSet<String> directories = new TreeSet<>();
    for (ImageFile file : files) {
      String path = file.path();
      for (int i = path.lastIndexOf('/'); i > 0; i = path.lastIndexOf('/', i - 1)) {
        directories.add(path.substring(0, i));
      }
    }
    return directories;
  }

  private static String text(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }
}
