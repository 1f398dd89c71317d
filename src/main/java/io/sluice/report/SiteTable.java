package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The cells of what training did to the activations. */
final class SiteTable {

  /** Nobody reads more in a row. */
  private static final int MOST_LAYERS = 12;

  private SiteTable() {}

  static Section section(SiteSummary summary) {
    boolean linearity =
        summary.variants().stream()
            .flatMap(variant -> variant.sites().stream())
            .anyMatch(site -> site.rho().isPresent());
    List<Column> columns =
        new ArrayList<>(List.of(new Column("variant", LEFT), new Column("steps", RIGHT)));
    List<String> notes = new ArrayList<>();
    if (linearity) {
      columns.add(new Column("rho by layer", LEFT));
      notes.add(
          "rho: β/α after training, 0 where the activation is its base, 1 where it is a line; mean over seeds");
    }
    columns.add(new Column("steepest slope by layer", LEFT));
    columns.add(new Column("dead units", RIGHT));
    columns.add(new Column("n", RIGHT));
    notes.add("steepest slope: the Lipschitz constant, of the steepest channel; mean over seeds");
    notes.add(
        "dead units: share of channels through which no gradient passes at any position of a probe of the training data");
    List<List<String>> rows = new ArrayList<>();
    for (SiteSummary.Variant variant : summary.variants()) {
      List<String> cells =
          new ArrayList<>(List.of(variant.variant(), Numbers.count(variant.step())));
      if (linearity) {
        cells.add(byLayer(variant, SiteSummary.Site::rho));
      }
      cells.add(byLayer(variant, SiteSummary.Site::lipschitz));
      cells.add(
          Numbers.percent(
              variant.sites().stream()
                  .mapToDouble(SiteSummary.Site::deadShare)
                  .average()
                  .orElseThrow()));
      cells.add(Integer.toString(variant.runs()));
      rows.add(cells);
    }
    return new Section("Activations", List.of(new Table(columns, rows)), notes);
  }

  /** Of the layers that have one. */
  private static String byLayer(
      SiteSummary.Variant variant, Function<SiteSummary.Site, OptionalDouble> number) {
    List<String> cells = new ArrayList<>();
    for (SiteSummary.Site site : variant.sites()) {
      number.apply(site).ifPresent(value -> cells.add(Numbers.slope(value)));
    }
    if (cells.isEmpty()) {
      return "";
    }
    return cells.size() <= MOST_LAYERS
        ? String.join(", ", cells)
        : "first %s, middle %s, last %s"
            .formatted(cells.get(0), cells.get(cells.size() / 2), cells.get(cells.size() - 1));
  }
}
