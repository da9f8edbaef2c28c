package io.archbench.dashboard;

import io.archbench.workload.LatencyRecorder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * One thread that waits for each answer: where it is among the questions, and how long that took.
 */
@State(Scope.Thread)
public class Caller {
  final LatencyRecorder latency = LatencyRecorder.service();
  int thread;
  private int turn;

  /** Threads start apart, so that they do not ask the same at the same time. */
  @Setup
  public void start(ThreadParams threads) {
    thread = threads.getThreadIndex();
    turn = 7 * thread;
  }

  int next() {
    return turn++;
  }

  /** Sends a question's request, records the time until its answer came, and checks it. */
  byte[] ask(RunningNode node, Question question) throws InterruptedException {
    NodeClient client = node.client(thread);
    long start = System.nanoTime();
    byte[] answer = client.send(question.request());
    latency.record(System.nanoTime() - start);
    question.check(answer, node.directory);
    return answer;
  }
}
