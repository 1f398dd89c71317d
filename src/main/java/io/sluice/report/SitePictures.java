package io.sluice.report;

import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Mark;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dead units over steps, and β/α by layer.
 *
 * @param summary what is drawn
 */
record SitePictures(SiteSummary summary) {

  /** None that would show nothing. */
  static List<ReportPart> parts(SiteSummary summary) {
    SitePictures pictures = new SitePictures(summary);
    return List.of(
        analysis -> pictures.linearity(analysis.plan().name()),
        analysis -> pictures.deadUnits(analysis.plan().name()));
  }

  private Optional<Section> linearity(String study) {
    List<Series> lines = linearity();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "linearity.png",
                Charts.one(
                    new Chart(
                        study,
                        new Axis("layer", Scale.WHOLE),
                        Axis.of("rho = β/α, bars: spread over seeds"),
                        lines))));
  }

  private Optional<Section> deadUnits(String study) {
    List<Series> lines = deadUnits();
    return lines.stream().flatMap(series -> series.points().stream()).noneMatch(p -> p.y() > 0)
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "dead-units.png",
                Charts.one(
                    new Chart(
                        study,
                        new Axis("step", Scale.WHOLE),
                        Axis.of("share of dead units"),
                        lines))));
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
