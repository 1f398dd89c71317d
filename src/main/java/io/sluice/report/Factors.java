package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Crossing;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Effect;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.Section;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.Table;
import io.sluice.experiment.Table.Column;
import io.sluice.run.FactorRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The combinations and the effects of a study that crosses factors. */
final class Factors {
  private final Analysis analysis;
  private final Plan plan;
  private final Crossing crossing;
  private final List<String> lines;

  private Factors(Analysis analysis, Crossing crossing) {
    this.analysis = analysis;
    this.crossing = crossing;
    plan = analysis.plan();
    lines = crossing.lines();
  }

  /** None if the study crosses none. */
  static Optional<Section> section(Analysis analysis) {
    return analysis.plan().crossing().map(crossing -> new Factors(analysis, crossing).section());
  }

  private Section section() {
    List<Effect> effects = effects();
    return Section.of("Factors", List.of(combinations(), table(effects)), notes(effects))
        .with("factors", Map.of("crossing", crossing, "effects", effects))
        .writing(StudyFolder.FACTORS, this::write);
  }

  private List<Effect> effects() {
    return crossing.factors().stream()
        .flatMap(factor -> analysis.effects(factor, plan.metric()).stream())
        .toList();
  }

  /** As {@code factors.csv} has them. */
  private List<FactorRow> rows() {
    return crossing.factors().stream()
        .flatMap(
            factor ->
                analysis.effects(factor, plan.metric()).stream().map(effect -> row(factor, effect)))
        .toList();
  }

  private void write(Path file) {
    new RecordCsv<>(FactorRow.class).write(file, rows());
  }

  private FactorRow row(Factor factor, Effect effect) {
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
        factor.notations().get(0),
        number(difference.map(Difference::mean)),
        number(difference.flatMap(Difference::interval).map(i -> i.low())),
        number(difference.flatMap(Difference::interval).map(i -> i.high())));
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** A level of a study, and what it came to. */
  private record Combined(Crossing.Combination combination, Cell cell) {}

  /**
   * A row a combination at the last mark; where there are several lines, the first column is
   * theirs.
   */
  private Table combinations() {
    Columns columns = new Columns(analysis, (cell, value) -> Numbers.nats(value));
    List<Column<Combined>> all = new ArrayList<>();
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
            columns.mean("loss"),
            columns.spread(),
            columns.difference("vs " + plan.baseline()),
            columns.interval(),
            columns.verdict())) {
      all.add(new Column<>(column.heading(), each -> column.cell().apply(each.cell())));
    }
    return Table.of(
        crossing.combinations().stream()
            .map(
                each ->
                    new Combined(
                        each,
                        analysis.cell(
                            Map.of(plan.compared(), each.notation()), plan.end(), plan.metric())))
            .filter(each -> !analysis.at(each.cell().arm(), plan.end()).isEmpty())
            .toList(),
        all);
  }

  /** A row a level. */
  private Table table(List<Effect> effects) {
    return Table.of(
        effects,
        List.of(
            Column.words("factor", Effect::factor),
            Column.words("value", Effect::level),
            Column.numbers("blocks", each -> each.blocks() + " of " + each.plannedBlocks()),
            Column.numbers("loss", each -> Numbers.nats(each.mean())),
            Column.numbers("spread", each -> Numbers.nats(each.spread())),
            Column.numbers(
                "vs first", each -> each.difference().map(d -> Numbers.nats(d.mean())).orElse("")),
            Column.numbers("95 % interval", Factors::interval),
            Column.words("verdict", this::verdict),
            Column.numbers("n", each -> Integer.toString(each.n()))));
  }

  private static String interval(Effect effect) {
    return effect
        .difference()
        .flatMap(Difference::interval)
        .map(i -> Numbers.nats(i.low()) + " to " + Numbers.nats(i.high()))
        .orElse("");
  }

  private String verdict(Effect effect) {
    return effect
        .difference()
        .map(difference -> Columns.words(plan.metric(), difference.verdict()))
        .orElse(effect.mean().isPresent() ? "first" : "no block");
  }

  private List<String> notes(List<Effect> effects) {
    List<String> notes = new ArrayList<>();
    if (lines.size() > 1) {
      for (String line : lines) {
        notes.add("line %d: %s".formatted(lines.indexOf(line) + 1, line));
      }
    }
    for (Crossing.LeftOut left : crossing.leftOut()) {
      notes.add(
          "left out, since it is not legal: %s: %s".formatted(left.notation(), left.reason()));
    }
    notes.add(
        "effects: after %s, the mean loss of a value over blocks. A block is a line of the study with every other"
                .formatted(Numbers.count(plan.end(), plan.clock()))
            + " factor held at one value, and counts if it has every value of the factor in every"
            + " seed: none left out, none diverged. So two factors' means need not be over the same"
            + " runs");
    notes.add(
        "spread: standard deviation over seeds of the mean over blocks; vs first: less the factor's"
            + " first value, seed by seed; intervals: Student's t");
    long intervals =
        effects.stream()
            .flatMap(effect -> effect.difference().stream())
            .flatMap(difference -> difference.interval().stream())
            .count();
    if (intervals > 1) {
      notes.add(
          "chance: if no factor mattered at all, at least one of the %d intervals of effects would exclude zero with a chance of up to %s"
              .formatted(intervals, Conclusions.chance(intervals)));
    }
    return notes;
  }
}
