package io.archbench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.AnswerDigest;
import io.archbench.workload.BlockCodec;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.InFlight;
import io.archbench.workload.WrongAnswerException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jctools.queues.MpmcArrayQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check, with work that went wrong in one place; and without, where it holds. */
class WrongAnswersTest {
  @TempDir Path cell;
  private CellDirectory directory;

  @BeforeEach
  void runInACell() {
    directory = new CellDirectory(Optional.of(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"joni", "java"})
  void oneWrongFieldIsCaught(String engine) throws IOException {
    Filter grok = Grok.engine(engine);
    CheckedBatches<Map<String, Object>> right = grokked(position -> parsed(grok, position));
    right.checkAll(new AnswerDigest(directory));
    for (int turn = 0; turn < 8; turn++) {
      right.check(turn, right.make(turn));
    }
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
    CheckedBatches<Map<String, Object>> wrong =
        grokked(
            position -> {
              Map<String, Object> event = parsed(grok, position);
              if (position == 300) {
                event.put("response", "999");
              }
              return event;
            });
    // as long as the right one, so that only the full check can tell
    wrong.check(2, wrong.make(2));
    assertWrong(() -> wrong.checkAll(new AnswerDigest(directory)), "results from 250");
    // turn 50 is the batch from 250 again, and looks at its event 50 in full
    assertWrong(() -> wrong.check(50, wrong.make(50)), "hash of result 300");
  }

  @Test
  void aFieldThatIsMissingOrOfAnotherLengthIsCaughtAtOnce() throws IOException {
    Filter grok = Grok.engine("joni");
    for (String value : List.of("", "longer than any other")) {
      CheckedBatches<Map<String, Object>> wrong =
          grokked(
              position -> {
                Map<String, Object> event = parsed(grok, position);
                if (position == 300) {
                  event.put("ident", value);
                }
                return event;
              });
      assertWrong(() -> wrong.check(2, wrong.make(2)), "size of result 300");
    }
    CheckedBatches<Map<String, Object>> missing =
        grokked(
            position -> {
              Map<String, Object> event = parsed(grok, position);
              if (position == 300) {
                event.remove("ident");
              }
              return event;
            });
    assertWrong(() -> missing.check(2, missing.make(2)), "size of result 300");
  }

  @Test
  void oneResultTooFewIsCaught() throws IOException {
    Filter grok = Grok.engine("joni");
    CheckedBatches<Map<String, Object>> batches = grokked(position -> parsed(grok, position));
    List<Map<String, Object>> batch = batches.make(3);
    assertWrong(() -> batches.check(3, batch.subList(0, 124)), "results of a batch: expected 125");
  }

  @Test
  void oneEventThatTheQueueLostIsCaught() {
    DocumentQueue queue = new DocumentQueue(2, directory);
    List<ShippedDocument> batch = documents();
    queue.put(batch);
    assertThat(queue.take(125)).isEqualTo(batch);
    queue.checkEmpty();
    queue.put(batch);
    queue.take(124);
    assertWrong(queue::checkEmpty, "events left in the queue: expected 0, found 1");
    queue.take(1);
    queue.checkEmpty();
  }

  @Test
  void oneEventThatComesInPlaceOfAnotherIsCaught() {
    DocumentQueue queue = new DocumentQueue(new Doubling(), directory);
    queue.put(documents());
    assertThat(queue.take(125)).hasSize(125).doesNotHaveDuplicates();
    queue.checkEmpty();
    queue.put(documents());
    assertThat(queue.take(125)).hasSize(125);
    assertWrong(queue::checkEmpty, "events in less events out");
  }

  @Test
  void oneWrongByteOfAnOutputIsCaught() throws IOException {
    EventPipeline pipeline = new EventPipeline(SmallLogs.NETWORKS, Grok.engine("java"));
    KnownResults<byte[]> known =
        new KnownResults<>(
            SmallLogs.LOGS.size(),
            new Measure.OfBytes(),
            position -> PlainFormat.bytes("json", SmallLogs.KNOWN.parsed(position)));
    KnownResults.Path<byte[]> right =
        position -> pipeline.process(PlainFormat.bytes("json", SmallLogs.KNOWN.shipped(position)));
    known.checkAll(right, new AnswerDigest(directory));
    assertWrong(
        () ->
            known.checkAll(
                position -> {
                  byte[] output = right.make(position);
                  output[20] ^= (byte) (position == 999 ? 1 : 0);
                  return output;
                },
                new AnswerDigest(directory)),
        "results from 875");
  }

  @Test
  void aUserAgentTakenForAnotherIsCaught() throws IOException {
    List<UserAgent> agents = new UserAgents(SmallLogs.SEED.purpose("user agents")).make(1_000);
    Filter filter = new UserAgentFilter();
    KnownResults.Path<Map<String, Object>> right =
        position -> identified(filter, agents.get(position).text());
    KnownResults<Map<String, Object>> known =
        new KnownResults<>(
            agents.size(),
            new Measure.OfEvents(),
            position ->
                Map.of(
                    "agent",
                    agents.get(position).text(),
                    "user_agent",
                    agents.get(position).fields()));
    known.checkAll(right, new AnswerDigest(directory));
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).doesNotExist();
    assertWrong(
        () ->
            known.checkAll(
                position -> right.make(position == 300 ? 301 : position),
                new AnswerDigest(directory)),
        "results from 250");
    assertWrong(
        () -> known.checkFully(300, identified(filter, "nobody"), directory), "hash of result 300");
  }

  private static Map<String, Object> identified(Filter filter, String text) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("agent", text);
    filter.filter(event);
    return event;
  }

  @Test
  void anEventThatGoesWrongAtAFixedRateIsCaught() throws Exception {
    InFlight window = new InFlight(1);
    try (Workers workers =
        new Workers(
            2,
            document -> {
              throw directory.wrongAnswer("event " + document.position(), "right", "wrong");
            })) {
      window.begin();
      workers.send(new ShippedDocument(5, new byte[0]), window);
      assertWrong(window::drain, "event 5");
    }
  }

  @Test
  void workersTakeEachEventOnce() throws Exception {
    List<ShippedDocument> documents = documents();
    Queue<Integer> processed = new ConcurrentLinkedQueue<>();
    InFlight window = new InFlight(documents.size());
    try (Workers workers = new Workers(3, document -> processed.add(document.position()))) {
      for (ShippedDocument document : documents) {
        window.begin();
        workers.send(document, window);
      }
      window.drain();
    }
    assertThat(processed).hasSize(125).doesNotHaveDuplicates();
  }

  @Test
  void oneChangedByteOfAPageIsCaught() throws IOException {
    try (PagedQueue queue = new PagedQueue(directory)) {
      queue.write("first".getBytes(StandardCharsets.UTF_8));
      queue.write("second".getBytes(StandardCharsets.UTF_8));
      flip(queue.pageFile(), 12 + 5 + 4 + 12);
      assertThat(queue.read()).asString(StandardCharsets.UTF_8).isEqualTo("first");
      assertWrong(queue::read, "checksum of element 1");
    }
  }

  @Test
  void oneElementThatTheQueueLostIsCaught() throws IOException {
    try (PagedQueue queue = new PagedQueue(directory)) {
      queue.write(new byte[0]);
      queue.write(new byte[0]);
      flip(queue.pageFile(), 7);
      assertWrong(queue::read, "sequence number of an element: expected 0, found 1");
    }
    try (PagedQueue queue = new PagedQueue(directory)) {
      queue.write(new byte[3]);
      queue.read();
      assertWrong(queue::read, "elements in the queue");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lz4", "zstd"})
  void oneChangedByteOfACompressedBlockIsCaught(String name) {
    try (BlockCodec codec = BlockCodec.of(name)) {
      List<byte[]> plain = Blocks.plain(SmallLogs.LOGS, SmallLogs.KNOWN);
      List<byte[]> compressed = Blocks.compressed(plain, codec);
      assertThat(plain).hasSize(8);
      Blocks right = new Blocks(plain, compressed, directory);
      right.checkAll(codec, new AnswerDigest(directory));
      // hardly any bit of a block can change without changing what it decompresses to; these do
      for (int at : new int[] {10, compressed.get(5).length / 2, compressed.get(5).length / 3}) {
        List<byte[]> damaged = new ArrayList<>(compressed);
        byte[] block = compressed.get(5).clone();
        block[at] ^= 1;
        damaged.set(5, block);
        Blocks wrong = new Blocks(plain, damaged, directory);
        assertWrong(() -> wrong.checkAll(codec, new AnswerDigest(directory)), "of block 5");
      }
      byte[] buffer = right.buffer();
      int length = codec.compress(right.plain(0), buffer);
      right.checkCompressed(0, buffer, length, codec, right.buffer());
      assertWrong(
          () -> right.checkCompressed(1, buffer, length + 1, codec, right.buffer()),
          "compressed bytes of block 1");
      buffer[length / 2] ^= 1;
      assertWrong(
          () -> right.checkCompressed(0, buffer, length, codec, right.buffer()), "of block 0");
    }
  }

  private CheckedBatches<Map<String, Object>> grokked(KnownResults.Path<Map<String, Object>> path) {
    return new CheckedBatches<>(
        path,
        new KnownResults<>(SmallLogs.LOGS.size(), new Measure.OfEvents(), SmallLogs.KNOWN::grokked),
        directory);
  }

  private static Map<String, Object> parsed(Filter grok, int position) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put(Filter.MESSAGE, SmallLogs.LOGS.log(position).line());
    grok.filter(event);
    return event;
  }

  private static List<ShippedDocument> documents() {
    return IntStream.range(0, 125)
        .mapToObj(position -> new ShippedDocument(position, new byte[0]))
        .toList();
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int value = bytes.read();
      bytes.seek(at);
      bytes.write(value ^ 1);
    }
  }

  /** After the first batch it hands out an event again, and swallows the one whose turn it is. */
  private static final class Doubling extends MpmcArrayQueue<ShippedDocument> {
    private final List<ShippedDocument> polled = new ArrayList<>();

    Doubling() {
      super(256);
    }

    @Override
    public ShippedDocument poll() {
      ShippedDocument next = super.poll();
      polled.add(next);
      return polled.size() == 200 ? polled.get(150) : next;
    }
  }

  private void assertWrong(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(WrongAnswerException.class).hasMessageContaining(words);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).content().contains(words);
  }
}
