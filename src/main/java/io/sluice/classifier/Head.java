package io.sluice.classifier;

import io.sluice.engine.KernelSource;

/** What is made of a net's scores. */
final class Head {

  private Head() {}

  /**
   * Defines {@code mean_loss(x (N, F), labels (N), weight, bias) -> ()} in nats an image, the
   * softmax cross-entropy, and {@code score} of the same arguments {@code -> (2)}: the sum of nats,
   * and how many images have their own class as the likeliest.
   *
   * @param logits the method {@code (x, weight, bias) -> (N, classes)}, in float32: eight bits of
   *     mantissa would lose whole hundredths of a nat
   */
  static KernelSource source(String logits) {
    return KernelSource.of(
        """
        def mean_loss(self: __torch__.M, x: Tensor, labels: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
          logits = (self).%s(x, weight, bias)
          return torch.cross_entropy_loss(logits, torch.to(labels, 4), None, 1, -100, 0.)
        """
            .formatted(logits),
        """
        def score(self: __torch__.M, x: Tensor, labels: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
          logits = (self).%s(x, weight, bias)
          classes = torch.to(labels, 4)
          nats = torch.cross_entropy_loss(logits, classes, None, 2, -100, 0.)
          hits = torch.sum(torch.eq(torch.argmax(logits, 1), classes))
          return torch.stack([nats, torch.to(hits, 6)])
        """
            .formatted(logits));
  }
}
