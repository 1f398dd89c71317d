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
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a reader may and may not conclude, in sentences made from the numbers.
 *
 * @param intervals how many the report shows
 */
record Conclusions(ToLongFunction<Analysis> intervals) implements ReportPart {
  private static final double SAME_SIZE = 0.01; // parameter counts closer than this pass as equal
  private static final double BY_CHANCE = 0.05; // of 95 % intervals that miss a true zero

  /** Where a report shows the intervals of what arms are compared by before all. */
  Conclusions() {
    this(analysis -> intervals(analysis.cells(analysis.plan().metric()).stream()));
  }

  static long intervals(Stream<Cell> cells) {
    return cells
        .flatMap(cell -> cell.difference().stream())
        .filter(difference -> difference.interval().isPresent())
        .count();
  }

  @Override
  public Optional<Section> of(Analysis analysis) {
    List<String> sentences = sentences(analysis);
    return Optional.of(Section.ofNotes(sentences).with("conclusions", sentences));
  }

  List<String> sentences(Analysis analysis) {
    Plan plan = analysis.plan();
    List<String> sentences = new ArrayList<>();
    incomplete(analysis).ifPresent(sentences::add);
    List<Cell> last =
        analysis.arms().stream().map(arm -> analysis.last(arm, plan.metric())).toList();
    boolean contexts = analysis.arms().stream().map(analysis::context).distinct().count() > 1;
    for (String level : plan.comparedLevels()) {
      List<Cell> own =
          last.stream()
              .filter(cell -> cell.arm().get(plan.compared()).equals(level))
              .filter(cell -> cell.difference().isPresent())
              .toList();
      if (!own.isEmpty()) {
        sentences.add(contexts ? verdicts(analysis, level, own) : verdict(plan, level, own.get(0)));
      }
    }
    unseen(plan, last).ifPresent(sentences::add);
    byChance(plan, intervals.applyAsLong(analysis)).ifPresent(sentences::add);
    last.forEach(cell -> diverged(analysis, cell).ifPresent(sentences::add));
    plan.comparedLevels().forEach(level -> size(analysis, level).ifPresent(sentences::add));
    return sentences;
  }

  private static Optional<String> incomplete(Analysis analysis) {
    Plan plan = analysis.plan();
    int planned = plan.runs() * plan.marks().size();
    long there =
        analysis.observations().stream()
            .filter(run -> plan.marks().contains(run.checkpoint()))
            .count();
    return there == planned
        ? Optional.empty()
        : Optional.of(
            "The study is not complete: %d of its %d measurements are there."
                .formatted(there, planned));
  }

  /** Of a level where there is nothing else to compare it in. */
  private static String verdict(Plan plan, String level, Cell cell) {
    Difference difference = cell.difference().orElseThrow();
    String start = "After %s %s".formatted(Numbers.count(cell.checkpoint(), plan.clock()), level);
    String mean = amount(plan.metric(), difference.mean(), difference);
    return difference
        .interval()
        .map(
            interval ->
                "%s %s: %s, 95 %% interval %s to %s, n = %d."
                    .formatted(
                        start,
                        relation(plan, difference.verdict()),
                        mean,
                        number(plan.metric(), interval.low(), difference),
                        number(plan.metric(), interval.high(), difference),
                        difference.n()))
        .orElseGet(
            () ->
                "%s differs from %s by %s in one pair of runs, which shows no spread, so nothing follows."
                    .formatted(start, plan.baseline(), mean));
  }

  private static String relation(Plan plan, Verdict verdict) {
    return switch (verdict) {
      case LOWER, HIGHER ->
          "has a %s %s than %s".formatted(verdict.words(), plan.metric().words(), plan.baseline());
      case WITHIN_NOISE, UNKNOWN -> "is within noise of " + plan.baseline();
    };
  }

  /** Of a level in all that it is compared in. */
  private static String verdicts(Analysis analysis, String level, List<Cell> cells) {
    Plan plan = analysis.plan();
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      List<String> names =
          cells.stream()
              .filter(cell -> cell.difference().orElseThrow().verdict() == verdict)
              .map(
                  cell -> {
                    Difference difference = cell.difference().orElseThrow();
                    String context = analysis.context(cell.arm());
                    return verdict == Verdict.WITHIN_NOISE
                        ? context
                        : "%s (%s)"
                            .formatted(
                                context, amount(plan.metric(), difference.mean(), difference));
                  })
              .toList();
      if (!names.isEmpty()) {
        parts.add(
            switch (verdict) {
              case LOWER, HIGHER ->
                  "%s %s on %s"
                      .formatted(verdict.words(), plan.metric().words(), Numbers.list(names));
              case WITHIN_NOISE, UNKNOWN -> verdict.words() + " on " + Numbers.list(names);
            });
      }
    }
    return "After %s %s against %s: %s."
        .formatted(
            Numbers.count(plan.end(), plan.clock()),
            level,
            plan.baseline(),
            String.join("; ", parts));
  }

  /** Of errors without a unit a share of the baseline's, which all data sets have. */
  private static String number(Metric metric, double value, Difference difference) {
    if (metric.unit().isEmpty()) {
      return Numbers.percent(difference.baseline() == 0 ? 0 : value / difference.baseline());
    }
    return metric.better() == Metric.Better.HIGHER ? Numbers.points(value) : Numbers.nats(value);
  }

  private static String amount(Metric metric, double value, Difference difference) {
    String number = number(metric, value, difference);
    return metric.unit().isEmpty() ? number : number + " " + metric.unit().split(" ", 2)[0];
  }

  /** Within noise is not the same as equal. */
  private static Optional<String> unseen(Plan plan, List<Cell> last) {
    OptionalDouble widest =
        last.stream()
            .flatMap(cell -> cell.difference().stream())
            .filter(difference -> difference.verdict() == Verdict.WITHIN_NOISE)
            .mapToDouble(
                difference ->
                    difference
                        .interval()
                        .map(i -> Math.max(Math.abs(i.low()), Math.abs(i.high())))
                        .map(
                            far ->
                                plan.metric().unit().isEmpty() ? far / difference.baseline() : far)
                        .orElse(0.0))
            .max();
    if (widest.isEmpty()) {
      return Optional.empty();
    }
    Metric metric = plan.metric();
    String words =
        metric.unit().isEmpty()
            ? Numbers.percent(widest.getAsDouble()) + " of the baseline's " + metric.words()
            : "%s %s"
                .formatted(
                    metric.better() == Metric.Better.HIGHER
                        ? Numbers.points(widest.getAsDouble())
                        : Numbers.nats(widest.getAsDouble()),
                    metric.unit().split(" ", 2)[0]);
    return Optional.of(
        "Within noise does not mean equal: differences of up to %s would fit these runs as well."
            .formatted(words));
  }

  private static Optional<String> byChance(Plan plan, long intervals) {
    return intervals < 2
        ? Optional.empty()
        : Optional.of(
            ("Each interval stands for one comparison; if no %s differed from %s at all, the chance that at least one of"
                    + " these %d excludes zero could be as high as %s.")
                .formatted(plan.compared(), plan.baseline(), intervals, chance(intervals)));
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

  /** Over all that a level is compared in. */
  private static Optional<String> size(Analysis analysis, String level) {
    Plan plan = analysis.plan();
    double[] excess =
        analysis.arms().stream()
            .filter(arm -> arm.get(plan.compared()).equals(level))
            .mapToDouble(arm -> excess(analysis, arm))
            .sorted()
            .toArray();
    if (excess.length == 0) {
      return Optional.empty();
    }
    double least = excess[0];
    double most = excess[excess.length - 1];
    if (Math.max(Math.abs(least), Math.abs(most)) <= SAME_SIZE) {
      return Optional.empty();
    }
    String range =
        Numbers.percent(least).equals(Numbers.percent(most))
            ? "%s %s".formatted(Numbers.percent(Math.abs(most)), most > 0 ? "more" : "fewer")
            : most <= 0
                ? "%s to %s fewer".formatted(Numbers.percent(-most), Numbers.percent(-least))
                : "%s to %s more".formatted(Numbers.percent(least), Numbers.percent(most));
    return Optional.of(
        "%s has %s parameters than %s, so a difference is not the %s's alone."
            .formatted(level, range, plan.baseline(), plan.compared()));
  }

  private static double excess(Analysis analysis, Map<String, String> arm) {
    double own = analysis.describing(arm, Metric.PARAMETERS).orElseThrow();
    return own / analysis.describing(analysis.plan().baselineOf(arm), Metric.PARAMETERS).orElse(own)
        - 1;
  }
}
