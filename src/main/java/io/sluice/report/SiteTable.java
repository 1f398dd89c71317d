package io.sluice.report;

import io.sluice.experiment.Numbers;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
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
    List<Column<SiteSummary.Variant>> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    columns.add(Column.words("variant", SiteSummary.Variant::variant));
    columns.add(Column.numbers("steps", variant -> Numbers.count(variant.step())));
    if (linearity) {
      columns.add(Column.words("rho by layer", each -> byLayer(each, SiteSummary.Site::rho)));
      notes.add(
          "rho: β/α after training, 0 where the activation is its base, 1 where it is a line; mean"
              + " over seeds");
    }
    columns.add(
        Column.words(
            "steepest slope by layer", each -> byLayer(each, SiteSummary.Site::lipschitz)));
    columns.add(
        Column.numbers(
            "dead units",
            variant ->
                Numbers.percent(
                    variant.sites().stream()
                        .mapToDouble(SiteSummary.Site::deadShare)
                        .average()
                        .orElseThrow())));
    columns.add(Column.numbers("n", variant -> Integer.toString(variant.runs())));
    notes.add("steepest slope: the Lipschitz constant, of the steepest channel; mean over seeds");
    notes.add(
        "dead units: share of channels through which no gradient passes at any position of a probe"
            + " of the training data");
    return Section.of("Activations", List.of(ReportTable.of(summary.variants(), columns)), notes)
        .with("activations", summary);
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
