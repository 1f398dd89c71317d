package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.measure.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a reader may and may not conclude, in sentences made from the numbers. */
record Conclusions() implements ReportPart {
  private static final double SAME_SIZE = 0.01; // parameter counts closer than this pass as equal
  private static final double BY_CHANCE = 0.05; // of 95 % intervals that miss a true zero

  @Override
  public Optional<Section> of(Analysis analysis) {
    List<String> sentences = sentences(analysis);
    return Optional.of(Section.ofNotes(sentences).with("conclusions", sentences));
  }

  static List<String> sentences(Analysis analysis) {
    List<String> sentences = new ArrayList<>();
    incomplete(analysis).ifPresent(sentences::add);
    List<Cell> last =
        analysis.arms().stream().map(arm -> analysis.last(arm, analysis.plan().metric())).toList();
    last.forEach(cell -> verdict(analysis, cell).ifPresent(sentences::add));
    unseen(last).ifPresent(sentences::add);
    byChance(analysis).ifPresent(sentences::add);
    last.forEach(cell -> diverged(analysis, cell).ifPresent(sentences::add));
    last.forEach(cell -> size(analysis, cell.arm()).ifPresent(sentences::add));
    return sentences;
  }

  private static Optional<String> incomplete(Analysis analysis) {
    Plan plan = analysis.plan();
    int planned = plan.runs() * plan.marks().size();
    int there = analysis.observations().size();
    return there == planned
        ? Optional.empty()
        : Optional.of(
            "The study is not complete: %d of its %d measurements are there."
                .formatted(there, planned));
  }

  private static Optional<String> verdict(Analysis analysis, Cell cell) {
    Plan plan = analysis.plan();
    if (cell.difference().isEmpty()) {
      return Optional.empty();
    }
    Difference difference = cell.difference().get();
    String start =
        "After %s %s"
            .formatted(Numbers.count(cell.checkpoint(), plan.clock()), analysis.label(cell.arm()));
    String mean = Numbers.nats(difference.mean()) + " nats";
    return Optional.of(
        difference
            .interval()
            .map(
                interval ->
                    "%s %s: %s, 95 %% interval %s to %s, n = %d."
                        .formatted(
                            start,
                            relation(plan, difference.verdict()),
                            mean,
                            Numbers.nats(interval.low()),
                            Numbers.nats(interval.high()),
                            difference.n()))
            .orElseGet(
                () ->
                    ("%s differs from %s by %s in one pair of runs: one seed shows no spread, so"
                            + " nothing follows for the variants.")
                        .formatted(start, plan.baseline(), mean)));
  }

  private static String relation(Plan plan, Verdict verdict) {
    return switch (verdict) {
      case LOWER -> "has a lower loss than " + plan.baseline();
      case HIGHER -> "has a higher loss than " + plan.baseline();
      case WITHIN_NOISE, UNKNOWN -> "is within noise of " + plan.baseline();
    };
  }

  /** Within noise is not the same as equal. */
  private static Optional<String> unseen(List<Cell> last) {
    OptionalDouble widest =
        last.stream()
            .flatMap(cell -> cell.difference().stream())
            .filter(difference -> difference.verdict() == Verdict.WITHIN_NOISE)
            .flatMap(difference -> difference.interval().stream())
            .mapToDouble(i -> Math.max(Math.abs(i.low()), Math.abs(i.high())))
            .max();
    return widest.isPresent()
        ? Optional.of(
            "Within noise does not mean equal: differences of up to %s nats would fit these runs as well."
                .formatted(Numbers.nats(widest.getAsDouble())))
        : Optional.empty();
  }

  private static Optional<String> byChance(Analysis analysis) {
    long intervals =
        analysis.cells(analysis.plan().metric()).stream()
            .flatMap(cell -> cell.difference().stream())
            .flatMap(difference -> difference.interval().stream())
            .count();
    return intervals < 2
        ? Optional.empty()
        : Optional.of(
            ("Each interval stands for one comparison; if no variant differed from %s at all, the"
                    + " chance that at least one of these %d excludes zero could be as high as %s.")
                .formatted(analysis.plan().baseline(), intervals, chance(intervals)));
  }

  /** How likely it is at most that one of so many intervals misses a true zero. */
  static String chance(long intervals) {
    return "%.0f %%".formatted(100 * Math.min(1, BY_CHANCE * intervals));
  }

  private static Optional<String> diverged(Analysis analysis, Cell cell) {
    List<Observation> all = analysis.at(cell.arm(), cell.checkpoint());
    List<String> runs =
        all.stream()
            .filter(run -> run.diverged().isPresent())
            .map(run -> "at step %d, %s".formatted(run.diverged().getAsLong(), run.trial()))
            .toList();
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s diverged in %d of %d runs (%s)%s."
                .formatted(
                    analysis.label(cell.arm()),
                    runs.size(),
                    all.size(),
                    Numbers.list(runs),
                    cell.n() == 0 ? "" : "; its mean is over the others and may flatter it"));
  }

  private static Optional<String> size(Analysis analysis, Map<String, String> arm) {
    Plan plan = analysis.plan();
    double own = analysis.describing(arm, Metric.PARAMETERS).orElseThrow();
    double baseline = analysis.describing(plan.baselineOf(arm), Metric.PARAMETERS).orElse(own);
    double excess = own / baseline - 1;
    return Math.abs(excess) <= SAME_SIZE
        ? Optional.empty()
        : Optional.of(
            "%s has %s %s parameters than %s, so a difference is not the %s's alone."
                .formatted(
                    analysis.label(arm),
                    Numbers.percent(Math.abs(excess)),
                    excess > 0 ? "more" : "fewer",
                    plan.baseline(),
                    plan.compared()));
  }
}
