package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import io.archbench.workload.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** Batches of tasks, each of which waits for the others in a thread of its own. Thread-safe. */
final class VirtualTasks implements Work {
  static final int BATCH = 1_000;
  static final int NEEDED_JDK = 21;
  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final int PATIENCE_SECONDS = 10;

  private final long[] numbers;
  private final long[] expected;

  VirtualTasks(Seed seed, int batches) {
    SeededRandom random = seed.corpus();
    numbers = LongStream.generate(random::nextLong).limit((long) batches * BATCH).toArray();
    expected = new long[batches];
    Arrays.setAll(expected, batch -> FACTOR * Arrays.stream(numbers(batch)).sum());
  }

  private long[] numbers(int batch) {
    return Arrays.copyOfRange(numbers, batch * BATCH, (batch + 1) * BATCH);
  }

  int count() {
    return expected.length;
  }

  /**
   * An executor that starts a virtual thread for each task; by its name, for this suite is built
   * for JDK 17.
   *
   * @throws IllegalStateException if this JDK has no virtual threads
   */
  static ExecutorService executor() {
    return executor(Runtime.version().feature());
  }

  static ExecutorService executor(int jdk) {
    if (jdk < NEEDED_JDK) {
      throw new IllegalStateException(
          "virtual threads need JDK "
              + NEEDED_JDK
              + " or newer, and this is "
              + jdk
              + ": run the cell on another JDK, or leave it out");
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JDK " + jdk + " gives no virtual threads", e);
    }
  }

  /** Starts a batch, lets all of it wait for the last one, and adds up what the tasks return. */
  long run(int batch, ExecutorService executor, CellDirectory directory)
      throws InterruptedException {
    CountDownLatch all = new CountDownLatch(1);
    List<Future<Long>> results = new ArrayList<>(BATCH);
    for (int task = 0; task < BATCH; task++) {
      long number = numbers[batch * BATCH + task];
      results.add(executor.submit(() -> answer(number, all)));
    }
    all.countDown();
    long sum = 0;
    for (Future<Long> result : results) {
      sum += result(result, batch, directory);
    }
    return sum;
  }

  private static long answer(long number, CountDownLatch all) throws InterruptedException {
    all.await();
    return FACTOR * number;
  }

  private static long result(Future<Long> task, int batch, CellDirectory directory)
      throws InterruptedException {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw directory.wrongAnswer("a task of batch " + batch, "a result", e);
    }
  }

  void check(int batch, long sum, CellDirectory directory) {
    if (sum != expected[batch]) {
      throw directory.wrongAnswer("sum of the tasks of batch " + batch, expected[batch], sum);
    }
  }

  @Override
  public String sha256() {
    return Bytes.sha256OfLines(List.of(Arrays.toString(numbers)));
  }

  @Override
  public void checkAll(AnswerDigest answers) throws InterruptedException {
    CellDirectory directory = CellDirectory.ofThisCell();
    ExecutorService executor = executor();
    try {
      for (int batch = 0; batch < count(); batch++) {
        answers.expect(
            "sum of the tasks of batch " + batch, expected[batch], run(batch, executor, directory));
      }
    } finally {
      executor.shutdown();
    }
  }
}
