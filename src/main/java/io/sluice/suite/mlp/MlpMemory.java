package io.sluice.suite.mlp;

import io.sluice.activation.Pwl;
import io.sluice.shallow.Algorithm;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.HingeRule;
import io.sluice.shallow.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the training of a network takes of Java's heap at most, counted from the matrices that live
 * at one time. A guess that is too high by a third refuses little; one that is too low ends in a
 * full heap behind a run's folder.
 *
 * @param recipe what is trained
 * @param patterns N_v
 * @param inputs N
 * @param outputs M
 */
record MlpMemory(MlpRecipe recipe, double patterns, double inputs, double outputs) {

  /** The most elements of one array. */
  private static final double MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  /** The rest is for records and the collector. */
  private static final double SHARE_OF_HEAP = 0.9;

  /**
   * Matrices of one shape.
   *
   * @param elements of each
   * @param count how many live at one time; a triangle is half of one
   */
  private record Matrices(double elements, double count) {}

  static MlpMemory of(MlpRecipe recipe, Patterns patterns) {
    return new MlpMemory(recipe, patterns.count(), patterns.inputCount(), patterns.outputCount());
  }

  /**
   * Refuses a network that does not fit, before anything is made.
   *
   * @throws IllegalArgumentException with sizes, and what would fit
   */
  static void require(MlpRecipe recipe, Patterns patterns, long heap) {
    MlpMemory needs = of(recipe, patterns);
    if (needs.fits(recipe.hidden(), heap)) {
      return;
    }
    int most = needs.greatest(heap);
    throw new IllegalArgumentException(
        "%s trains %,d hidden units on %,d rows of %,d inputs and %,d outputs in about %,d MiB, and Java's heap has %,d MiB: %s, or give it more with SLUICE_JAVA_OPTIONS=-Xmx8g"
            .formatted(
                recipe.method().algorithm().word(),
                recipe.hidden(),
                patterns.count(),
                patterns.inputCount(),
                patterns.outputCount(),
                (long) (needs.bytes(recipe.hidden()) / (1 << 20)),
                heap >> 20,
                most > 0
                    ? "take at most --hidden %d".formatted(most)
                    : "take columns or rows out of the table"));
  }

  private boolean fits(double hidden, long heap) {
    return bytes(hidden) <= SHARE_OF_HEAP * heap
        && matrices(hidden).stream().allMatch(matrix -> matrix.elements <= MOST_ELEMENTS);
  }

  /** The most hidden units that fit where those of the recipe do not, or 0. */
  private int greatest(long heap) {
    int known = 0;
    int refused = recipe.hidden();
    while (refused - known > 1) {
      int middle = (known + refused) / 2;
      if (fits(middle, heap)) {
        known = middle;
      } else {
        refused = middle;
      }
    }
    return known;
  }

  double bytes(double hidden) {
    return Double.BYTES
        * matrices(hidden).stream().mapToDouble(matrix -> matrix.elements * matrix.count).sum();
  }

  private List<Matrices> matrices(double hidden) {
    double columns = inputs + 1;
    double basis = (recipe.bypass() == Bypass.FULL ? columns : 1) + hidden;
    double weights = columns * hidden + outputs * basis;
    List<Matrices> all =
        new ArrayList<>(
            List.of(
                // Tables as they are, scaled and centred; outputs, targets and the pull.
                new Matrices(patterns * columns, 6),
                new Matrices(patterns * outputs, 6),
                new Matrices(patterns * hidden, 4),
                new Matrices(patterns * basis, 1),
                // The solve for the output weights.
                new Matrices(basis * basis, 1.5),
                new Matrices(weights, 6)));
    switch (recipe.method().algorithm().direct().orElse(Algorithm.CG)) {
      case OWO_BP, OWO_OLF, CG, SCG -> {
        all.add(new Matrices(patterns * hidden, 2));
        all.add(new Matrices(weights, 4));
      }
      case OWO_MOLF, ADACT -> all.addAll(factors(hidden));
      case LEVENBERG_MARQUARDT -> {
        all.add(new Matrices(patterns * columns * hidden, 1));
        all.add(new Matrices(columns * hidden * columns * hidden, 1));
        all.add(new Matrices(weights * weights, 3));
      }
      // The whitened ones, and what is added.
      default -> {
        all.addAll(factors(hidden));
        all.add(new Matrices(columns * columns, 1.5));
      }
    }
    return all;
  }

  /** Of a factor for each unit, and of the hinges. */
  private List<Matrices> factors(double hidden) {
    double hinges =
        recipe.method().activation() instanceof Pwl pwl ? hidden * pwl.hinges() : hidden;
    boolean solved = recipe.method().hinges().equals(Optional.of(HingeRule.FULL_SOLVE));
    return List.of(
        new Matrices(patterns * hidden, 3),
        new Matrices(hidden * hidden, 3),
        new Matrices(solved ? patterns * hinges : hinges, 1),
        new Matrices(solved ? hinges * hinges : hinges, 2.5));
  }
}
