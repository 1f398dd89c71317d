package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Effect;
import io.sluice.experiment.Factor;
import io.sluice.experiment.FactorialDesign;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.experiment.StudyFolder;
import io.sluice.run.FactorRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The combinations of a study that crosses the factors of its lines, and the main effects of each
 * factor of two levels and more.
 *
 * @param metric what effects are on
 * @param without factors that no effect is of: what their levels came to has no common mean
 */
record MainEffects(Metric metric, List<String> without) implements ReportPart {

  /** None if only one factor has several levels: what it does is in the results. */
  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Factor> factors =
        plan.crossed().stream().filter(factor -> !without.contains(factor.name())).toList();
    boolean crosses =
        plan.crossing().isPresent() || (plan.crossed().size() > 1 && !factors.isEmpty());
    return crosses ? Optional.of(section(analysis, factors)) : Optional.empty();
  }

  private Section section(Analysis analysis, List<Factor> factors) {
    Plan plan = analysis.plan();
    List<Effect> effects = analysis.effects(factors, metric);
    if (plan.crossing().isEmpty()) {
      return Section.of("Factors", List.of(table(effects)), notes(plan, effects))
          .with("factors", Map.of("effects", effects));
    }
    FactorialDesign crossing = plan.crossing().get();
    Section section =
        Section.of(
                "Factors",
                List.of(combinations(analysis, crossing), table(effects)),
                notes(plan, effects))
            .with("factors", Map.of("crossing", crossing, "effects", effects));
    return LanguageReport.isLoss(metric)
        ? section.writing(
            StudyFolder.FACTORS,
            file ->
                new RecordCsv<>(FactorRow.class)
                    .write(file, effects.stream().map(each -> row(plan, each)).toList()))
        : section;
  }

  private static FactorRow row(Plan plan, Effect effect) {
    Optional<Difference> difference = effect.difference();
    return new FactorRow(
        effect.factor(),
        effect.level(),
        plan.end(),
        effect.blocks(),
        effect.plannedBlocks(),
        effect.n(),
        effect.mean(),
        effect.spread(),
        plan.crossed().stream()
            .filter(factor -> factor.name().equals(effect.factor()))
            .map(factor -> factor.notations().get(0))
            .findFirst()
            .orElseThrow(),
        number(difference.map(Difference::mean)),
        number(difference.flatMap(Difference::interval).map(i -> i.low())),
        number(difference.flatMap(Difference::interval).map(i -> i.high())));
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** A level of a study, and what it came to. */
  private record Combined(FactorialDesign.Combination combination, Cell cell) {}

  /**
   * A row a combination at the last mark; where there are several lines, the first column is
   * theirs.
   */
  private ReportTable combinations(Analysis analysis, FactorialDesign crossing) {
    Plan plan = analysis.plan();
    List<String> lines = crossing.lines();
    Columns columns = new Columns(analysis, (cell, value) -> digits(value));
    List<Column<Combined>> all = new ArrayList<>();
    for (Factor factor : plan.held()) {
      if (factor.levels().size() > 1) {
        all.add(Column.words(factor.name(), each -> each.cell().arm().get(factor.name())));
      }
    }
    if (lines.size() > 1) {
      all.add(
          Column.numbers(
              "line", each -> Integer.toString(lines.indexOf(each.combination().line()) + 1)));
    }
    for (Factor factor : crossing.factors()) {
      all.add(
          Column.words(factor.name(), each -> each.combination().level(factor.name()).orElse("")));
    }
    for (Column<Cell> column :
        List.of(
            columns.mean(metric.words()),
            columns.spread(),
            columns.difference("vs " + plan.baseline()),
            columns.interval(),
            columns.verdict())) {
      all.add(new Column<>(column.heading(), each -> column.cell().apply(each.cell())));
    }
    return ReportTable.of(
        plan.contexts().stream()
            .flatMap(
                context ->
                    crossing.combinations().stream()
                        .map(
                            each -> {
                              Map<String, String> arm = new HashMap<>(context);
                              arm.put(plan.compared(), each.notation());
                              return new Combined(each, analysis.cell(arm, plan.end(), metric));
                            }))
            .filter(each -> !analysis.at(each.cell().arm(), plan.end()).isEmpty())
            .toList(),
        all);
  }

  /** A row a level. */
  private ReportTable table(List<Effect> effects) {
    return ReportTable.of(
        effects,
        List.of(
            Column.words("factor", Effect::factor),
            Column.words("value", Effect::level),
            Column.<Effect>numbers("blocks", each -> each.blocks() + " of " + each.plannedBlocks())
                .detail(),
            Column.numbers(metric.words(), each -> digits(each.mean())),
            Column.<Effect>numbers("spread", each -> digits(each.spread())).detail(),
            Column.numbers(
                "vs first", each -> each.difference().map(d -> digits(d.mean())).orElse("")),
            Column.numbers("95 % interval", this::interval),
            Column.words("verdict", MainEffects::verdict),
            Column.<Effect>numbers("n", each -> Integer.toString(each.n())).detail()));
  }

  private String digits(double value) {
    return metric.better() == Metric.Better.HIGHER ? Numbers.points(value) : Numbers.nats(value);
  }

  private String digits(OptionalDouble value) {
    return value.isPresent() ? digits(value.getAsDouble()) : "";
  }

  private String interval(Effect effect) {
    return effect
        .difference()
        .flatMap(Difference::interval)
        .map(i -> digits(i.low()) + " to " + digits(i.high()))
        .orElse("");
  }

  private static String verdict(Effect effect) {
    return effect
        .difference()
        .map(difference -> difference.verdict().words())
        .orElse(effect.mean().isPresent() ? "first" : "no block");
  }

  private List<String> notes(Plan plan, List<Effect> effects) {
    List<String> notes = new ArrayList<>();
    plan.crossing().ifPresent(crossing -> notes.addAll(lines(crossing)));
    notes.add(
        "effects: after %s, the mean %s of a value over blocks. A block %s, and counts if it has every value of the factor in every run: none left out, none diverged. So two factors' means need not be over the same runs"
            .formatted(
                Numbers.count(plan.end(), plan.clock()),
                metric.words(),
                plan.crossing().isPresent()
                    ? "is a line of the study with every other factor held at one value"
                    : "has every other factor held at one value"));
    notes.add(
        "spread: standard deviation over %s of the mean over blocks; vs first: less the factor's first value, %s; intervals: Student's t"
            .formatted(plan.folds() == 0 ? "seeds" : "folds", plan.pairing().words()));
    if (metric.equals(MlpReport.LOG_TEST)) {
      notes.add(
          "ln: data sets of unlike errors weigh the same; a difference of -0.10 is an error of a tenth less");
    }
    long intervals =
        effects.stream()
            .flatMap(effect -> effect.difference().stream())
            .flatMap(difference -> difference.interval().stream())
            .count();
    if (intervals > 1) {
      notes.add(
          "verdicts: of these %d effects together, by p-values adjusted by Holm; each interval stands for itself"
              .formatted(intervals));
    }
    return notes;
  }

  private static List<String> lines(FactorialDesign crossing) {
    List<String> notes = new ArrayList<>();
    List<String> lines = crossing.lines();
    if (lines.size() > 1) {
      for (String line : lines) {
        notes.add("line %d: %s".formatted(lines.indexOf(line) + 1, line));
      }
    }
    for (FactorialDesign.LeftOut left : crossing.leftOut()) {
      notes.add(
          "left out, since it is not legal: %s: %s".formatted(left.notation(), left.reason()));
    }
    return notes;
  }
}
