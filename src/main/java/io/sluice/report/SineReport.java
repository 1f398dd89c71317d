package io.sluice.report;

import io.sluice.experiment.Numbers;
import io.sluice.experiment.Report;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.picture.Picture;
import io.sluice.run.SineCurveRow;
import io.sluice.run.SineRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A demonstration with sines for people: the same rows as text and as Markdown. */
public final class SineReport {

  private static final String QUESTION =
      "For how many ReLU units does one trained piecewise linear unit stand?";

  /** What differs between two good approximations shows in so many digits. */
  private static final MathContext SIGNIFICANT = new MathContext(3);

  private final List<SineRow> rows;

  private SineReport(List<SineRow> rows) {
    this.rows = rows;
  }

  /**
   * Makes the report.
   *
   * @param rows of {@code results.csv}
   * @param curves of {@code curves.csv}, which are drawn
   * @return the report
   * @throws IllegalArgumentException if there are none, or if they are of several studies or were
   *     made under several conditions
   */
  public static Report of(List<SineRow> rows, List<SineCurveRow> curves) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there are no results: run ./sluice mlp sine");
    }
    SineRow first = rows.get(0);
    for (SineRow row : rows) {
      if (!row.study().equals(first.study()) || !row.conditions().equals(first.conditions())) {
        throw new IllegalArgumentException(
            "the results of %s are not all of one run: run ./sluice mlp sine --name %s again"
                .formatted(first.study(), first.study()));
      }
    }
    SineReport report = new SineReport(List.copyOf(rows));
    List<Section> sections = new ArrayList<>(List.of(report.section()));
    if (Picture.obstacle().isEmpty()) {
      new SinePictures(curves)
          .pictures()
          .forEach((name, picture) -> sections.add(Section.of(name, picture)));
    }
    sections.add(Section.of("Conditions", List.of(), report.facts()));
    return new Report(
        report.study(),
        Optional.of(QUESTION),
        report.answer(),
        Numbers.count(rows.size(), "network"),
        sections,
        OptionalDouble.empty(),
        "The numbers are in `results.csv`, those of the pictures in `curves.csv`; `%s` makes them again."
            .formatted(report.command()));
  }

  private String study() {
    return rows.get(0).study();
  }

  private SineRow.Conditions conditions() {
    return rows.get(0).conditions();
  }

  private Section section() {
    ReportTable table =
        ReportTable.of(
            rows,
            List.of(
                Column.words("function", row -> function(row.frequency())),
                Column.numbers("units", row -> Numbers.count(row.units())),
                Column.words("activation", SineRow::activation),
                Column.<SineRow>numbers("parameters", row -> Numbers.count(row.parameters()))
                    .detail(),
                Column.numbers("bends", row -> Numbers.count(row.bends())),
                Column.<SineRow>numbers("dependent", SineReport::dependent).detail(),
                Column.<SineRow>numbers("first error", row -> error(row.firstError())).detail(),
                Column.numbers("error", row -> error(row.error()))));
    return Section.of("errors", List.of(table), ratios()).with("rows", rows);
  }

  private static String dependent(SineRow row) {
    return row.firstDependent() == row.dependent()
        ? Numbers.count(row.dependent())
        : Numbers.count(row.firstDependent()) + ", then " + Numbers.count(row.dependent());
  }

  /** Against the network with the most units, a sentence a function. */
  private List<String> ratios() {
    List<String> notes = new ArrayList<>();
    for (long frequency : rows.stream().map(SineRow::frequency).distinct().toList()) {
      List<SineRow> all = rows.stream().filter(row -> row.frequency() == frequency).toList();
      SineRow widest = all.stream().max(Comparator.comparingLong(SineRow::units)).orElseThrow();
      List<String> others =
          all.stream()
              .filter(row -> !row.equals(widest) && widest.error() > 0)
              .map(
                  row ->
                      name(row.units(), row.activation())
                          + " "
                          + error(row.error() / widest.error()))
              .toList();
      if (!others.isEmpty()) {
        notes.add(
            "%s, error over that of %s: %s"
                .formatted(
                    function(frequency),
                    name(widest.units(), widest.activation()),
                    Numbers.list(others)));
      }
    }
    return notes;
  }

  private String answer() {
    return String.join("; ", ratios());
  }

  private List<String> facts() {
    return List.of(
        "error: mean square over the %s points that the networks are trained on, equally spaced from -π to π; first error: with the best output weights and nothing else trained"
            .formatted(Numbers.count(conditions().points())),
        "bends: places within the points where the slope of the trained network changes; a unit of"
            + " pwl(H) with linear ends has H - 2 to give, one of relu has 1",
        "dependent: hidden units whose output weight is 0 because they are sums of the others, at"
            + " first and at last",
        "training: %s, %s iterations, a bypass from the input to the output, net control; first weights from %s"
            .formatted(
                algorithms(),
                Numbers.count(conditions().iterations()),
                conditions().seed().isPresent()
                    ? "seed " + conditions().seed().getAsLong()
                    : "the laboratory's sequence"),
        "program: sluice " + conditions().sluice());
  }

  private String algorithms() {
    return Numbers.list(
        rows.stream()
            .map(row -> row.activation().replaceFirst("\\(.*", "") + " by " + row.algorithm())
            .distinct()
            .toList());
  }

  private String command() {
    OptionalLong seed = conditions().seed();
    return "./sluice mlp sine --iterations "
        + conditions().iterations()
        + (seed.isPresent() ? " --seed " + seed.getAsLong() : "")
        + " --name "
        + study();
  }

  /** {@code sin x}, {@code sin 2x}. */
  static String function(long frequency) {
    return "sin " + (frequency == 1 ? "" : frequency) + "x";
  }

  /** A network in few letters: units and what works in them, without its options. */
  static String name(long units, String activation) {
    return units + " " + plain(activation);
  }

  private static String plain(String activation) {
    return activation.replaceFirst(", .*", ")");
  }

  private static String error(double value) {
    BigDecimal rounded = new BigDecimal(value).round(SIGNIFICANT);
    int missing = SIGNIFICANT.getPrecision() - rounded.precision();
    return rounded.setScale(rounded.scale() + missing).toPlainString();
  }
}
