package io.sluice.suite.mlp;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationKernel;
import io.sluice.activation.ActivationParameter;
import io.sluice.engine.KernelSource;
import io.sluice.shallow.Loss;
import java.util.stream.Collectors;

/**
 * TorchScript of a network with one hidden layer and of its losses in nats: one call a step.
 *
 * @param inputs N
 * @param outputs M
 * @param bypass how many functions an output sees besides the hidden units
 * @param activation with parameters by channel, if it has any
 * @param loss what becomes small
 * @param ridge λ
 */
record AdamKernel(
    int inputs, int outputs, int bypass, Activation activation, Loss loss, double ridge) {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /**
   * Defines {@code outputs(x, PARAMETERS)}, from rows [1, x] of shape (rows, N + 1) to (rows, M),
   * and {@code loss(table, patterns, PARAMETERS)}, from the rows [1, x, t] of all patterns and the
   * numbers of those of a batch to a scalar, the mean in nats. Parameters are the input weights
   * (N_h, N + 1), the output weights (M, N_u) and those of the activation.
   */
  KernelSource source() {
    String ofUnits =
        activation.parameters().stream()
            .map(ActivationParameter::name)
            .map(name -> ", " + name)
            .collect(Collectors.joining());
    String all = ", input_weight, output_weight" + ofUnits;
    return ActivationKernel.source(activation)
        .link(
            KernelSource.of(
                """
                def outputs(self, x%s):
                  hidden = self.activate(torch.linear(x, input_weight)%s)
                  basis = torch.cat([x[..., :%d], hidden], -1)
                  return torch.linear(basis, output_weight)
                """
                    .formatted(all, ofUnits, bypass),
                """
                def loss(self, table, patterns%s):
                  rows = table.index_select(0, patterns)
                  y = self.outputs(rows[..., :%d]%s)
                  t = rows[..., %d:]
                %s"""
                    .formatted(
                        all, inputs + 1, all, inputs + 1, (nats() + penalised()).indent(2))));
  }

  /** The nats of an error E: those of a Gaussian of deviation 1 where it is a sum of squares. */
  double nats(double error) {
    return factor() * error + constant();
  }

  private double factor() {
    return loss == Loss.CROSS_ENTROPY ? 1 : 0.5;
  }

  private double constant() {
    return loss == Loss.CROSS_ENTROPY ? 0 : 0.5 * outputs * LOG_TWO_PI;
  }

  private String nats() {
    String squared =
        "nats = torch.mse_loss(y, t, 1) * %s + %s\n".formatted(factor() * outputs, constant());
    return switch (loss) {
      case SQUARED -> squared;
      case SQUARED_RESET ->
          """
          reached = y.detach()
          up = torch.maximum(t, reached)
          t = torch.where(t == 1, up, torch.minimum(t, reached))
          """
              + squared;
      case CROSS_ENTROPY -> "nats = torch.cross_entropy_loss(y, t)\n";
    };
  }

  private String penalised() {
    if (ridge == 0) {
      return "return nats\n";
    }
    return """
        weights = output_weight[..., 1:]
        return nats + weights.square().sum() * %s
        """
        .formatted(factor() * ridge);
  }
}
