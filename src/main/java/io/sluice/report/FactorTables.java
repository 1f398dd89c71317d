package io.sluice.report;

import static io.sluice.report.Numbers.nats;
import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of a study that crosses factors. */
final class FactorTables {

  private final Comparison numbers;
  private final Ablation ablation;
  private final Design design;
  private final List<String> lines;

  private FactorTables(Comparison numbers, Ablation ablation) {
    this.numbers = numbers;
    this.ablation = ablation;
    design = ablation.design();
    lines = design.lines();
  }

  static Section section(Comparison numbers, Ablation ablation) {
    FactorTables tables = new FactorTables(numbers, ablation);
    return new Section("Factors", List.of(tables.combinations(), tables.effects()), tables.notes());
  }

  /**
   * A row a variant at the last mark; where there are several lines, the first column is theirs.
   */
  private Table combinations() {
    List<Column> columns = new ArrayList<>();
    if (lines.size() > 1) {
      columns.add(new Column("line", RIGHT));
    }
    design.factors().forEach(factor -> columns.add(new Column(factor.name(), LEFT)));
    columns.add(new Column("loss", RIGHT));
    columns.add(new Column("spread", RIGHT));
    columns.add(new Column("vs " + numbers.baseline(), RIGHT));
    columns.add(new Column("95 % interval", RIGHT));
    columns.add(new Column("verdict", LEFT));
    List<List<String>> rows = new ArrayList<>();
    for (Design.Cell cell : design.cells()) {
      numbers.variants().stream()
          .filter(variant -> variant.variant().equals(cell.variant()))
          .forEach(
              variant ->
                  ComparisonTable.at(variant, ablation.mark())
                      .ifPresent(measured -> rows.add(cells(cell, variant, measured))));
    }
    return new Table(columns, rows);
  }

  private List<String> cells(
      Design.Cell cell, Comparison.Variant variant, Comparison.Mark measured) {
    List<String> cells = new ArrayList<>();
    if (lines.size() > 1) {
      cells.add(Integer.toString(lines.indexOf(cell.line()) + 1));
    }
    design.factors().forEach(factor -> cells.add(cell.value(factor.name()).orElse("")));
    Optional<Comparison.Loss> loss = measured.loss();
    Optional<Comparison.Difference> difference = measured.difference();
    cells.add(loss.map(l -> nats(l.meanNats())).orElse("diverged"));
    cells.add(loss.map(l -> nats(l.standardDeviation())).orElse(""));
    cells.add(difference.map(d -> nats(d.meanNats())).orElse(""));
    cells.add(interval(difference));
    cells.add(new ComparisonTable(numbers).verdict(variant, measured));
    return cells;
  }

  private static String interval(Optional<Comparison.Difference> difference) {
    return difference
        .flatMap(Comparison.Difference::interval)
        .map(ComparisonTable::words)
        .orElse("");
  }

  /** A row a value. */
  private Table effects() {
    return new Table(
        List.of(
            new Column("factor", LEFT),
            new Column("value", LEFT),
            new Column("blocks", RIGHT),
            new Column("loss", RIGHT),
            new Column("spread", RIGHT),
            new Column("vs first", RIGHT),
            new Column("95 % interval", RIGHT),
            new Column("verdict", LEFT),
            new Column("n", RIGHT)),
        ablation.effects().stream().map(this::cells).toList());
  }

  private List<String> cells(Ablation.Effect effect) {
    return List.of(
        effect.factor(),
        effect.value(),
        effect.blocks() + " of " + effect.plannedBlocks(),
        nats(effect.meanNats()),
        nats(effect.standardDeviation()),
        effect.difference().map(d -> nats(d.meanNats())).orElse(""),
        interval(effect.difference()),
        effect.difference().map(d -> ComparisonTable.words(d.verdict())).orElse(other(effect)),
        Integer.toString(effect.n()));
  }

  private static String other(Ablation.Effect effect) {
    return effect.meanNats().isPresent() ? "first" : "no block";
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (lines.size() > 1) {
      for (String line : lines) {
        notes.add("line %d: %s".formatted(lines.indexOf(line) + 1, line));
      }
    }
    for (Design.LeftOut left : design.leftOut()) {
      notes.add(
          "left out, since it is not legal: %s: %s".formatted(left.notation(), left.reason()));
    }
    notes.add(
        "effects: after %s, the mean loss of a value over blocks. A block is a line of the study with every other"
                .formatted(Numbers.count(ablation.mark(), "step"))
            + " factor held at one value, and counts if it has every value of the factor in every seed: none left out, none"
            + " diverged. So two factors' means need not be over the same runs");
    notes.add(
        "spread: standard deviation over seeds of the mean over blocks; vs first: less the factor's first value, seed by"
            + " seed; intervals: Student's t");
    chance().ifPresent(notes::add);
    return notes;
  }

  private Optional<String> chance() {
    long intervals =
        ablation.effects().stream()
            .flatMap(effect -> effect.difference().stream())
            .flatMap(difference -> difference.interval().stream())
            .count();
    return intervals < 2
        ? Optional.empty()
        : Optional.of(
            "chance: if no factor mattered at all, at least one of the %d intervals of effects would exclude zero with a chance of up to %s"
                .formatted(intervals, Conclusions.chance(intervals)));
  }
}
