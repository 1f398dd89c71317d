package io.sluice.report;

import io.sluice.run.FactorRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of a study that crosses factors.
 *
 * @param design what it crosses
 * @param mark the steps after which the effects are taken
 * @param effects on the loss, value by value, factor by factor
 * @param gapEffects on the gap between training and validation; empty where no run has kept its
 *     training loss
 */
public record Ablation(Design design, long mark, List<Effect> effects, List<Effect> gapEffects) {

  List<Effect> effects(Measure measure) {
    return switch (measure) {
      case LOSS -> effects;
      case GAP -> gapEffects;
    };
  }

  /** The effects as rows of {@code factors.csv}. */
  List<FactorRow> rows() {
    return effects.stream().map(this::row).toList();
  }

  private FactorRow row(Effect effect) {
    String first =
        design.factors().stream()
            .filter(factor -> factor.name().equals(effect.factor()))
            .map(factor -> factor.values().get(0))
            .findFirst()
            .orElseThrow();
    Optional<Comparison.Interval> interval =
        effect.difference().flatMap(Comparison.Difference::interval);
    return new FactorRow(
        effect.factor(),
        effect.value(),
        mark,
        effect.blocks(),
        effect.plannedBlocks(),
        effect.n(),
        effect.meanNats(),
        effect.standardDeviation(),
        first,
        number(effect.difference().map(Comparison.Difference::meanNats)),
        number(interval.map(Comparison.Interval::lowNats)),
        number(interval.map(Comparison.Interval::highNats)));
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /**
   * The main effect of a value: the mean over the blocks that have every value of its factor. A
   * block is a line of the study with every other factor held at one value.
   *
   * @param factor the factor's name
   * @param value the value
   * @param blocks how many blocks have every value of the factor, with a loss for each seed
   * @param plannedBlocks how many have any of its values
   * @param n seeds
   * @param meanNats loss, or gap, over the blocks and seeds, nats a token; absent without a block
   * @param standardDeviation between seeds, of the mean over the blocks; absent for one seed
   * @param difference to the factor's first value, seed by seed; absent for that itself
   */
  public record Effect(
      String factor,
      String value,
      int blocks,
      int plannedBlocks,
      int n,
      OptionalDouble meanNats,
      OptionalDouble standardDeviation,
      Optional<Comparison.Difference> difference) {}
}
