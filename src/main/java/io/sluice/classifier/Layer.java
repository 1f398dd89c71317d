package io.sluice.classifier;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of a net: a word of the vocabulary that nets are written in. */
public sealed interface Layer {

  /**
   * Writes this layer down behind what is there.
   *
   * @param script where to
   * @param x what comes in
   * @return what goes out
   */
  SymbolicTensor write(BlockScript script, SymbolicTensor x);

  /**
   * Whether a kernel method begins with it. What follows up to the next such layer is in the same
   * method.
   *
   * @return whether it is more than a step behind another layer
   */
  default boolean beginsBlock() {
    return false;
  }

  /**
   * A site: whatever activation the net has there.
   *
   * @param site its name, and the prefix of the activation's parameters
   */
  record Activation(String site) implements Layer {

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      return script.activate(site, x);
    }
  }

  /**
   * Maps times weights (O, C, K, K), perhaps with a bias (O).
   *
   * @param path the prefix of its parameters
   * @param filters O
   * @param window K, stride and padding
   * @param bias whether it has one
   */
  record Convolution(String path, int filters, Window window, Bias bias) implements Layer {

    /**
     * The most numbers in a vector of a processor. With fewer channels the oneDNN of libtorch 2.7.1
     * writes past its memory in the gradient of a strided 1 x 1 convolution's weights (oneDNN's
     * issue 6035): the gradient is wrong, or the process hangs or dies.
     */
    private static final int VECTOR = 16;

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      FeatureMapShape in = x.features().maps(path);
      FeatureMapShape out = in.through(window, path, filters);
      long area = (long) window.size() * window.size();
      String weight =
          script.weight(
              path + ".weight",
              new Shape(filters, in.channels(), window.size(), window.size()),
              script.initialization(in.channels() * area, filters * area, x));
      String shift =
          bias == Bias.WITH
              ? script.cast(
                  script.parameter(path + ".bias", new Shape(filters), Initialization.constant(0)))
              : "None";
      script.count(in.channels() * area * out.size());
      String maps = script.cast(x.variable());
      int stride = window.stride();
      if (window.size() == 1 && stride > 1 && in.channels() < VECTOR) {
        // The pixels that the window sees, each the mean of itself: the same sums without a stride.
        maps =
            "torch.avg_pool2d(%1$s, [1, 1], [%2$d, %2$d], [0, 0], False, True, None)"
                .formatted(maps, stride);
        stride = 1;
      }
      return x.to(
          script.define(
              "torch.conv2d(%1$s, %2$s, %3$s, [%4$d, %4$d], [%5$d, %5$d], [1, 1], 1)"
                  .formatted(maps, weight, shift, stride, window.padding())),
          out);
    }

    @Override
    public boolean beginsBlock() {
      return true;
    }
  }

  /**
   * A vector times weights (O, F), plus a bias.
   *
   * @param path the prefix of its parameters
   * @param units O
   * @param start how the weights start; by the rule of the net if nothing is said
   */
  record Dense(String path, int units, Optional<Initialization> start) implements Layer {

    Dense(String path, int units) {
      this(path, units, Optional.empty());
    }

    /** The last layer of a net, one unit a class. */
    static Dense head(String path, int classes) {
      return new Dense(path, classes, Optional.of(WeightInitialization.HEAD));
    }

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      int in = Math.toIntExact(x.features().size());
      if (!(x.features() instanceof FeatureVector)) {
        throw new IllegalStateException(path + " needs a vector, not " + x.features());
      }
      String weight =
          script.weight(
              path + ".weight",
              new Shape(units, in),
              start.orElseGet(() -> script.initialization(in, units, x)));
      String bias = script.parameter(path + ".bias", new Shape(units), Initialization.constant(0));
      script.count((long) in * units);
      return x.to(
          script.define(
              "torch.linear(%s, %s, %s)"
                  .formatted(script.cast(x.variable()), weight, script.cast(bias))),
          new FeatureVector(units));
    }

    @Override
    public boolean beginsBlock() {
      return true;
    }
  }

  /**
   * Maps with mean 0 and variance 1 in each channel, times a weight and plus a bias (Ioffe and
   * Szegedy, arXiv 1502.03167), ε = 10⁻⁵.
   *
   * <p>Training uses the mean and the variance of the batch and moves the running ones towards them
   * by a tenth, in place; evaluation uses the running ones. These are parameters that do not learn,
   * named {@code running_mean} and {@code running_var} as torchvision does; its count of batches is
   * not kept, since nothing depends on it.
   *
   * @param path the prefix of its parameters
   */
  record BatchNorm(String path) implements Layer {

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      Shape shape = new Shape(x.features().maps(path).channels());
      String weight = script.parameter(path + ".weight", shape, Initialization.constant(1));
      String bias = script.parameter(path + ".bias", shape, Initialization.constant(0));
      String mean = fixed(script, "running_mean", shape, 0);
      String variance = fixed(script, "running_var", shape, 1);
      String statistics =
          switch (script.pass()) {
            case TRAINING -> mean + ", " + variance + ", True";
            case EVALUATION -> mean + ", " + variance + ", False";
            case PLACEMENT -> "None, None, True";
          };
      return x.to(
          script.define(
              "torch.batch_norm(%s, %s, %s, %s, 0.1, 1e-05, True)"
                  .formatted(x.variable(), weight, bias, statistics)),
          x.features());
    }

    private String fixed(BlockScript script, String name, Shape shape, double value) {
      return script.parameter(
          new ParameterDefinition(
              path + "." + name, shape, Initialization.constant(value), ParameterGroup.FIXED));
    }
  }

  /**
   * The largest value under a window.
   *
   * @param path for refusals
   * @param window the window
   */
  record MaxPooling(String path, Window window) implements Layer {

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      FeatureMapShape in = x.features().maps(path);
      return x.to(
          script.define(
              "torch.max_pool2d(%s, %s, [1, 1], False)".formatted(x.variable(), window.script())),
          in.through(window, path, in.channels()));
    }
  }

  /**
   * The mean of what is under a window; padding counts as zeros.
   *
   * @param path for refusals
   * @param window the window
   */
  record AveragePooling(String path, Window window) implements Layer {

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      FeatureMapShape in = x.features().maps(path);
      return x.to(
          script.define(
              "torch.avg_pool2d(%s, %s, False, True, None)"
                  .formatted(x.variable(), window.script())),
          in.through(window, path, in.channels()));
    }
  }

  /**
   * Means over parts of a map, as many of even size as asked for, whatever the size of the map:
   * global average pooling for one. Where a map is smaller than that, parts overlap.
   *
   * @param path for refusals
   * @param side of the result, in pixels
   */
  record AdaptiveAveragePooling(String path, int side) implements Layer {

    /** One number a channel. */
    static AdaptiveAveragePooling one(String path) {
      return new AdaptiveAveragePooling(path, 1);
    }

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      FeatureMapShape in = x.features().maps(path);
      FeatureMapShape out = new FeatureMapShape(in.channels(), side, side);
      return in.equals(out)
          ? x
          : x.to(
              script.define(
                  "torch.adaptive_avg_pool2d(%1$s, [%2$d, %2$d])".formatted(x.variable(), side)),
              out);
    }
  }

  /** Maps as one vector, channel by channel and row by row; vectors as they are. */
  record Flatten() implements Layer {

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      return x.features() instanceof FeatureVector
          ? x
          : x.to(
              script.define("torch.flatten(%s, 1)".formatted(x.variable())),
              new FeatureVector(Math.toIntExact(x.features().size())));
    }
  }

  /**
   * Zeros in random places in training, the others scaled up (Srivastava et al. 2014).
   *
   * @param rate the share of zeros
   */
  record Dropout(double rate) implements Layer {

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      return script.pass() == Pass.TRAINING
          ? x.to(
              script.define("torch.dropout(%s, %s, True)".formatted(x.variable(), rate)),
              x.features())
          : x;
    }
  }

  /**
   * body(x) + shortcut(x) (He et al., arXiv 1512.03385).
   *
   * @param body the layers in between
   * @param shortcut a projection where the body changes the shape, else nothing
   */
  record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {

    /** Copies the lists. */
    public Residual {
      body = List.copyOf(body);
      shortcut = List.copyOf(shortcut);
    }

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      SymbolicTensor through = x;
      for (Layer layer : body) {
        through = layer.write(script, through);
      }
      SymbolicTensor around = x;
      for (Layer layer : shortcut) {
        around = layer.write(script, around);
      }
      if (!around.features().equals(through.features())) {
        throw new IllegalStateException(through + " and its shortcut " + around);
      }
      return through.to(
          script.define("torch.add(%s, %s)".formatted(through.variable(), around.variable())),
          through.features());
    }

    @Override
    public boolean beginsBlock() {
      return true;
    }
  }

  /**
   * x + output · attention(norm(x)) over the positions of a map: every pixel is a token whose
   * vector is its channels, every token looks at all others (Vaswani et al., arXiv 1706.03762,
   * without positions and without biases). The norm is a layer norm over channels, ε = 10⁻⁵.
   *
   * <p>Letters: N images, C channels, P = H·W positions, S heads of width C / S.
   *
   * @param path the prefix of its parameters
   * @param heads S, a divisor of C
   */
  record SelfAttention(String path, int heads) implements Layer {

    @Override
    public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
      FeatureMapShape maps = x.features().maps(path);
      int width = maps.channels();
      Shape vector = new Shape(width);
      List<String> arguments = new ArrayList<>(List.of(x.variable()));
      arguments.add(script.parameter(path + ".norm.weight", vector, Initialization.constant(1)));
      arguments.add(script.parameter(path + ".norm.bias", vector, Initialization.constant(0)));
      for (String name : List.of("query", "key", "value", "output")) {
        arguments.add(projection(script, name, width));
      }
      script.count(4 * maps.size() * width + 2 * maps.pixels() * maps.size());
      return x.to(
          script.define(
              "self.self_attention(%s, %d)".formatted(String.join(", ", arguments), heads)),
          maps);
    }

    /** A norm's output comes in, of variance 1. */
    private String projection(BlockScript script, String name, int width) {
      return script.parameter(
          path + "." + name + ".weight",
          new Shape(width, width),
          script.initialization(width, width));
    }

    @Override
    public boolean beginsBlock() {
      return true;
    }
  }
}
