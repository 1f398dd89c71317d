package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.report.Table.Column;
import io.sluice.run.ShortestDecimal;
import java.util.List;
import java.util.Optional;

/** The cells of what attacks did. */
final class AttackTable {

  private static final int PERCENT = 100;

  private AttackTable() {}

  /** None if nothing was attacked. */
  static Optional<Section> section(VisionComparison numbers) {
    List<List<String>> rows =
        numbers.attacks().stream()
            .filter(attack -> attack.epsilon() > 0) // the clean accuracy once more
            .map(AttackTable::cells)
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Table table =
        new Table(
            List.of(
                new Column("net", LEFT),
                new Column("epsilon", RIGHT),
                new Column("activation", LEFT),
                new Column("clean", RIGHT),
                new Column("attacked", RIGHT),
                new Column("drop", RIGHT),
                new Column("spread", RIGHT),
                new Column("vs " + numbers.baseline(), RIGHT),
                new Column("95 % interval", RIGHT),
                new Column("n", RIGHT)),
            rows);
    return Optional.of(
        new Section(
            "Attacks",
            List.of(table),
            List.of(
                "clean, attacked: accuracy before and after every pixel moved by epsilon of full"
                    + " brightness, one step up the loss's gradient; in percent, mean over seeds",
                "drop: clean less attacked in points, and spread its standard deviation over seeds",
                "vs %s: difference of the drops in points within the same net, seed by seed, with Student's t; a negative one is a smaller drop"
                    .formatted(numbers.baseline()),
                "a drop alone flatters weak nets, which have less to lose: read it beside both"
                    + " accuracies")));
  }

  private static List<String> cells(VisionComparison.Attack attack) {
    Optional<VisionComparison.Difference> difference = attack.difference();
    return List.of(
        attack.net(),
        ShortestDecimal.of(attack.epsilon()),
        attack.activation(),
        Numbers.points(PERCENT * attack.clean()),
        Numbers.points(PERCENT * attack.attacked()),
        Numbers.points(attack.dropPoints()),
        Numbers.points(attack.standardDeviation(), 1),
        difference.map(d -> Numbers.points(d.points())).orElse(""),
        difference
            .filter(d -> d.lowPoints().isPresent())
            .map(d -> Numbers.points(d.lowPoints(), 1) + " to " + Numbers.points(d.highPoints(), 1))
            .orElse(""),
        Integer.toString(attack.n()));
  }
}
