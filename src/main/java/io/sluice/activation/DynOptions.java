package io.sluice.activation;

import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * How {@link DynActivation} starts and learns.
 *
 * @param alpha α at the start
 * @param beta β at the start
 * @param constraint what ties the two together
 * @param learning how many pairs there are, and how they learn
 */
public record DynOptions(
    double alpha, double beta, DynConstraint constraint, TrainedOptions learning) {

  /** One free pair a layer from (1, 0), learning with the weights. */
  public static final DynOptions DEFAULT =
      new DynOptions(1, 0, DynConstraint.NONE, TrainedOptions.LAYER);

  static final List<String> KEYS =
      List.of("base", "granularity", "start", "constraint", "rate", "freeze");

  /** Refuses what contradicts itself and numbers out of range. */
  public DynOptions {
    TrainedOptions.requireStart(DynActivation.NAME, alpha, beta);
    if (!constraint.allows(alpha, beta)) {
      throw new IllegalArgumentException(
          "start=%s:%s of dyn does not fit constraint=%s: it needs %s"
              .formatted(
                  Words.of(alpha),
                  Words.of(beta),
                  Words.of(constraint),
                  switch (constraint) {
                    case NONE -> "nothing";
                    case ALPHA_ONE -> "α = 1";
                    case RATIO -> "β between 0 and α, as in start=1:0.1";
                    case SUM_ONE -> "α + β = 1";
                  }));
    }
  }

  static DynOptions read(Options options) {
    double[] start =
        options.numbers("start", 2, "α and β").orElse(new double[] {DEFAULT.alpha, DEFAULT.beta});
    return new DynOptions(
        start[0],
        start[1],
        options.word("constraint", DynConstraint.class, DEFAULT.constraint),
        TrainedOptions.read(options, DEFAULT.learning));
  }

  /** What differs from the default, as it is written. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (alpha != DEFAULT.alpha || beta != DEFAULT.beta) {
      words.add("start=" + Words.of(alpha) + ":" + Words.of(beta));
    }
    if (constraint != DEFAULT.constraint) {
      words.add("constraint=" + Words.of(constraint));
    }
    words.addAll(learning.words(DEFAULT.learning));
    return words;
  }
}
