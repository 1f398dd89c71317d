package io.sluice.readers;

import io.sluice.random.RandomStreams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seed file changed in one to four ways, by its kind and number alone, so that it can be made
 * again.
 */
final class Mutant {

  private Mutant() {}

  static byte[] of(ReaderKind kind, long number, List<byte[]> seeds) {
    Envelope envelope = kind.envelope;
    SplittableRandom random = RandomStreams.of(number, kind.name().hashCode());
    byte[] seed = seeds.get(random.nextInt(seeds.size()));
    byte[] other = seeds.get(random.nextInt(seeds.size()));
    boolean outside = envelope == Envelope.NONE || random.nextInt(3) == 0;
    return outside
        ? changed(random, seed, other)
        : envelope.within(seed, content -> changed(random, content, other), random);
  }

  private static byte[] changed(SplittableRandom random, byte[] seed, byte[] other) {
    byte[] bytes = seed;
    for (int more = Math.max(0, random.nextInt(8) - 4); more >= 0; more--) {
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> ByteMutation.any(random, bytes);
            case 1 -> utf8(TreeMutation.any(random, text(bytes)), bytes);
            default -> utf8(TextMutation.any(random, text(bytes), text(other)), bytes);
          };
    }
    return bytes;
  }

  /** One character a byte, so that what is no text stays what it is. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String changed, byte[] before) {
    boolean plain = changed.chars().allMatch(c -> c < 256);
    boolean wasPlain = true;
    for (byte b : before) {
      wasPlain &= b >= 0;
    }
    return plain && !wasPlain
        ? changed.getBytes(StandardCharsets.ISO_8859_1)
        : changed.getBytes(StandardCharsets.UTF_8);
  }
}
