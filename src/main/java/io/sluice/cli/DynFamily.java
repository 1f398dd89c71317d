package io.sluice.cli;

import io.sluice.activation.DynActivation;
import io.sluice.notation.Words;
import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Series;
import io.sluice.run.ShortestDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What α and β make of a base.
 *
 * @param dyn with two free numbers, α and β
 * @param alphas a chart each
 * @param betas a line each
 */
record DynFamily(DynActivation dyn, List<Double> alphas, List<Double> betas) {

  static final List<Double> ALPHAS = List.of(0.0, 0.25, 0.5, 0.75, 1.0, 1.25);
  static final List<Double> BETAS = List.of(-0.25, 0.0, 0.25, 0.5, 0.75, 1.0);

  private static final int COLUMNS = 3;

  /** A number of each function of the family. */
  private interface Measure {
    double at(double x, double alpha, double beta);
  }

  void addTo(PictureFolder folder, Span span) {
    String base = dyn.base().notation();
    String file = "dyn-" + base.replaceAll("[^a-z0-9.]+", "-").replaceAll("-$", "");
    String formula = Text.of("%s(x) = (α − β)·%s(x) + β·x", dyn.notation(), base);
    folder.add(file + ".png", figure(formula, "f(x)", span, dyn::value));
    folder.add(file + "-slopes.png", figure("Slope of " + formula, "f′(x)", span, dyn::derivative));
    folder.add(file + ".csv", List.of("x", "base", "alpha", "beta", "value", "slope"), rows(span));
  }

  private Figure figure(String title, String label, Span span, Measure measure) {
    List<Chart> charts = new ArrayList<>();
    for (double alpha : alphas) {
      List<Series> series = new ArrayList<>();
      for (double beta : betas) {
        series.add(
            new Series(
                "β = " + Words.of(beta), Mark.LINE, span.curve(x -> measure.at(x, alpha, beta))));
      }
      series.add(
          new Series(dyn.base().notation(), Mark.REFERENCE, span.curve(x -> measure.at(x, 1, 0))));
      charts.add(new Chart("α = " + Words.of(alpha), Axis.of("x"), Axis.of(label), series));
    }
    return new Figure(title, COLUMNS, Figure.Ranges.SHARED, Palette.ORDERED, charts);
  }

  private List<List<String>> rows(Span span) {
    List<List<String>> rows = new ArrayList<>();
    for (double alpha : alphas) {
      for (double beta : betas) {
        for (double x : span.inputs()) {
          rows.add(
              List.of(
                  ShortestDecimal.of(x),
                  dyn.base().notation(),
                  ShortestDecimal.of(alpha),
                  ShortestDecimal.of(beta),
                  ShortestDecimal.of(dyn.value(x, alpha, beta)),
                  ShortestDecimal.of(dyn.derivative(x, alpha, beta))));
        }
      }
    }
    return rows;
  }
}
