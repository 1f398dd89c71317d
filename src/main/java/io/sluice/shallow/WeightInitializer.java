package io.sluice.shallow;

import io.sluice.random.RandomStreams;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Where the first input weights come from; all are normal with mean 0 and variance 1. */
public enum WeightInitializer {
  /** A stream of its own for each seed. */
  SEEDED {
    @Override
    DoubleSupplier normals(long seed) {
      SplittableRandom random = RandomStreams.of(seed, PURPOSE);
      return () -> {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
      };
    }
  },

  /** The laboratory's one sequence, by which its published runs can be repeated; has no seed. */
  LAB {
    @Override
    DoubleSupplier normals(long seed) {
      return new LabRandom();
    }
  };

  /** Keeps these streams apart from other uses of the same seed. */
  private static final long PURPOSE = 0x5ba110;

  /** The sequence from its beginning. */
  abstract DoubleSupplier normals(long seed);
}
