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
import io.sluice.measure.StoppingRule;
import io.sluice.measure.Verdict;
import io.sluice.run.ShortestDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader may and may not conclude, in sentences made from the numbers. */
record Conclusions() implements ReportPart {
  private static final double SAME_SIZE = 0.01; // parameter counts closer than this pass as equal

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
    Power.sentence(plan, last).ifPresent(sentences::add);
    together(analysis).ifPresent(sentences::add);
    seedsUntil(analysis).ifPresent(sentences::add);
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
    Amount amount = Amount.of(plan.metric(), difference);
    String mean = amount.withUnit(difference.mean());
    return difference
        .interval()
        .map(
            interval ->
                "%s %s: %s%s, 95 %% interval %s to %s, n = %d, p %s%s.%s"
                    .formatted(
                        start,
                        relation(plan, difference.verdict()),
                        mean,
                        LanguageReport.isLoss(plan.metric())
                            ? " (%s of perplexity)".formatted(Amount.perplexity(difference.mean()))
                            : "",
                        amount.number(interval.low()),
                        amount.number(interval.high()),
                        difference.n(),
                        Numbers.pValue(difference.pValue()),
                        difference.comparisons() > 1
                            ? ", adjusted " + Numbers.pValue(difference.adjusted())
                            : "",
                        equivalence(plan, difference, amount)))
        .orElseGet(
            () ->
                "%s differs from %s by %s in one pair of runs, which shows no spread, so nothing follows."
                    .formatted(start, plan.baseline(), mean));
  }

  private static String equivalence(Plan plan, Difference difference, Amount amount) {
    return difference.equivalence().isEmpty()
        ? ""
        : " It is%s equivalent within %s (p %s)."
            .formatted(
                difference.isEquivalent() ? "" : " not shown to be",
                plan.metric().unit().isEmpty()
                    ? Numbers.percent(plan.margin().orElseThrow())
                    : amount.withUnit(plan.margin().orElseThrow()),
                Numbers.pValue(difference.equivalence()));
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
                                context,
                                Amount.of(plan.metric(), difference).withUnit(difference.mean()));
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

  /** Within noise is not the same as equal. */
  private static Optional<String> unseen(Plan plan, List<Cell> last) {
    List<Difference> noise = Power.withinNoise(last);
    return noise.stream()
        .max(
            Comparator.comparingDouble(
                difference -> Amount.of(plan.metric(), difference).share(farthest(difference))))
        .map(
            widest ->
                "Within noise does not mean equal: differences of up to %s would fit these runs as well."
                    .formatted(Amount.of(plan.metric(), widest).inWords(farthest(widest))));
  }

  private static double farthest(Difference difference) {
    return difference
        .interval()
        .map(i -> Math.max(Math.abs(i.low()), Math.abs(i.high())))
        .orElse(0.0);
  }

  /** What is left of the intervals' claims where there are several. */
  private static Optional<String> together(Analysis analysis) {
    List<Difference> all =
        analysis.cells(analysis.plan().metric()).stream()
            .flatMap(cell -> cell.difference().stream())
            .filter(difference -> difference.interval().isPresent())
            .toList();
    if (all.size() < 2) {
      return Optional.empty();
    }
    long alone = all.stream().filter(Difference::isLowerOrHigherAlone).count();
    long held = all.stream().filter(each -> each.verdict() != Verdict.WITHIN_NOISE).count();
    return Optional.of(
        "Verdicts are of the study's %d comparisons together (p-values adjusted by Holm): %d of their intervals %s zero, each for itself, and %s of these %s."
            .formatted(
                all.size(),
                alone,
                alone == 1 ? "excludes" : "exclude",
                held == 0 ? "none" : held,
                held <= 1 ? "holds" : "hold"));
  }

  private static Optional<String> seedsUntil(Analysis analysis) {
    Plan plan = analysis.plan();
    return plan.seedsUntil()
        .map(
            rule ->
                "Seeds were to be added from %d on until every interval at the last mark is at most %s to either side: %s. Intervals and p-values allow for that."
                    .formatted(
                        rule.from(), halfWidth(plan, rule.halfWidth()), standing(analysis, rule)));
  }

  /** In all of its digits: it may be far smaller than losses are told. */
  private static String halfWidth(Plan plan, double value) {
    return ShortestDecimal.of(value) + " " + plan.metric().unit().split(" ", 2)[0];
  }

  private static String standing(Analysis analysis, StoppingRule rule) {
    Plan plan = analysis.plan();
    List<Cell> last =
        analysis.cells(plan.metric(), plan.end()).stream()
            .filter(cell -> !plan.isBaseline(cell.arm()))
            .toList();
    long without =
        last.stream()
            .filter(cell -> cell.difference().flatMap(Difference::interval).isEmpty())
            .count();
    if (analysis.tooWide().isPresent()) {
      return "more are to come";
    }
    String end =
        plan.seeds().size() == rule.to()
            ? "the budget of %d ended it".formatted(rule.to())
            : without == last.size()
                ? "no interval can be made"
                : "%d were enough".formatted(plan.seeds().size());
    return without == 0 || without == last.size()
        ? end
        : "%s for all but %d, which have no interval".formatted(end, without);
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
