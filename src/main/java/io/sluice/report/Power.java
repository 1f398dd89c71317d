package io.sluice.report;

import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.measure.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What as many runs as there are could have found. */
final class Power {
  /** With fewer pairs a deviation says little, and Student's t asks for much. */
  private static final int FEW = 5;

  private Power() {}

  static List<Difference> withinNoise(List<Cell> cells) {
    return cells.stream()
        .flatMap(cell -> cell.difference().stream())
        .filter(difference -> difference.verdict() == Verdict.WITHIN_NOISE)
        .toList();
  }

  /** Equal runs are no measure of what could be found. */
  private static boolean hasSpread(Difference difference) {
    return difference.detectable().orElseThrow() > 0;
  }

  /** None where every comparison has an answer. */
  static Optional<String> sentence(Plan plan, List<Cell> last) {
    List<Difference> open = withinNoise(last).stream().filter(Power::hasSpread).toList();
    Metric metric = plan.metric();
    return open.stream()
        .min(
            Comparator.comparingDouble(
                each -> Amount.of(metric, each).share(each.detectable().orElseThrow())))
        .map(
            finest -> {
              String least = Amount.of(metric, finest).inWords(finest.detectable().orElseThrow());
              int pairs = open.stream().mapToInt(Difference::n).min().orElseThrow();
              String word = plan.pairing() == Pairing.SEED ? "seeds" : "folds";
              return "%s: the smallest difference that four of five such studies would find%s is %s%s."
                  .formatted(
                      pairs < FEW
                          ? "%d %s are too few to find small differences".formatted(pairs, word)
                          : "%d %s".formatted(pairs, word),
                      finest.comparisons() > 1 ? " among as many comparisons" : "",
                      least,
                      needed(open)
                          .map(n -> "; one as large as was seen takes %s or more".formatted(n))
                          .orElse(""));
            });
  }

  /** Of the comparison that is the nearest to an answer. */
  private static Optional<String> needed(List<Difference> open) {
    return open.stream()
        .filter(each -> each.needed().isPresent())
        .map(each -> each.needed().getAsInt())
        .min(Comparator.naturalOrder())
        .map(Numbers::count);
  }
}
