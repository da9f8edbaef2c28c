package io.archbench.jvm;

import io.archbench.workload.CorpusSize;
import io.archbench.workload.Seed;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What TLS and tokens are made of, with the JDK's own providers. */
@BenchmarkMode(Mode.Throughput)
public class Crypto {
  /** Seals one message with AES-128-GCM, and opens it. */
  @Benchmark
  public byte[] aesGcm(AesGcm sealing, SealingThread thread) throws GeneralSecurityException {
    return thread.sealAndOpen(sealing);
  }

  /** Seals one message with ChaCha20-Poly1305, and opens it. */
  @Benchmark
  public byte[] chaCha20(ChaCha20 sealing, SealingThread thread) throws GeneralSecurityException {
    return thread.sealAndOpen(sealing);
  }

  /** SHA-256 of one message. */
  @Benchmark
  public byte[] sha256(Hashes hashes, HashingThread thread) {
    int item = thread.of(hashes.hashing.count());
    byte[] hash = hashes.hashing.hash(item, thread.digest);
    hashes.hashing.check(item, hash, hashes.directory);
    return hash;
  }

  /** Signs 256 bytes with ECDSA on P-256, and verifies the signature. */
  @Benchmark
  public byte[] ecdsa(Signatures signatures, SigningThread thread) throws GeneralSecurityException {
    int item = thread.of(signatures.signing.count());
    byte[] signature = signatures.signing.sign(item, thread.signer);
    boolean valid = signatures.signing.verify(item, signature, thread.verifier);
    signatures.signing.check(item, valid, signatures.directory);
    return signature;
  }

  /** Agrees on one secret with X25519. */
  @Benchmark
  public byte[] x25519(Secrets secrets, AgreeingThread thread) throws GeneralSecurityException {
    int pair = thread.of(secrets.pairs.count());
    byte[] secret = secrets.pairs.agree(pair, thread.agreement);
    secrets.pairs.check(pair, secret, secrets.directory);
    return secret;
  }

  /** Messages, so many that they do not stay in a first-level cache. */
  private static int messages(CorpusSize size, int bytes) {
    return Math.max(16, Prepared.sized(size, 1 << 18, 1 << 22, 1 << 26) / bytes);
  }

  /** Messages to be sealed. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public abstract static class SealedMessages extends Prepared {
    @Param({"1024", "16384"})
    int bytes;

    private Sealing sealing;

    abstract SealedBy cipher();

    @Override
    Work make(Seed seed, CorpusSize size) {
      sealing = new Sealing(seed, cipher(), messages(size, bytes), bytes);
      return sealing;
    }
  }

  /** With AES-128-GCM. */
  @State(Scope.Benchmark)
  public static class AesGcm extends SealedMessages {
    @Override
    SealedBy cipher() {
      return SealedBy.AES_GCM;
    }
  }

  /** With ChaCha20-Poly1305. */
  @State(Scope.Benchmark)
  public static class ChaCha20 extends SealedMessages {
    @Override
    SealedBy cipher() {
      return SealedBy.CHACHA20;
    }
  }

  /** Messages to be hashed. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Hashes extends Prepared {
    @Param({"1024", "16384"})
    int bytes;

    private Hashing hashing;

    @Override
    Work make(Seed seed, CorpusSize size) {
      hashing = new Hashing(seed, messages(size, bytes), bytes);
      return hashing;
    }
  }

  /** Messages to be signed. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Signatures extends Prepared {
    private Signing signing;

    @Override
    Work make(Seed seed, CorpusSize size) throws GeneralSecurityException {
      signing = new Signing(seed, sized(size, 50, 200, 1_000), 256);
      return signing;
    }
  }

  /** Pairs of keys. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class Secrets extends Prepared {
    private Agreement pairs;

    @Override
    Work make(Seed seed, CorpusSize size) throws GeneralSecurityException {
      pairs = new Agreement(seed, sized(size, 20, 200, 1_000));
      return pairs;
    }
  }

  /** One thread's two ends of a connection. */
  @State(Scope.Thread)
  public static class SealingThread extends Turn {
    private Optional<Sealer> sealer = Optional.empty();
    private int number;

    /** Says which thread it is. */
    @Setup
    public void number(ThreadParams threads) {
      number = threads.getThreadIndex();
    }

    byte[] sealAndOpen(SealedMessages messages) throws GeneralSecurityException {
      Sealing sealing = messages.sealing;
      if (sealer.isEmpty()) {
        sealer = Optional.of(sealing.sealer(number));
      }
      int item = of(sealing.count());
      byte[] sealed = sealer.get().seal(sealing.message(item));
      byte[] opened = sealer.get().open(sealed);
      sealing.check(item, sealed, opened, messages.directory);
      return opened;
    }
  }

  /** One thread's digest. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class HashingThread extends Turn {
    private MessageDigest digest;

    /** Makes it. */
    @Setup
    public void make() throws GeneralSecurityException {
      digest = Hashing.digest();
    }
  }

  /** One thread that signs and verifies. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class SigningThread extends Turn {
    private Signature signer;
    private Signature verifier;

    /** Makes both. */
    @Setup
    public void make(Signatures signatures) throws GeneralSecurityException {
      signer = signatures.signing.signer();
      verifier = signatures.signing.verifier();
    }
  }

  /** One thread that agrees on secrets. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
  public static class AgreeingThread extends Turn {
    private KeyAgreement agreement;

    /** Makes it. */
    @Setup
    public void make() throws GeneralSecurityException {
      agreement = Agreement.agreement();
    }
  }
}
