package io.archbench.k8s.image.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gives up a connection that stays open and brings nothing: the JDK's client has a limit for an
 * answer's head, and none for its body.
 */
final class PatientStream extends FilterInputStream {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  /** What the clock compares with says that nothing is read at the moment. */
  private static final long IDLE = Long.MIN_VALUE;

  private final Duration patience;
  private final URI address;
  private final Future<?> watch;
  private volatile long readingSince = IDLE;
  private volatile boolean gaveUp;

  PatientStream(InputStream body, Duration patience, URI address) {
    super(body);
    this.address = address;
    this.patience = patience;
    long often = Math.max(1, patience.toMillis() / 4);
    this.watch = CLOCK.scheduleWithFixedDelay(this::look, often, often, TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "archbench-patience");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    readingSince = System.nanoTime();
    try {
      int read = in.read(bytes, offset, length);
      if (!gaveUp) {
        return read;
      }
    } catch (IOException e) {
      if (!gaveUp) {
        throw new IOException(words() + e.getMessage(), e);
      }
    } finally {
      readingSince = IDLE;
    }
    throw new IOException(
        words() + "nothing came for " + patience.toSeconds() + " s in mid-transfer");
  }

  private String words() {
    return address.getAuthority() + address.getPath().replaceFirst("^/v2", "") + ": ";
  }

  @Override
  public void close() throws IOException {
    watch.cancel(false);
    in.close();
  }

  private void look() {
    long since = readingSince;
    if (since != IDLE && System.nanoTime() - since > patience.toNanos()) {
      gaveUp = true;
      watch.cancel(false);
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a connection that is given up", e);
      }
    }
  }
}
