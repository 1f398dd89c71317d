package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dead units over steps, and β/α by layer.
 *
 * @param study the study's name
 * @param summary what is drawn
 */
record SitePictures(String study, SiteSummary summary) {

  static final String DEAD_UNITS = "dead-units.png";
  static final String LINEARITY = "linearity.png";

  /** By the names of their files; none that would show nothing. */
  Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    List<Series> linearity = linearity();
    if (!linearity.isEmpty()) {
      figures.put(
          LINEARITY,
          figure(new Axis("layer", Scale.WHOLE), "rho = β/α, bars: spread over seeds", linearity));
    }
    List<Series> deadUnits = deadUnits();
    if (deadUnits.stream().flatMap(series -> series.points().stream()).anyMatch(p -> p.y() > 0)) {
      figures.put(
          DEAD_UNITS, figure(new Axis("step", Scale.WHOLE), "share of dead units", deadUnits));
    }
    return figures;
  }

  private Figure figure(Axis x, String y, List<Series> series) {
    return Figure.of(
        new Chart(study, x, Axis.of(y), series),
        series.size() <= Palette.MOST_DISTINCT ? Palette.DISTINCT : Palette.ORDERED);
  }

  private List<Series> deadUnits() {
    return summary.variants().stream()
        .map(
            variant ->
                new Series(
                    variant.variant(),
                    Mark.DOTTED_LINE,
                    variant.deadUnits().stream()
                        .map(dead -> new Point(dead.step(), dead.share()))
                        .toList()))
        .toList();
  }

  /** A line a variant, and one for each place if a layer has several. */
  private List<Series> linearity() {
    List<Series> all = new ArrayList<>();
    for (SiteSummary.Variant variant : summary.variants()) {
      Map<String, List<Point>> places = new LinkedHashMap<>();
      for (SiteSummary.Site site : variant.sites()) {
        if (site.rho().isPresent()) {
          places
              .computeIfAbsent(place(site), place -> new ArrayList<>())
              .add(
                  new Point(
                      site.layer(),
                      site.rho().getAsDouble(),
                      site.rhoStandardDeviation().orElse(0)));
        }
      }
      places.forEach(
          (place, points) ->
              all.add(
                  new Series(
                      places.size() == 1 ? variant.variant() : variant.variant() + ", " + place,
                      Mark.DOTTED_LINE,
                      points)));
    }
    return all;
  }

  /** The site's name within its layer. */
  private static String place(SiteSummary.Site site) {
    return site.site().substring(site.site().lastIndexOf('.') + 1);
  }
}
