package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.measure.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a run moves if its sums are shared by another number of threads, beside the differences
 * of the arms.
 *
 * @param pairs one a mark; none where no run was repeated
 */
record RoundingNoise(List<Pair> pairs) implements ReportPart {

  private static final Set<Verdict> HOLDING = Set.of(Verdict.LOWER, Verdict.HIGHER);

  /**
   * A run and the same run again.
   *
   * @param run in words
   * @param checkpoint where both were measured
   * @param value of the study's first metric
   * @param threads that the study's runs have
   * @param again the value of the repeated run
   * @param otherThreads that it has
   */
  record Pair(
      String run, long checkpoint, double value, long threads, double again, long otherThreads) {

    double distance() {
      return Math.abs(again - value);
    }
  }

  @Override
  public Optional<Section> of(Analysis analysis) {
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(Section.ofNotes(List.of(sentence(analysis))).with("rounding", pairs));
  }

  private String sentence(Analysis analysis) {
    Metric metric = analysis.plan().metric();
    Pair first = pairs.get(0);
    Amount amount = new Amount(metric, first.value());
    String distances =
        pairs.stream()
            .map(
                pair ->
                    "%s after %s"
                        .formatted(
                            amount.withUnit(pair.distance()),
                            Numbers.count(pair.checkpoint(), analysis.plan().clock())))
            .collect(Collectors.joining(" and "));
    OptionalDouble smallest =
        analysis.cells(metric).stream()
            .map(Cell::difference)
            .flatMap(Optional::stream)
            .filter(difference -> HOLDING.contains(difference.verdict()))
            .mapToDouble(difference -> Math.abs(difference.mean()))
            .min();
    return "Rounding: the same run (%s) with %s instead of %d differs by %s; %s. Each run moves so, which is a part of the spread over seeds."
        .formatted(
            first.run(),
            Numbers.count(first.otherThreads(), "thread"),
            first.threads(),
            distances,
            smallest.isPresent()
                ? "the smallest difference that holds is " + amount.withUnit(smallest.getAsDouble())
                : "no difference of this study holds");
  }
}
