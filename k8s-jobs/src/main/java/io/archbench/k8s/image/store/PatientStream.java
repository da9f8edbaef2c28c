package io.archbench.k8s.image.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  private final Duration patience;
  private volatile boolean gaveUp;

  PatientStream(InputStream body, Duration patience) {
    super(body);
    this.patience = patience;
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
    Future<?> limit = CLOCK.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int read = in.read(bytes, offset, length);
      if (!gaveUp) {
        return read;
      }
    } catch (IOException e) {
      if (!gaveUp) {
        throw e;
      }
    } finally {
      limit.cancel(false);
    }
    throw new IOException("nothing came for " + patience.toSeconds() + " s in mid-transfer");
  }

  private void giveUp() {
    gaveUp = true;
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a connection that is given up", e);
    }
  }
}
