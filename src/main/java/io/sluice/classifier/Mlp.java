package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code mlp(DEPTH, width=128)}: pixels as one vector, then DEPTH hidden layers of one width, each
 * followed by an activation, then the head. Neither norms nor skips: what the depth study trains.
 *
 * @param depth hidden layers, 1 to 1000
 * @param width units of each
 */
record Mlp(int depth, int width) implements Design {

  static final String NAME = "mlp";

  private static final int WIDTH = 128;

  /** Refuses sizes out of range. */
  Mlp {
    if (depth < 1 || depth > 1000 || width < 1 || width > 65_536) {
      throw new IllegalArgumentException(
          "mlp(%d, width=%d): give a depth of 1 to 1000 and a width of 1 to 65536"
              .formatted(depth, width));
    }
  }

  static Mlp read(Expression expression) {
    Options options = Options.of(expression, List.of("depth", "width"), List.of("depth", "width"));
    if (options.value("depth").isEmpty()) {
      throw new IllegalArgumentException(
          "mlp needs a depth, its number of hidden layers: mlp(20), for example");
    }
    return new Mlp(size(options.count("depth", 0)), size(options.count("width", WIDTH)));
  }

  private static int size(long count) {
    return (int) Math.max(0, Math.min(count, Integer.MAX_VALUE));
  }

  @Override
  public String notation() {
    return NAME + "(" + depth + (width == WIDTH ? "" : ", width=" + width) + ")";
  }

  @Override
  public List<Layer> layers(int classes) {
    List<Layer> layers = new ArrayList<>(List.of(new Flatten()));
    for (int layer = 0; layer < depth; layer++) {
      layers.add(new Dense("layers." + layer, width));
      layers.add(new ActivationLayer("layers." + layer + ".activation"));
    }
    layers.add(Dense.head("head", classes));
    return layers;
  }
}
