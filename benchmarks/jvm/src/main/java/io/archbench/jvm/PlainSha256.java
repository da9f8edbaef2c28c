package io.archbench.jvm;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** SHA-256 as FIPS 180-4 writes it down, for comparison; its constants are computed, not copied. */
final class PlainSha256 {
  private static final int BLOCK = 64;
  private static final int ROUNDS = 64;
  private static final int[] PRIMES = primes();
  private static final int[] INITIAL = rootBits(8, 2);
  private static final int[] CONSTANTS = rootBits(ROUNDS, 3);

  private PlainSha256() {}

  static byte[] of(byte[] message) {
    ByteBuffer padded = padded(message);
    int[] state = INITIAL.clone();
    while (padded.hasRemaining()) {
      int[] words = new int[ROUNDS];
      for (int word = 0; word < 16; word++) {
        words[word] = padded.getInt();
      }
      schedule(words);
      compress(state, words);
    }
    ByteBuffer hash = ByteBuffer.allocate(32);
    for (int word : state) {
      hash.putInt(word);
    }
    return hash.array();
  }

  private static ByteBuffer padded(byte[] message) {
    int blocks = (message.length + 9 + BLOCK - 1) / BLOCK;
    ByteBuffer padded = ByteBuffer.allocate(blocks * BLOCK);
    padded.put(message).put((byte) 0x80);
    padded.putLong(padded.capacity() - Long.BYTES, message.length * 8L);
    return padded.rewind();
  }

  private static void schedule(int[] words) {
    for (int t = 16; t < ROUNDS; t++) {
      int w15 = words[t - 15];
      int w2 = words[t - 2];
      int s0 = Integer.rotateRight(w15, 7) ^ Integer.rotateRight(w15, 18) ^ (w15 >>> 3);
      int s1 = Integer.rotateRight(w2, 17) ^ Integer.rotateRight(w2, 19) ^ (w2 >>> 10);
      words[t] = words[t - 16] + s0 + words[t - 7] + s1;
    }
  }

  private static void compress(int[] state, int[] words) {
    int[] v = state.clone();
    for (int t = 0; t < ROUNDS; t++) {
      int s1 =
          Integer.rotateRight(v[4], 6)
              ^ Integer.rotateRight(v[4], 11)
              ^ Integer.rotateRight(v[4], 25);
      int choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
      int t1 = v[7] + s1 + choice + CONSTANTS[t] + words[t];
      int s0 =
          Integer.rotateRight(v[0], 2)
              ^ Integer.rotateRight(v[0], 13)
              ^ Integer.rotateRight(v[0], 22);
      int majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
      System.arraycopy(v, 0, v, 1, 7);
      v[4] += t1;
      v[0] = t1 + s0 + majority;
    }
    for (int word = 0; word < state.length; word++) {
      state[word] += v[word];
    }
  }

  private static int[] primes() {
    int[] primes = new int[ROUNDS];
    BigInteger prime = BigInteger.ONE;
    for (int index = 0; index < ROUNDS; index++) {
      prime = prime.nextProbablePrime();
      primes[index] = prime.intValueExact();
    }
    return primes;
  }

  private static int[] rootBits(int count, int degree) {
    int[] bits = new int[count];
    Arrays.setAll(bits, index -> fraction(PRIMES[index], degree));
    return bits;
  }

  /** The first 32 bits of the fraction of a prime's square or cube root. */
  private static int fraction(int prime, int degree) {
    BigInteger scaled = BigInteger.valueOf(prime).shiftLeft(32 * degree);
    long low = 0;
    long high = 1L << 40;
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (BigInteger.valueOf(middle).pow(degree).compareTo(scaled) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (int) low;
  }
}
