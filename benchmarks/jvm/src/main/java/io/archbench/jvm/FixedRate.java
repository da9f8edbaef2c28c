package io.archbench.jvm;

import io.archbench.workload.OpenLoopSchedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;

/**
 * Requests that come at a fixed rate, whether or not earlier ones were answered. The result is in
 * the histograms and in {@code open-loop.json}; the score is the length of the phase.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class FixedRate {
  /** Requests over HTTP for as long as an iteration takes. */
  @Benchmark
  public int echo(PlainSender sender, Schedule schedule, IterationParams iteration)
      throws InterruptedException {
    return schedule.run(iteration, completion -> sender.channels.send(completion));
  }

  /** Requests over TLS for as long as an iteration takes. */
  @Benchmark
  public int tlsEcho(TlsSender sender, Schedule schedule, IterationParams iteration)
      throws InterruptedException {
    return schedule.run(iteration, completion -> sender.channels.send(completion));
  }

  /** One thread's part of the schedule. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets parameters before anything else
  public static class Schedule extends OpenLoopSchedule {
    /** Operations per second of all threads together. */
    @Param({"1000"})
    double rate;

    @Override
    protected double rate() {
      return rate;
    }
  }

  /** One thread's connections. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public abstract static class Sender {
    EchoChannels channels;

    void connect(Echoed server) throws Exception {
      channels = server.messages().channels(server.directory);
    }

    /** Closes them. */
    @TearDown
    public void close() {
      channels.close();
    }
  }

  /** Without TLS. */
  @State(Scope.Thread)
  public static class PlainSender extends Sender {
    /** Opens connections. */
    @Setup
    public void open(Http.Server server) throws Exception {
      connect(server);
    }
  }

  /** With TLS. */
  @State(Scope.Thread)
  public static class TlsSender extends Sender {
    /** Opens connections. */
    @Setup
    public void open(Tls.Server server) throws Exception {
      connect(server);
    }
  }
}
