package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Series;
import io.sluice.run.ShortestDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Activations side by side, as training begins.
 *
 * @param activations no two equal
 * @param span where they are drawn
 */
record ActivationCurves(List<Activation> activations, Span span) {

  void addTo(PictureFolder folder) {
    folder.add("activations.png", figure("Activations", "f(x)", a -> x -> a.value(x, a.start())));
    folder.add("slopes.png", figure("Slopes", "f′(x)", a -> x -> a.derivative(x, a.start())));
    folder.add("activations.csv", List.of("x", "notation", "value", "slope"), rows());
  }

  private Figure figure(
      String title, String label, Function<Activation, DoubleUnaryOperator> function) {
    List<Series> series = new ArrayList<>();
    for (Activation activation : activations) {
      series.add(
          new Series(activation.notation(), Mark.LINE, span.curve(function.apply(activation))));
    }
    return Figure.of(new Chart(title, Axis.of("x"), Axis.of(label), series), Palette.DISTINCT);
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Activation activation : activations) {
      double[] start = activation.start();
      for (double x : span.inputs()) {
        rows.add(
            List.of(
                ShortestDecimal.of(x),
                activation.notation(),
                ShortestDecimal.of(activation.value(x, start)),
                ShortestDecimal.of(activation.derivative(x, start))));
      }
    }
    return rows;
  }
}
