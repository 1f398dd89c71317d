package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The main effects of a study's factors, over complete blocks and seed by seed. */
final class FactorEffects {

  private final Design design;
  private final List<Long> seeds;
  private final Measured measured;

  /** The number of a variant's run at the mark in question; absent if it diverged. */
  @FunctionalInterface
  interface Measured {
    Optional<Double> of(String variant, long seed);
  }

  /**
   * Takes the numbers.
   *
   * @param seeds those in which every variant was trained
   */
  FactorEffects(Design design, List<Long> seeds, Measured measured) {
    this.design = design;
    this.seeds = seeds;
    this.measured = measured;
  }

  List<Ablation.Effect> effects() {
    List<Ablation.Effect> effects = new ArrayList<>();
    design.factors().forEach(factor -> effects.addAll(effects(factor)));
    return effects;
  }

  /** A line with all factors but one held at a value. */
  private record Block(String line, List<Design.Setting> others) {}

  private List<Ablation.Effect> effects(Design.Factor factor) {
    Map<Block, Map<String, String>> variants = new LinkedHashMap<>();
    for (Design.Cell cell : design.cells()) {
      cell.value(factor.name())
          .ifPresent(
              value ->
                  variants
                      .computeIfAbsent(block(cell, factor), block -> new LinkedHashMap<>())
                      .put(value, cell.variant()));
    }
    List<Map<String, String>> complete =
        variants.values().stream().filter(block -> isComplete(block, factor)).toList();
    boolean any = !complete.isEmpty() && !seeds.isEmpty();
    List<Ablation.Effect> effects = new ArrayList<>();
    double[] first = means(complete, factor.values().get(0));
    for (String value : factor.values()) {
      double[] means = means(complete, value);
      boolean itself = value.equals(factor.values().get(0));
      effects.add(
          new Ablation.Effect(
              factor.name(),
              value,
              complete.size(),
              variants.size(),
              any ? seeds.size() : 0,
              any ? OptionalDouble.of(Sample.of(means).mean()) : OptionalDouble.empty(),
              any ? Sample.of(means).standardDeviation() : OptionalDouble.empty(),
              any && !itself
                  ? Optional.of(Comparison.Difference.of(PairedDifference.of(means, first)))
                  : Optional.empty()));
    }
    return effects;
  }

  private static Block block(Design.Cell cell, Design.Factor factor) {
    return new Block(
        cell.line(),
        cell.settings().stream()
            .filter(setting -> !setting.factor().equals(factor.name()))
            .toList());
  }

  private boolean isComplete(Map<String, String> block, Design.Factor factor) {
    return block.keySet().containsAll(factor.values())
        && block.values().stream()
            .allMatch(
                variant -> seeds.stream().allMatch(seed -> measured.of(variant, seed).isPresent()));
  }

  /** The mean over the blocks, one a seed; empty without a block. */
  private double[] means(List<Map<String, String>> blocks, String value) {
    if (blocks.isEmpty()) {
      return new double[0];
    }
    return seeds.stream()
        .mapToDouble(
            seed ->
                Sample.of(
                        blocks.stream()
                            .mapToDouble(block -> measured.of(block.get(value), seed).orElseThrow())
                            .toArray())
                    .mean())
        .toArray();
  }
}
