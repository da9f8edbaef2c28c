package io.archbench.k8s.image.store;

import io.archbench.k8s.image.store.ImageStore.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Content that is opened when it is first read: what fails then fails as reading does. */
final class LazyStream extends InputStream {
  private final Content content;
  private @Nullable InputStream opened;

  LazyStream(Content content) {
    this.content = content;
  }

  private InputStream stream() throws IOException {
    InputStream stream = opened;
    if (stream == null) {
      try {
        stream = content.open();
      } catch (RegistryException | UncheckedIOException e) {
        throw new IOException(e.getMessage(), e);
      }
      opened = stream;
    }
    return stream;
  }

  @Override
  public int read() throws IOException {
    return stream().read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return stream().read(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    InputStream stream = opened;
    if (stream != null) {
      stream.close();
    }
  }
}
