package io.sluice.readers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What a bad disk, a torn transfer or an enemy does to the bytes of a file. */
enum ByteMutation {
  FLIP {
    @Override
    byte[] apply(SplittableRandom random, byte[] bytes) {
      return with(random, bytes, b -> b ^ (1 << random.nextInt(8)));
    }
  },
  OVERWRITE {
    @Override
    byte[] apply(SplittableRandom random, byte[] bytes) {
      return with(random, bytes, b -> TELLING[random.nextInt(TELLING.length)]);
    }
  },
  CUT {
    @Override
    byte[] apply(SplittableRandom random, byte[] bytes) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
  },
  REMOVE {
    @Override
    byte[] apply(SplittableRandom random, byte[] bytes) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(16));
      return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }
  },
  INSERT {
    @Override
    byte[] apply(SplittableRandom random, byte[] bytes) {
      byte[] noise = new byte[1 + random.nextInt(16)];
      random.nextBytes(noise);
      return inserted(random, bytes, noise);
    }
  },
  REPEAT {
    @Override
    byte[] apply(SplittableRandom random, byte[] bytes) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
      return inserted(random, bytes, Arrays.copyOfRange(bytes, from, to));
    }
  },
  NUMBER {
    @Override
    byte[] apply(SplittableRandom random, byte[] bytes) {
      if (bytes.length < Long.BYTES) {
        return bytes;
      }
      byte[] other = bytes.clone();
      int most = Math.min(bytes.length, 160) - Long.BYTES; // headers lie in front
      ByteBuffer at = ByteBuffer.wrap(other).position(random.nextInt(most + 1));
      at.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      long number = LIMITS[random.nextInt(LIMITS.length)];
      if (random.nextBoolean()) {
        at.putInt((int) number);
      } else {
        at.putLong(number);
      }
      return other;
    }
  };

  private static final int[] TELLING = {0, 1, 9, 10, 13, 34, 39, 44, 45, 92, 123, 127, 128, 255};

  private static final long[] LIMITS = {
    0,
    1,
    -1,
    1 << 16,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    100_000_000
  };

  abstract byte[] apply(SplittableRandom random, byte[] bytes);

  static byte[] any(SplittableRandom random, byte[] bytes) {
    return values()[random.nextInt(values().length)].apply(random, bytes);
  }

  private interface Change {
    int of(int old);
  }

  private static byte[] with(SplittableRandom random, byte[] bytes, Change change) {
    byte[] other = bytes.clone();
    if (other.length > 0) {
      int at = random.nextInt(other.length);
      other[at] = (byte) change.of(other[at]);
    }
    return other;
  }

  private static byte[] inserted(SplittableRandom random, byte[] bytes, byte[] part) {
    int at = random.nextInt(bytes.length + 1);
    return join(Arrays.copyOf(bytes, at), part, Arrays.copyOfRange(bytes, at, bytes.length));
  }

  static byte[] join(byte[]... parts) {
    ByteBuffer joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }
}
