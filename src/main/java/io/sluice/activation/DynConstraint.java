package io.sluice.activation;

import java.util.LinkedHashMap;
import java.util.Map;

/** What ties α and β of {@link DynActivation} together. Each learns some numbers that give both. */
public enum DynConstraint {
  /** Both are free. */
  NONE("") {
    @Override
    Map<String, Double> start(double alpha, double beta) {
      return ordered("alpha", alpha, "beta", beta);
    }

    @Override
    double[] alphaAndBeta(double... learned) {
      return learned.clone();
    }

    @Override
    double[] vjp(double byAlpha, double byBeta, double... learned) {
      return new double[] {byAlpha, byBeta};
    }

    @Override
    boolean allows(double alpha, double beta) {
      return true;
    }
  },

  /** α stays 1: only what is left of the line is learned. */
  ALPHA_ONE("alpha = torch.ones_like(beta)\n") {
    @Override
    Map<String, Double> start(double alpha, double beta) {
      return Map.of("beta", beta);
    }

    @Override
    double[] alphaAndBeta(double... learned) {
      return new double[] {1, learned[0]};
    }

    @Override
    double[] vjp(double byAlpha, double byBeta, double... learned) {
      return new double[] {byBeta};
    }

    @Override
    boolean allows(double alpha, double beta) {
      return alpha == 1;
    }
  },

  /** β = α·σ(r): the ratio stays between 0 and 1, so f never falls where the base never does. */
  RATIO("beta = alpha * torch.sigmoid(ratio)\n") {
    @Override
    Map<String, Double> start(double alpha, double beta) {
      double ratio = beta / alpha;
      return ordered("alpha", alpha, "ratio", Math.log(ratio / (1 - ratio)));
    }

    @Override
    double[] alphaAndBeta(double... learned) {
      return new double[] {learned[0], learned[0] * Scalars.sigmoid(learned[1])};
    }

    @Override
    double[] vjp(double byAlpha, double byBeta, double... learned) {
      double ratio = Scalars.sigmoid(learned[1]);
      return new double[] {
        byAlpha + byBeta * ratio, byBeta * learned[0] * ratio * Scalars.sigmoid(-learned[1])
      };
    }

    @Override
    boolean allows(double alpha, double beta) {
      return beta / alpha > 0 && beta / alpha < 1;
    }
  },

  /** β = 1 − α: a mean of the base and the line. */
  SUM_ONE("beta = torch.ones_like(alpha) - alpha\n") {
    @Override
    Map<String, Double> start(double alpha, double beta) {
      return Map.of("alpha", alpha);
    }

    @Override
    double[] alphaAndBeta(double... learned) {
      return new double[] {learned[0], 1 - learned[0]};
    }

    @Override
    double[] vjp(double byAlpha, double byBeta, double... learned) {
      return new double[] {byAlpha - byBeta};
    }

    @Override
    boolean allows(double alpha, double beta) {
      return Math.abs(alpha + beta - 1) < 1e-9;
    }
  };

  private final String script;

  DynConstraint(String script) {
    this.script = script;
  }

  private static Map<String, Double> ordered(
      String first, double one, String second, double other) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(first, one);
    numbers.put(second, other);
    return numbers;
  }

  /** TorchScript that computes whichever of {@code alpha} and {@code beta} is not learned. */
  String script() {
    return script;
  }

  /** What is learned, by name and in order, from a start. */
  abstract Map<String, Double> start(double alpha, double beta);

  /** Both numbers from the learned ones. */
  abstract double[] alphaAndBeta(double... learned);

  /** Derivatives by the learned numbers from those by α and β. */
  abstract double[] vjp(double byAlpha, double byBeta, double... learned);

  /** Whether this pair can be a start. */
  abstract boolean allows(double alpha, double beta);
}
