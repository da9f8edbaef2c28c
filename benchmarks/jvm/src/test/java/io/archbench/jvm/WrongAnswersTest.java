package io.archbench.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.BlockCodec;
import io.archbench.workload.CellDirectory;
import io.archbench.workload.CorpusSize;
import io.archbench.workload.InFlight;
import io.archbench.workload.Seed;
import io.archbench.workload.WebLogCorpus;
import io.archbench.workload.WrongAnswerException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check that is made while it is timed: with an answer as it has to be, and with another. */
class WrongAnswersTest {
  private static final Seed SEED = new Seed(20261124);
  private static final WebLogCorpus LOGS = WebLogCorpus.of(CorpusSize.SMALL, SEED).first(3_000);

  @TempDir Path cell;
  private CellDirectory directory;

  @BeforeEach
  void openTheCell() {
    directory = new CellDirectory(Optional.of(cell));
  }

  @Test
  void oneWrongByteOfJsonIsCaught() throws Exception {
    JsonDocuments documents = new JsonDocuments(SEED, 3);
    byte[] encoded = documents.encode(1);
    documents.check(1, encoded, directory);
    flip(encoded, encoded.length / 2);
    assertWrong(() -> documents.check(1, encoded, directory), "JSON of order 1");
  }

  @Test
  void anotherOrderAndALostLineAreCaught() throws Exception {
    JsonDocuments documents = new JsonDocuments(SEED, 3);
    Order order = documents.decode(1);
    documents.check(1, order, directory);
    assertWrong(() -> documents.check(2, order, directory), "number of order 2");
    Order shorter =
        new Order(
            order.id(),
            order.customer(),
            order.placed(),
            order.express(),
            order.discount(),
            order.labels(),
            order.lines().subList(1, order.lines().size()));
    assertWrong(() -> documents.check(1, shorter, directory), "sum of order 1");
  }

  @Test
  void oneWrongByteOfAResponseIsCaught() throws Exception {
    try (EchoServer server = EchoServer.start(directory, Damaging::new)) {
      EchoMessages messages = new EchoMessages(SEED, 3, server.address(), Optional.empty());
      try (EchoClient client = messages.connect(directory)) {
        List<byte[]> answers = messages.exchange(client, 0, 1, directory);
        assertWrong(() -> messages.check(0, answers, directory), "message 0");
      }
    }
  }

  @Test
  void aLostResponseIsCaught() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    Supplier<ChannelHandler> losing = () -> new Losing(requests);
    try (EchoServer server = EchoServer.start(directory, losing)) {
      EchoMessages messages = new EchoMessages(SEED, 5, server.address(), Optional.empty());
      try (EchoClient client = messages.connect(500)) {
        assertWrong(() -> messages.exchange(client, 0, 5, directory), "message 4");
      }
    }
  }

  @Test
  void responsesInAnotherOrderAreCaught() throws Exception {
    try (EchoServer server = EchoServer.start(directory)) {
      EchoMessages messages = new EchoMessages(SEED, 3, server.address(), Optional.empty());
      try (EchoClient client = messages.connect(directory)) {
        List<byte[]> answers = messages.exchange(client, 0, 3, directory);
        messages.check(0, answers, directory);
        List<byte[]> turned = List.of(answers.get(1), answers.get(0), answers.get(2));
        assertWrong(() -> messages.check(0, turned, directory), "message 0");
      }
    }
  }

  @Test
  void aHandshakeOfTheOtherKindIsCaught() throws Exception {
    TlsIdentity identity = TlsIdentity.create();
    try (EchoServer server = EchoServer.start(directory, Optional.of(identity.server()))) {
      EchoMessages messages = new EchoMessages(SEED, 3, server.address(), Optional.of(identity));
      TlsClient client = new TlsClient(identity);
      Handshakes handshakes = new Handshakes(client, messages, directory);
      assertWrong(() -> handshakes.visit(0, Handshakes.Kind.RESUMED), "for a handshake, RESUMED");
      assertThat(handshakes.visit(0, Handshakes.Kind.RESUMED)).hasSize(1);
      assertThat(handshakes.visit(0, Handshakes.Kind.FULL)).hasSize(1);
      assertThat(client.sessions()).as("what could be resumed").isPositive();
      assertWrong(() -> handshakes.check(Handshakes.Kind.FULL, 0), "for a handshake, FULL");
    }
  }

  @Test
  void theCertificateOfAnotherServerIsRefused() throws Exception {
    TlsIdentity identity = TlsIdentity.create();
    try (EchoServer server = EchoServer.start(directory, Optional.of(identity.server()))) {
      EchoMessages messages = new EchoMessages(SEED, 3, server.address(), Optional.empty());
      TlsClient client = new TlsClient(TlsIdentity.create());
      assertThatThrownBy(() -> messages.connect(client, directory))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void oneWrongByteOfAResponseAtAFixedRateIsCaught() throws Exception {
    try (EchoServer server = EchoServer.start(directory, Damaging::new)) {
      EchoMessages messages = new EchoMessages(SEED, 3, server.address(), Optional.empty());
      try (EchoChannels channels = messages.channels(directory)) {
        InFlight window = new InFlight(1);
        window.begin();
        channels.send(window);
        assertWrong(window::drain, "message 0");
      }
    }
  }

  @Test
  void aServerThatIsGoneIsCaughtAtAFixedRate() throws Exception {
    EchoServer server = EchoServer.start(directory);
    EchoMessages messages = new EchoMessages(SEED, 3, server.address(), Optional.empty());
    try (EchoChannels channels = messages.channels(directory)) {
      server.close();
      InFlight window = new InFlight(1);
      window.begin();
      channels.send(window);
      assertWrong(window::drain, "message 0: expected a response");
    }
  }

  @Test
  void aServiceThatDoesNotStartIsCaught() {
    ColdStarts starts = new ColdStarts(SEED, 3, "io.archbench.NoSuchService");
    assertWrong(() -> starts.answer(0, directory), "the start of a service");
  }

  @Test
  void theFirstAnswerToAnotherOrderIsCaught() throws Exception {
    ColdStarts starts = new ColdStarts(SEED, 3);
    List<byte[]> answers = starts.answer(0, directory);
    starts.check(0, answers, directory);
    assertWrong(() -> starts.check(1, answers, directory), "message 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lz4", "zstd"})
  void oneWrongBitOfANativelyCompressedBlockIsCaught(String codec) throws Exception {
    Compressing compressing = new Compressing(codec, LogBlocks.of(LOGS, 16_384));
    byte[] buffer = compressing.buffer();
    try (BlockCodec used = compressing.codec()) {
      int length = compressing.compress(0, used, buffer);
      compressing.checkCompressed(0, buffer, length, directory);
      flip(buffer, length / 2);
      assertWrong(
          () -> compressing.checkCompressed(0, buffer, length, directory), "compressed block 0");
      int whole = compressing.decompress(1, used, buffer);
      compressing.checkDecompressed(1, buffer, whole, directory);
      flip(buffer, 16_383);
      assertWrong(() -> compressing.checkDecompressed(1, buffer, whole, directory), "block 1");
      assertWrong(
          () -> compressing.checkDecompressed(1, buffer, BlockCodec.DAMAGED, directory), "block 1");
    }
  }

  @Test
  void aPartnersWrongAnswerIsCaught() throws Exception {
    Rallies rallies = new Rallies(SEED, "park", 3);
    try (Partner partner = rallies.partner()) {
      long answer = rallies.send(0, partner, directory);
      rallies.check(0, answer, directory);
      assertWrong(() -> rallies.check(1, answer, directory), "number 1");
    }
  }

  @Test
  void aTaskThatFailsOrReturnsAnotherNumberIsCaught() throws Exception {
    VirtualTasks tasks = new VirtualTasks(SEED, 2);
    ExecutorService executor = Executors.newCachedThreadPool();
    try {
      long sum = tasks.run(0, executor, directory);
      tasks.check(0, sum, directory);
      assertWrong(() -> tasks.check(1, sum, directory), "sum of the tasks of batch 1");
      ExecutorService failing = new Failing();
      assertWrong(() -> tasks.run(0, failing, directory), "a task of batch 0");
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aTreeThatDidNotSurviveIsCaught() {
    Trees trees = new Trees(SEED, 3);
    LiveSet set = new LiveSet(trees, 10 * 24 * Trees.NODES);
    assertThat(set.count()).isEqualTo(10);
    set.check(4, 2, set.replace(4, 2), directory);
    set.checkHeld(directory);
    set.replace(4, 0);
    assertWrong(() -> set.checkHeld(directory), "weight of tree 2");
  }

  @Test
  void threadsReplaceEachTreeAndNoneOfAnothers() {
    LiveSet set = new LiveSet(new Trees(SEED, 3), 10 * 24 * Trees.NODES);
    for (int thread = 0; thread < 3; thread++) {
      Set<Integer> own = new TreeSet<>();
      for (int turn = 0; turn < 20; turn++) {
        own.add(set.place(turn, thread, 3));
      }
      assertThat(own).hasSize(thread == 0 ? 4 : 3);
      int remainder = thread;
      assertThat(own).allMatch(place -> place % 3 == remainder);
    }
  }

  @ParameterizedTest
  @EnumSource(SealedBy.class)
  void oneWrongBitOfASealedMessageIsCaught(SealedBy cipher) throws Exception {
    Sealing sealing = new Sealing(SEED, cipher, 2, 100);
    Sealer sealer = sealing.sealer(0);
    byte[] sealed = sealer.seal(sealing.message(0));
    byte[] opened = sealer.open(sealed);
    sealing.check(0, sealed, opened, directory);
    flip(sealed, 50);
    Sealer receiver = sealing.sealer(0);
    assertThat(receiver.seal(sealing.message(0))).as("with the same nonce").hasSize(116);
    assertThatThrownBy(() -> receiver.open(sealed)).isInstanceOf(AEADBadTagException.class);
    flip(opened, 99);
    assertWrong(() -> sealing.check(0, sealed, opened, directory), "message 0");
    assertWrong(() -> sealing.check(1, opened, sealing.message(1), directory), "length of sealed");
  }

  @Test
  void aWrongHashIsCaught() throws Exception {
    Hashing hashing = new Hashing(SEED, 2, 100);
    MessageDigest digest = Hashing.digest();
    hashing.check(0, hashing.hash(0, digest), directory);
    assertWrong(() -> hashing.check(1, hashing.hash(0, digest), directory), "SHA-256 of message 1");
  }

  @Test
  void theSignatureOfAnotherMessageIsCaught() throws Exception {
    Signing signing = new Signing(SEED, 2, 100);
    byte[] signature = signing.sign(0, signing.signer());
    Signature verifier = signing.verifier();
    signing.check(0, signing.verify(0, signature, verifier), directory);
    boolean other = signing.verify(1, signature, verifier);
    assertWrong(() -> signing.check(1, other, directory), "signature of message 1");
  }

  @Test
  void anotherSecretIsCaught() throws Exception {
    Agreement pairs = new Agreement(SEED, 2);
    byte[] secret = pairs.agree(0, Agreement.agreement());
    pairs.check(0, secret, directory);
    assertWrong(() -> pairs.check(1, secret, directory), "secret of pair 1");
  }

  @Test
  void oneWrongBitOfABlockIsCaught() throws Exception {
    List<byte[]> blocks = LogBlocks.of(LOGS, 16_384);
    Checksums checksums = new Checksums(blocks);
    Deflating deflating = new Deflating(LogBlocks.of(LOGS, 16_384));
    checksums.check(0, checksums.crc32c(0), directory);
    flip(blocks.get(0), 9_999);
    assertWrong(() -> checksums.check(0, checksums.crc32c(0), directory), "CRC32C of block 0");
    byte[] deflated = deflating.deflate(0);
    deflating.checkDeflated(0, deflated, directory);
    flip(deflated, deflated.length / 2);
    assertWrong(() -> deflating.checkDeflated(0, deflated, directory), "deflated block 0");
    byte[] inflated = deflating.inflate(0);
    deflating.checkInflated(0, inflated, directory);
    flip(inflated, 16_383);
    assertWrong(() -> deflating.checkInflated(0, inflated, directory), "block 0");
  }

  @Test
  void theFieldsOfAnotherLineAreCaught() {
    AccessLines lines = new AccessLines(LOGS, 10);
    lines.check(0, lines.parse(0), directory);
    assertWrong(() -> lines.check(1, lines.parse(0), directory), "fields of line 1");
    assertThat(AccessLines.parse("no line of a log")).isEmpty();
  }

  @Test
  void oneWrongByteOfATextIsCaught() {
    Texts texts = new Texts(SEED, 4);
    for (int item = 0; item < 4; item++) {
      int text = item;
      byte[] utf8 = texts.encodeUtf8(item);
      String decoded = texts.decodeUtf8(item);
      byte[] base64 = texts.encodeBase64(item);
      byte[] bytes = texts.decodeBase64(item);
      texts.checkUtf8(item, utf8, decoded, directory);
      texts.checkBase64(item, base64, bytes, directory);
      assertWrong(
          () -> texts.checkUtf8(text, utf8, decoded.substring(1), directory), "text " + text);
      flip(utf8, 100);
      assertWrong(() -> texts.checkUtf8(text, utf8, decoded, directory), "UTF-8 of text");
      flip(bytes, 100);
      assertWrong(() -> texts.checkBase64(text, base64, bytes, directory), "Base64 was made of");
      flip(base64, 100);
      assertWrong(() -> texts.checkBase64(text, base64, bytes, directory), "Base64 of text");
    }
  }

  @Test
  void anotherNumberIsCaught() {
    Lookups lookups = new Lookups(SEED, "hash", 100);
    int found = lookups.find(0);
    lookups.check(0, found, directory);
    assertWrong(() -> lookups.check(0, found + 1, directory), "number of a name");
  }

  @Test
  void oneRequestTooManyIsCaught() {
    Counting counting = new Counting(LOGS);
    counting.check(0, counting.count(0), directory);
    Map<String, Integer> more = new HashMap<>(counting.count(0));
    more.merge(LOGS.request(0), 1, Integer::sum);
    assertWrong(() -> counting.check(0, more, directory), "count of " + LOGS.request(0));
    Map<String, Integer> less = new HashMap<>(counting.count(0));
    less.remove(LOGS.request(1));
    assertWrong(() -> counting.check(0, less, directory), "requests of batch 0");
  }

  @Test
  void twoElementsInTheWrongOrderAreCaught() {
    Sorting sorting = new Sorting(SEED, 1);
    int[] numbers = sorting.sortNumbers(0);
    sorting.check(0, numbers, directory);
    int number = numbers[7];
    numbers[7] = numbers[8];
    numbers[8] = number;
    assertWrong(() -> sorting.check(0, numbers, directory), "other from position 7");
    String[] words = sorting.sortWords(0);
    sorting.check(0, words, directory);
    String word = words[7];
    words[7] = words[8];
    words[8] = word;
    assertWrong(() -> sorting.check(0, words, directory), "other from position 7");
  }

  @Test
  void aLostAdditionIsCaught() {
    Adding adding = new Adding(SEED, new Forgetful());
    Adding.Adder adder = adding.adder();
    adder.addNext();
    adding.check(directory);
    adder.addNext();
    assertWrong(() -> adding.check(directory), "sum of what all threads added");
  }

  @Test
  void aLostMessageIsCaught() throws Exception {
    assertPasses(wrongAt(-1, 1));
    assertWrong(() -> assertPasses(wrongAt(500, 0)), "messages received within");
  }

  @Test
  void aDoubledMessageIsCaught() {
    assertWrong(() -> assertPasses(wrongAt(500, 2)), "messages of batch 0");
  }

  @Test
  void messagesInAnotherOrderAreCaught() {
    assertWrong(
        () ->
            assertPasses(
                receiver ->
                    new Forwarding() {
                      private final List<Long> held = new ArrayList<>();

                      @Override
                      public void send(long message) {
                        held.add(message);
                        if (held.size() == 2) {
                          receiver.accept(held.get(1));
                          receiver.accept(held.get(0));
                          held.clear();
                        }
                      }
                    }),
        "messages of batch 0");
  }

  @Test
  void theProfileOfAnotherUserAndAMiscountAreCaught() {
    CachedProfiles cached = new CachedProfiles(SEED, 100);
    CachedProfiles.Requester requester = cached.requester();
    String found = requester.get(0);
    cached.check(0, found, directory);
    assertWrong(() -> cached.check(0, found.replace('u', 'U'), directory), "profile, turn 0");
    cached.checkTotals(directory);
    cached.forgetRequesters();
    assertWrong(() -> cached.checkTotals(directory), "requests to the cache");
  }

  @Test
  void twoNodesInEachOthersPlaceAreCaught() {
    Trees trees = new Trees(SEED, 2);
    Tree tree = trees.grow(0);
    trees.check(0, tree, directory);
    Tree turned = new Tree(tree.value(), new Tree(tree.value(), null, null), tree.right());
    assertWrong(() -> trees.check(0, turned, directory), "weight of tree 0");
  }

  @Test
  void oneStepTooManyIsCaught() {
    Chase chase = new Chase(SEED, 1 << 16);
    chase.check(3, chase.hop(chase.position(3)), directory);
    assertWrong(
        () -> chase.check(3, chase.hop(chase.position(4)), directory),
        "position 1000 steps after place 3");
  }

  @Test
  void theFoldOfAnotherSliceIsCaught() {
    Slices slices = new Slices(SEED, 2);
    slices.check(0, slices.fold(0), directory);
    assertWrong(() -> slices.check(0, slices.fold(1), directory), "slice 0 folded");
  }

  @Test
  void anotherReasonIsCaught() {
    Rejections rejections = new Rejections(SEED, 10, 10);
    int reason = rejections.handle(0);
    rejections.check(0, reason, directory);
    assertWrong(() -> rejections.check(0, reason + 1, directory), "reason of order 0");
  }

  private static void flip(byte[] bytes, int index) {
    bytes[index] = (byte) (bytes[index] ^ 1);
  }

  private void assertWrong(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(WrongAnswerException.class).hasMessageContaining(words);
    assertThat(cell.resolve(CellDirectory.WRONG_ANSWER_FILE)).content().contains(words);
  }

  private void assertPasses(Function<LongConsumer, MessageQueue> queues)
      throws InterruptedException {
    Messages messages = new Messages(SEED, "disruptor", 1);
    try (QueueEnds ends = new QueueEnds(queues, 1)) {
      messages.check(0, messages.pass(0, ends, directory), directory);
    }
  }

  /** A queue that delivers the message with that number so many times. */
  private static Function<LongConsumer, MessageQueue> wrongAt(int number, int times) {
    return receiver ->
        new Forwarding() {
          private int sent;

          @Override
          public void send(long message) {
            int deliveries = sent++ == number ? times : 1;
            for (int delivery = 0; delivery < deliveries; delivery++) {
              receiver.accept(message);
            }
          }
        };
  }

  /** In the sender's own thread. */
  private abstract static class Forwarding implements MessageQueue {
    @Override
    public void close() {}
  }

  /** Takes the first amount only. */
  private static final class Forgetful implements Total {
    private long sum;

    @Override
    public void add(long amount) {
      sum = sum == 0 ? amount : sum;
    }

    @Override
    public long sum() {
      return sum;
    }
  }

  /** Fails each task. */
  private static final class Failing extends ThreadPoolExecutor {
    Failing() {
      super(0, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
      return CompletableFuture.failedFuture(new IllegalStateException("out of memory"));
    }
  }

  /** Answers with another last byte. */
  private static final class Damaging extends EchoHandler {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      byte[] body = new byte[request.content().readableBytes()];
      request.content().readBytes(body);
      flip(body, body.length - 1);
      answer(context, Unpooled.wrappedBuffer(body));
    }
  }

  /** Does not answer the third request. */
  private static final class Losing extends EchoHandler {
    private final AtomicInteger requests;

    Losing(AtomicInteger requests) {
      this.requests = requests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      if (requests.incrementAndGet() != 3) {
        super.channelRead0(context, request);
      }
    }
  }
}
