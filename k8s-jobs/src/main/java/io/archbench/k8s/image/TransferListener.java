package io.archbench.k8s.image;

/** Is told how a transfer gets on; from several threads. */
public interface TransferListener {
  /** Tells nobody. */
  TransferListener SILENT =
      new TransferListener() {
        @Override
        public void planned(long bytes) {}

        @Override
        public void done(long bytes) {}
      };

  /** So many bytes more are to be there in the end. */
  void planned(long bytes);

  /** So many of them are there: sent, mounted, or found. */
  void done(long bytes);
}
