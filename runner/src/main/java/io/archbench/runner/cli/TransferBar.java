package io.archbench.runner.cli;

import io.archbench.k8s.image.TransferListener;
import java.io.IOException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One moving line on a terminal, in megabytes. */
final class TransferBar implements TransferListener, AutoCloseable {
  private static final int WIDTH = 80;
  private static final long MEGABYTE = 1_000_000;

  private final ProgressBar bar;
  private long planned;

  private TransferBar(Console console) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("image")
            .setInitialMax(1)
            .setUnit(" MB", MEGABYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setMaxRenderedLength(WIDTH)
            .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
            .build();
  }

  /** What is done while it moves. */
  interface Work<T> {
    T with(TransferListener listener) throws IOException;
  }

  /** Shows it on terminals; elsewhere nothing moves. */
  static <T> T during(Console console, Work<T> work) throws IOException {
    if (!console.terminal()) {
      return work.with(SILENT);
    }
    try (TransferBar bar = new TransferBar(console)) {
      return work.with(bar);
    }
  }

  @Override
  public synchronized void planned(long bytes) {
    planned += bytes;
    bar.maxHint(planned);
  }

  @Override
  public synchronized void done(long bytes) {
    bar.stepBy(bytes);
  }

  @Override
  public synchronized void close() {
    bar.close();
  }
}
