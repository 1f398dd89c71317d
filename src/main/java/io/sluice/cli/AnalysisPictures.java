package io.sluice.cli;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.ShortestDecimal;
import io.sluice.run.SiteRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The pictures of an analysis and their numbers.
 *
 * @param analysis what is drawn
 * @param span where shapes are drawn
 */
record AnalysisPictures(RunAnalysis analysis, Span span) {

  private static final int MOST_COLUMNS = 6;

  /** More on one line would run together. */
  private static final int MOST_DOTS = 20;

  private static final Axis STEP = new Axis("step", Scale.WHOLE);
  private static final Axis LAYER = new Axis("layer", Scale.WHOLE);

  void addTo(PictureFolder folder) {
    if (!analysis.activation().parameters().isEmpty()) {
      folder.add("shapes.png", shapes());
      folder.add("paths.png", paths());
    }
    folder.add("gradient-flow.png", byDepth(Quantity.GRADIENT, "gradient norm").orElseThrow());
    byDepth(Quantity.LIPSCHITZ, "Lipschitz constant")
        .ifPresent(figure -> folder.add("lipschitz.png", figure));
    Chart dead =
        byStep(
            title("dead units"), Quantity.DEAD, new Axis("share of dead units", Scale.FROM_ZERO));
    folder.add("dead-units.png", Figure.of(dead, Palette.ORDERED));
    folder.add("analysis.csv", header(), rows());
  }

  private Figure shapes() {
    List<Chart> charts = new ArrayList<>();
    for (SiteHistory site : analysis.sites()) {
      List<Series> series =
          List.of(
              shape("learned", Mark.LINE, site.last()),
              shape("at the start", Mark.REFERENCE, site.first()));
      charts.add(new Chart(site.label(), Axis.of("x"), Axis.of("f(x)"), series));
    }
    int columns = (int) Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(charts.size())));
    String title =
        Text.of("%s after %,d steps", analysis.activation().notation(), analysis.lastStep());
    return new Figure(title, columns, Ranges.SHARED, Palette.DISTINCT, charts);
  }

  private Series shape(String name, Mark mark, SiteRecord record) {
    double[] parameters = analysis.parameters(record);
    return new Series(name, mark, span.curve(x -> analysis.activation().value(x, parameters)));
  }

  private Figure paths() {
    List<Chart> charts =
        analysis.shape().stream()
            .filter(quantity -> analysis.sites().stream().anyMatch(site -> isIn(site, quantity)))
            .map(quantity -> byStep("", quantity, Axis.of(quantity.symbol())))
            .toList();
    return new Figure(
        "What " + analysis.activation().notation() + " learned",
        Math.min(3, charts.size()),
        Ranges.OWN,
        Palette.ORDERED,
        charts);
  }

  private static boolean isIn(SiteHistory site, Quantity quantity) {
    return site.records().stream().anyMatch(record -> quantity.of(record).isPresent());
  }

  private String title(String what) {
    return Text.of("%s: %s", analysis.activation().notation(), what);
  }

  /** A line a site. */
  private Chart byStep(String title, Quantity quantity, Axis axis) {
    List<Series> series = new ArrayList<>();
    for (SiteHistory site : analysis.sites()) {
      series(site.label(), quantity, site.records(), SiteRecord::step).ifPresent(series::add);
    }
    return new Chart(title, STEP, axis, series);
  }

  /** A line for each of three steps, and for each place in a layer where that matters. */
  private Optional<Figure> byDepth(Quantity quantity, String label) {
    List<Series> series = new ArrayList<>();
    for (long step : analysis.threeSteps()) {
      String name = Text.of("step %,d", step);
      if (quantity.equals(Quantity.GRADIENT)) { // which is of the layer, not of a place in it
        byDepth(name, quantity, step, analysis.places().firstEntry().getValue())
            .ifPresent(series::add);
      } else {
        analysis
            .places()
            .forEach(
                (place, sites) ->
                    byDepth(place.isEmpty() ? name : name + ", " + place, quantity, step, sites)
                        .ifPresent(series::add));
      }
    }
    if (series.isEmpty()) {
      return Optional.empty();
    }
    Axis y = new Axis(label, hasZero(series) ? Scale.LINEAR : quantity.scale());
    Chart chart = new Chart(title(label), LAYER, y, series);
    return Optional.of(Figure.of(chart, Palette.ORDERED));
  }

  private static Optional<Series> byDepth(
      String name, Quantity quantity, long step, List<SiteHistory> sites) {
    List<SiteRecord> records =
        sites.stream()
            .flatMap(site -> site.records().stream())
            .filter(record -> record.step() == step)
            .toList();
    return series(name, quantity, records, SiteRecord::layer);
  }

  /** Which has no logarithm. */
  private static boolean hasZero(List<Series> series) {
    return series.stream().flatMap(each -> each.points().stream()).anyMatch(p -> p.y() == 0);
  }

  private static Optional<Series> series(
      String name, Quantity quantity, List<SiteRecord> records, ToDoubleFunction<SiteRecord> x) {
    List<Point> points = new ArrayList<>();
    for (SiteRecord record : records) {
      OptionalDouble value = quantity.of(record);
      if (value.isPresent()) {
        points.add(new Point(x.applyAsDouble(record), value.getAsDouble()));
      }
    }
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Series(name, points.size() > MOST_DOTS ? Mark.LINE : Mark.DOTTED_LINE, points));
  }

  private List<String> header() {
    List<String> header = new ArrayList<>(List.of("step", "site", "layer"));
    analysis.all().forEach(quantity -> header.add(quantity.name()));
    return header;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (SiteHistory site : analysis.sites()) {
      for (SiteRecord record : site.records()) {
        List<String> row = new ArrayList<>();
        row.add(Long.toString(record.step()));
        row.add(record.site());
        row.add(Integer.toString(record.layer()));
        for (Quantity quantity : analysis.all()) {
          row.add(ShortestDecimal.of(quantity.of(record)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
