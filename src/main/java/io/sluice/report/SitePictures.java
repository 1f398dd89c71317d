package io.sluice.report;

import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
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
        analysis -> pictures.linearity(analysis.plan()),
        analysis -> pictures.deadUnits(analysis.plan()));
  }

  private Optional<Section> linearity(Plan plan) {
    List<Series> lines = lines(plan);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "linearity.png",
                captioned(
                    new Chart(
                        plan.name(),
                        new Axis("layer", Scale.WHOLE),
                        Axis.of("rho = β/α"),
                        lines))));
  }

  private Figure captioned(Chart chart) {
    return Captions.ofMeans(
        Charts.one(chart),
        "seeds",
        summary.variants().stream().mapToInt(SiteSummary.Variant::runs));
  }

  private Optional<Section> deadUnits(Plan plan) {
    List<Series> lines = deadUnitLines(plan);
    return lines.stream().flatMap(series -> series.points().stream()).noneMatch(p -> p.y() > 0)
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "dead-units.png",
                captioned(
                    new Chart(
                        plan.name(),
                        new Axis("step", Scale.WHOLE),
                        new Axis("share of dead units", Scale.FROM_ZERO),
                        lines))));
  }

  /** Of a share nothing lies below zero. */
  private static Point point(SiteSummary.DeadUnits dead) {
    double spread = dead.standardDeviation().orElse(0);
    return new Point(
        dead.step(), dead.share(), Math.max(0, dead.share() - spread), dead.share() + spread);
  }

  private List<Series> deadUnitLines(Plan plan) {
    return summary.variants().stream()
        .map(
            variant ->
                new Series(
                    variant.variant(),
                    Mark.DOTTED_LINE,
                    variant.deadUnits().stream().map(SitePictures::point).toList(),
                    arm(plan, variant.variant())))
        .toList();
  }

  /** A line a variant, and one for each place if a layer has several. */
  private List<Series> lines(Plan plan) {
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
                      points,
                      arm(plan, variant.variant()))));
    }
    return all;
  }

  /** Which of the compared it is: images name the net too. */
  private static String arm(Plan plan, String variant) {
    return plan.comparedLevels().stream()
        .filter(level -> variant.equals(level) || variant.endsWith(" with " + level))
        .findFirst()
        .orElse(variant);
  }

  /** The site's name within its layer. */
  private static String place(SiteSummary.Site site) {
    return site.site().substring(site.site().lastIndexOf('.') + 1);
  }
}
