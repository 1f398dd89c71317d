package io.sluice.classifier;

/** Features of some images, and what layers make of them in plain loops and double precision. */
final class ReferenceBatch {

  private final Features features;
  private final double[][] values;

  ReferenceBatch(Features features, double[][] values) {
    this.features = features;
    this.values = values;
  }

  private static ReferenceBatch zeros(Features features, int images) {
    return new ReferenceBatch(features, new double[images][Math.toIntExact(features.size())]);
  }

  Features features() {
    return features;
  }

  /** Image by image: channel by channel, row by row. */
  double[][] values() {
    return values;
  }

  /** How many numbers a channel has. */
  int each() {
    return Math.toIntExact(features.size() / features.channels());
  }

  private FeatureMapShape maps() {
    return (FeatureMapShape) features;
  }

  private double at(int image, int channel, int row, int column) {
    boolean inside = row >= 0 && row < maps().height() && column >= 0 && column < maps().width();
    return inside ? values[image][index(channel, row, column)] : 0;
  }

  private int index(int channel, int row, int column) {
    return (channel * maps().height() + row) * maps().width() + column;
  }

  /** What a window over a channel of an image comes to, its corner at a pixel. */
  private interface Look {
    double value(int image, int channel, int row, int column);
  }

  private ReferenceBatch slid(Window window, int channels, Look look) {
    FeatureMapShape shape =
        new FeatureMapShape(channels, window.steps(maps().height()), window.steps(maps().width()));
    ReferenceBatch out = zeros(shape, values.length);
    for (int image = 0; image < values.length; image++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int row = 0; row < shape.height(); row++) {
          for (int column = 0; column < shape.width(); column++) {
            out.values[image][out.index(channel, row, column)] =
                look.value(
                    image,
                    channel,
                    row * window.stride() - window.padding(),
                    column * window.stride() - window.padding());
          }
        }
      }
    }
    return out;
  }

  /** The bias may be missing. */
  ReferenceBatch convolved(Window window, int filters, double[] weight, double[] bias) {
    int side = window.size();
    int channels = features.channels();
    return slid(
        window,
        filters,
        (image, filter, row, column) -> {
          double sum = bias == null ? 0 : bias[filter];
          for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < side; i++) {
              for (int j = 0; j < side; j++) {
                sum +=
                    weight[((filter * channels + channel) * side + i) * side + j]
                        * at(image, channel, row + i, column + j);
              }
            }
          }
          return sum;
        });
  }

  ReferenceBatch largest(Window window) {
    return slid(
        window,
        features.channels(),
        (image, channel, row, column) -> {
          double largest = Double.NEGATIVE_INFINITY;
          for (int i = Math.max(0, row); i < Math.min(maps().height(), row + window.size()); i++) {
            for (int j = Math.max(0, column);
                j < Math.min(maps().width(), column + window.size());
                j++) {
              largest = Math.max(largest, at(image, channel, i, j));
            }
          }
          return largest;
        });
  }

  ReferenceBatch averaged(Window window) {
    return slid(
        window,
        features.channels(),
        (image, channel, row, column) ->
            sum(image, channel, row, row + window.size(), column, column + window.size())
                / (window.size() * window.size()));
  }

  private double sum(int image, int channel, int top, int bottom, int left, int right) {
    double sum = 0;
    for (int i = top; i < bottom; i++) {
      for (int j = left; j < right; j++) {
        sum += at(image, channel, i, j);
      }
    }
    return sum;
  }

  /** Part i of n begins at ⌊i·L/n⌋ and ends before ⌈(i + 1)·L/n⌉. */
  ReferenceBatch pooledTo(int side) {
    ReferenceBatch out = zeros(new FeatureMapShape(features.channels(), side, side), values.length);
    int height = maps().height();
    int width = maps().width();
    for (int image = 0; image < values.length; image++) {
      for (int channel = 0; channel < features.channels(); channel++) {
        for (int row = 0; row < side; row++) {
          for (int column = 0; column < side; column++) {
            int top = row * height / side;
            int bottom = ((row + 1) * height + side - 1) / side;
            int left = column * width / side;
            int right = ((column + 1) * width + side - 1) / side;
            out.values[image][out.index(channel, row, column)] =
                sum(image, channel, top, bottom, left, right) / ((bottom - top) * (right - left));
          }
        }
      }
    }
    return out;
  }

  ReferenceBatch times(double[] weight, double[] bias) {
    int in = features.channels();
    ReferenceBatch out = zeros(new FeatureVector(bias.length), values.length);
    for (int image = 0; image < values.length; image++) {
      for (int unit = 0; unit < bias.length; unit++) {
        double sum = bias[unit];
        for (int i = 0; i < in; i++) {
          sum += weight[unit * in + i] * values[image][i];
        }
        out.values[image][unit] = sum;
      }
    }
    return out;
  }

  /** Mean and variance of each channel, the latter over all its numbers. */
  double[][] statistics() {
    double[][] statistics = new double[2][features.channels()];
    double count = (double) each() * values.length;
    for (int channel = 0; channel < features.channels(); channel++) {
      for (double[] image : values) {
        for (int i = 0; i < each(); i++) {
          statistics[0][channel] += image[channel * each() + i] / count;
        }
      }
      for (double[] image : values) {
        for (int i = 0; i < each(); i++) {
          double gap = image[channel * each() + i] - statistics[0][channel];
          statistics[1][channel] += gap * gap / count;
        }
      }
    }
    return statistics;
  }

  /** A number of each channel. */
  interface OfChannel {
    double value(int channel, double x);
  }

  ReferenceBatch mapped(OfChannel function) {
    ReferenceBatch out = zeros(features, values.length);
    for (int image = 0; image < values.length; image++) {
      for (int i = 0; i < values[image].length; i++) {
        out.values[image][i] = function.value(i / each(), values[image][i]);
      }
    }
    return out;
  }

  ReferenceBatch plus(ReferenceBatch other) {
    ReferenceBatch out = zeros(features, values.length);
    for (int image = 0; image < values.length; image++) {
      for (int i = 0; i < values[image].length; i++) {
        out.values[image][i] = values[image][i] + other.values[image][i];
      }
    }
    return out;
  }
}
