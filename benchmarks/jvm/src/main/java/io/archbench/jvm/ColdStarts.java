package io.archbench.jvm;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Services that are started for one request each. Thread-safe. */
final class ColdStarts implements Work {
  /** The same on every machine, whatever the study says of other cells. */
  static final List<String> FLAGS =
      List.of("-Xms64m", "-Xmx64m", "-Xss1m", "-XX:+UseSerialGC", "-Xshare:auto");

  private static final int PATIENCE_SECONDS = 60;
  private static final int FIRST = 3;

  private final EchoMessages messages;
  private final String service;

  ColdStarts(Seed seed, int count) {
    this(seed, count, ColdService.class.getName());
  }

  /** With another service, for tests. */
  ColdStarts(Seed seed, int count, String service) {
    InetSocketAddress nowhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.messages = new EchoMessages(seed, count, nowhere, Optional.empty());
    this.service = service;
  }

  int count() {
    return messages.count();
  }

  /** Starts a service, asks it one thing, and returns the answer. */
  List<byte[]> answer(int item, CellDirectory directory) throws IOException {
    Process process =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (EchoClient client = EchoMessages.connect(address(process, directory))) {
      return messages.exchange(client, item, 1, directory);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return Stream.of(List.of(java), FLAGS, List.of("-cp", classPath, service))
        .flatMap(List::stream)
        .toList();
  }

  private static InetSocketAddress address(Process process, CellDirectory directory) {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> firstLine(process));
    try {
      int port = Integer.parseInt(line.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    } catch (ExecutionException | TimeoutException | NumberFormatException e) {
      throw directory.wrongAnswer("the start of a service", "its port", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a service starts", e);
    }
  }

  private static String firstLine(Process process) {
    try {
      BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII);
      return Optional.ofNullable(lines.readLine()).orElse("nothing: the service ended");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void check(int item, List<byte[]> answers, CellDirectory directory) {
    messages.check(item, answers, directory);
  }

  @Override
  public String sha256() {
    return messages.sha256();
  }

  /** The first few, as each takes as long as a start. */
  @Override
  public void checkAll(AnswerDigest answers) throws IOException {
    CellDirectory directory = CellDirectory.ofThisCell();
    for (int item = 0; item < FIRST; item++) {
      String answer = new String(answer(item, directory).get(0), StandardCharsets.UTF_8);
      answers.expect("message " + item, List.of(messages.text(item)), List.of(answer));
    }
  }
}
