package io.sluice.activation;

import io.sluice.engine.LearningRule;
import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * How {@link DynActivation} learns.
 *
 * @param granularity how many pairs a layer has
 * @param alpha α at the start
 * @param beta β at the start
 * @param constraint what ties the two together
 * @param rateFactor what the learning rate is multiplied by
 * @param frozenSteps the first steps in which the pair stays at its start
 */
public record DynOptions(
    Granularity granularity,
    double alpha,
    double beta,
    DynConstraint constraint,
    double rateFactor,
    long frozenSteps) {

  /** One free pair a layer from (1, 0), learning with the weights. */
  public static final DynOptions DEFAULT =
      new DynOptions(Granularity.LAYER, 1, 0, DynConstraint.NONE, 1, 0);

  static final List<String> KEYS =
      List.of("base", "granularity", "start", "constraint", "rate", "freeze");

  /** Refuses what contradicts itself. */
  public DynOptions {
    if (!constraint.allows(alpha, beta)) {
      throw new IllegalArgumentException(
          "start=%s:%s of dyn does not fit constraint=%s: it needs %s"
              .formatted(
                  text(alpha),
                  text(beta),
                  Words.of(constraint),
                  switch (constraint) {
                    case NONE -> "nothing";
                    case ALPHA_ONE -> "α = 1";
                    case RATIO -> "β between 0 and α, as in start=1:0.1";
                    case SUM_ONE -> "α + β = 1";
                  }));
    }
    learning(rateFactor, frozenSteps);
  }

  static DynOptions read(Options options) {
    double[] start = start(options);
    double freeze = options.number("freeze", 0);
    if (freeze != Math.rint(freeze)) {
      throw new IllegalArgumentException("option 'freeze' of dyn is " + freeze + ": give steps");
    }
    return new DynOptions(
        options.word("granularity", Granularity.class, DEFAULT.granularity),
        start[0],
        start[1],
        options.word("constraint", DynConstraint.class, DEFAULT.constraint),
        options.number("rate", 1),
        (long) freeze);
  }

  private static double[] start(Options options) {
    String text = options.value("start").map(Expression::toString).orElse("1:0");
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 2) {
        double[] start = {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
        if (Double.isFinite(start[0]) && Double.isFinite(start[1])) {
          return start;
        }
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IllegalArgumentException(
        "option 'start' of dyn is '%s': give α and β, as in start=0.5:0.5".formatted(text));
  }

  LearningRule learning() {
    return learning(rateFactor, frozenSteps);
  }

  private static LearningRule learning(double rateFactor, long frozenSteps) {
    return new LearningRule(rateFactor, false, frozenSteps);
  }

  /** What differs from the default, as it is written. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (granularity != DEFAULT.granularity) {
      words.add("granularity=" + Words.of(granularity));
    }
    if (alpha != DEFAULT.alpha || beta != DEFAULT.beta) {
      words.add("start=" + text(alpha) + ":" + text(beta));
    }
    if (constraint != DEFAULT.constraint) {
      words.add("constraint=" + Words.of(constraint));
    }
    if (rateFactor != DEFAULT.rateFactor) {
      words.add("rate=" + text(rateFactor));
    }
    if (frozenSteps != DEFAULT.frozenSteps) {
      words.add("freeze=" + frozenSteps);
    }
    return words;
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
