package io.sluice.classifier;

import java.util.Map;

/** A self-attention block in plain loops. */
final class ReferenceAttention {

  private final Layer.SelfAttention layer;
  private final Map<String, double[]> parameters;

  ReferenceAttention(Layer.SelfAttention layer, Map<String, double[]> parameters) {
    this.layer = layer;
    this.parameters = parameters;
  }

  ReferenceBatch through(ReferenceBatch x) {
    int width = x.features().channels();
    int positions = x.each();
    double[][] values = new double[x.values().length][];
    for (int image = 0; image < values.length; image++) {
      double[][] tokens = new double[positions][width];
      for (int i = 0; i < width * positions; i++) {
        tokens[i % positions][i / positions] = x.values()[image][i];
      }
      double[][] mixed = times("output", mixed(normalized(tokens)));
      values[image] = new double[width * positions];
      for (int i = 0; i < width * positions; i++) {
        values[image][i] =
            tokens[i % positions][i / positions] + mixed[i % positions][i / positions];
      }
    }
    return new ReferenceBatch(x.features(), values);
  }

  private double[] parameter(String name) {
    return parameters.get(layer.path() + "." + name);
  }

  private double[][] normalized(double[][] tokens) {
    double[][] out = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      int width = tokens[t].length;
      double mean = 0;
      for (double value : tokens[t]) {
        mean += value / width;
      }
      double variance = 0;
      for (double value : tokens[t]) {
        variance += (value - mean) * (value - mean) / width;
      }
      out[t] = new double[width];
      for (int i = 0; i < width; i++) {
        out[t][i] =
            (tokens[t][i] - mean) / Math.sqrt(variance + 1e-5) * parameter("norm.weight")[i]
                + parameter("norm.bias")[i];
      }
    }
    return out;
  }

  private double[][] times(String name, double[][] tokens) {
    double[] weight = parameter(name + ".weight");
    double[][] out = new double[tokens.length][tokens[0].length];
    for (int t = 0; t < tokens.length; t++) {
      for (int o = 0; o < out[t].length; o++) {
        for (int i = 0; i < out[t].length; i++) {
          out[t][o] += weight[o * out[t].length + i] * tokens[t][i];
        }
      }
    }
    return out;
  }

  private double[][] mixed(double[][] tokens) {
    double[][] queries = times("query", tokens);
    double[][] keys = times("key", tokens);
    double[][] values = times("value", tokens);
    int width = tokens[0].length / layer.heads();
    double[][] out = new double[tokens.length][tokens[0].length];
    for (int head = 0; head < layer.heads(); head++) {
      for (int t = 0; t < tokens.length; t++) {
        double[] shares = new double[tokens.length];
        double total = 0;
        for (int other = 0; other < tokens.length; other++) {
          double score = 0;
          for (int i = head * width; i < (head + 1) * width; i++) {
            score += queries[t][i] * keys[other][i];
          }
          shares[other] = Math.exp(score / Math.sqrt(width));
          total += shares[other];
        }
        for (int other = 0; other < tokens.length; other++) {
          for (int i = head * width; i < (head + 1) * width; i++) {
            out[t][i] += shares[other] / total * values[other][i];
          }
        }
      }
    }
    return out;
  }
}
