package io.sluice.classifier;

import io.sluice.activation.Activation;
import io.sluice.engine.Initialization;
import java.util.Optional;

/**
 * How the weights of convolutions, dense layers and attention start: normal draws of mean 0 and of
 * a variance that depends on the fans, the numbers of inputs and of outputs of one unit.
 *
 * <p>Not the head's, which are normal with deviation 0.01 whatever the rule, so that the loss
 * begins at the logarithm of the number of classes. Biases start at 0, norms at 1 and 0,
 * activations at their own start.
 */
public enum WeightInitialization {
  /** Variance 2 / fan-in (He et al., arXiv 1502.01852): keeps the variance of ReLU's signals. */
  HE {
    @Override
    double variance(long fanIn, long fanOut, Optional<Activation> source) {
      return 2.0 / fanIn;
    }
  },
  /** Variance 2 / (fan-in + fan-out) (Glorot and Bengio 2010). */
  GLOROT {
    @Override
    double variance(long fanIn, long fanOut, Optional<Activation> source) {
      return 2.0 / (fanIn + fanOut);
    }
  },
  /**
   * Variance gain² / fan-in, with the {@linkplain Activation#gain gain} of the activation, as it
   * starts, whose output comes in; 1 / fan-in where pixels or a norm's output come in. Keeps the
   * variance of signals that have variance 1; where an activation is a line on each side of 0, that
   * of all signals. Pooling is not counted in.
   */
  VARIANCE_KEEPING {
    @Override
    double variance(long fanIn, long fanOut, Optional<Activation> source) {
      // In single precision, whose digits do not depend on the machine's exponential function.
      float gain = source.map(activation -> (float) activation.gain(activation.start())).orElse(1f);
      return (double) gain * gain / fanIn;
    }
  };

  /** Of the head's weights. */
  static final Initialization HEAD = Initialization.normal(0.01);

  abstract double variance(long fanIn, long fanOut, Optional<Activation> source);

  Initialization weights(long fanIn, long fanOut, Optional<Activation> source) {
    return Initialization.normal(StrictMath.sqrt(variance(fanIn, fanOut, source)));
  }
}
