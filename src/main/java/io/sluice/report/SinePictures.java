package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.SineCurveRow;
import io.sluice.run.SineCurveRow.Curve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the networks make of a sine, what training did to the hinges, and how the errors fell.
 *
 * @param curves the rows of {@code curves.csv}
 */
record SinePictures(List<SineCurveRow> curves) {

  private static final String FIT = "fit.png";
  private static final String HINGES = "hinges.png";
  private static final String ERRORS = "errors.png";

  /** A network. */
  private record Key(long frequency, long units, String activation) {
    String name() {
      return SineReport.name(units, activation);
    }
  }

  /** By the names of their files. */
  Map<String, Picture> pictures() {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    pictures.put(FIT, figure("Approximations", Ranges.SHARED, fits()));
    pictures.put(HINGES, figure("Units with hinges", Ranges.OWN, hinges()));
    pictures.put(ERRORS, figure("Errors", Ranges.SHARED, errors()));
    return pictures;
  }

  /** A row of charts a function, or both functions in one row. */
  private static Figure figure(String title, Ranges ranges, List<Chart> charts) {
    int columns = charts.size() > 2 ? charts.size() / 2 : charts.size();
    return new Figure(title, columns, ranges, Palette.DISTINCT, charts)
        .captioned("Each network is trained once, n = 1.");
  }

  private static String title(Key network) {
    return SineReport.function(network.frequency()) + ", " + network.name();
  }

  private List<Long> frequencies() {
    return curves.stream().map(SineCurveRow::frequency).distinct().toList();
  }

  private List<Key> networks(long frequency) {
    return curves.stream()
        .filter(row -> row.frequency() == frequency)
        .map(row -> new Key(frequency, row.units(), row.activation()))
        .distinct()
        .toList();
  }

  private List<Point> points(Key network, Curve curve) {
    return curves.stream()
        .filter(row -> row.curve() == curve)
        .filter(row -> new Key(row.frequency(), row.units(), row.activation()).equals(network))
        .map(row -> new Point(row.x(), row.y()))
        .toList();
  }

  /** A chart a network: more lines than these two would hide each other. */
  private List<Chart> fits() {
    List<Chart> charts = new ArrayList<>();
    for (long frequency : frequencies()) {
      for (Key network : networks(frequency)) {
        List<Point> points = points(network, Curve.FIT);
        charts.add(
            new Chart(
                title(network),
                Axis.of("x"),
                Axis.of("output"),
                List.of(
                    new Series("the sine", Mark.REFERENCE, sine(frequency, points)),
                    new Series("the network", Mark.LINE, points))));
      }
    }
    return charts;
  }

  private static List<Point> sine(long frequency, List<Point> like) {
    return like.stream().map(p -> new Point(p.x(), StrictMath.sin(frequency * p.x()))).toList();
  }

  private List<Chart> errors() {
    return frequencies().stream()
        .map(
            frequency ->
                new Chart(
                    SineReport.function(frequency),
                    new Axis("iteration", Scale.WHOLE),
                    new Axis("mean square error", Scale.LOGARITHMIC),
                    networks(frequency).stream()
                        .map(n -> new Series(n.name(), Mark.LINE, points(n, Curve.ERROR)))
                        .toList()))
        .toList();
  }

  private List<Chart> hinges() {
    List<Chart> charts = new ArrayList<>();
    for (long frequency : frequencies()) {
      for (Key network : networks(frequency)) {
        List<Point> after = points(network, Curve.HINGES_AFTER);
        if (!after.isEmpty()) {
          charts.add(
              new Chart(
                  title(network),
                  Axis.of("net value"),
                  Axis.of("value of the unit"),
                  List.of(
                      new Series("before", Mark.REFERENCE, points(network, Curve.HINGES_BEFORE)),
                      new Series(
                          "after, where points lie", Mark.LINE, points(network, Curve.REACHED)),
                      new Series("after, at hinges", Mark.DOTS, after))));
        }
      }
    }
    return charts;
  }
}
