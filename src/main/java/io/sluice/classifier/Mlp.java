package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Limit;
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
record Mlp(int depth, int width) implements Net {

  static final String NAME = "mlp";

  private static final int WIDTH = 128;

  private static final Limit DEPTH = new Limit("option 'depth' of mlp", 1, 1000);
  private static final Limit UNITS = new Limit("option 'width' of mlp", 1, 65_536);

  /** Refuses sizes out of range. */
  Mlp {
    DEPTH.require(depth);
    UNITS.require(width);
  }

  static Mlp read(Expression expression) {
    Options options = Options.of(expression, List.of("depth", "width"), List.of("depth", "width"));
    if (options.value("depth").isEmpty()) {
      throw new IllegalArgumentException(
          "mlp needs a depth, its number of hidden layers: mlp(20), for example");
    }
    return new Mlp(options.count("depth", 0, DEPTH), options.count("width", WIDTH, UNITS));
  }

  @Override
  public String notation() {
    return NAME + "(" + depth + (width == WIDTH ? "" : ", width=" + width) + ")";
  }

  @Override
  public List<Layer> layers(int classes) {
    List<Layer> layers = new ArrayList<>(List.of(new Layer.Flatten()));
    for (int layer = 0; layer < depth; layer++) {
      layers.add(new Layer.Dense("layers." + layer, width));
      layers.add(new Layer.Activation("layers." + layer + ".activation"));
    }
    layers.add(Layer.Dense.head("head", classes));
    return layers;
  }
}
