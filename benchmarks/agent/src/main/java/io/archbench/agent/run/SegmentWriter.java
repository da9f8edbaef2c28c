package io.archbench.agent.run;

import io.archbench.trial.segment.Segment;
import io.archbench.trial.segment.SegmentEncoder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Prints segments; nothing else writes to standard output. Not thread-safe. */
final class SegmentWriter {
  private final OutputStream out;
  private final String trial;
  private final String uid;
  private final List<String> digests = new ArrayList<>();

  /**
   * A writer for one attempt.
   *
   * @param trial {@code <trial>-a<attempt>}
   * @param uid of this process or pod
   */
  SegmentWriter(OutputStream out, String trial, String uid) {
    this.out = out;
    this.trial = trial;
    this.uid = uid;
  }

  /** Standard output itself, unbuffered. */
  static OutputStream standardOutput() {
    return new FileOutputStream(FileDescriptor.out);
  }

  /** Prints the segment in one write. */
  void print(Segment segment) throws IOException {
    SegmentEncoder.Encoded encoded = SegmentEncoder.encode(segment, trial, uid);
    out.write(SegmentEncoder.print(encoded.lines()));
    out.flush();
    digests.add(encoded.sha256());
  }

  /** Digests of all that was printed, in order. */
  List<String> digests() {
    return List.copyOf(digests);
  }
}
