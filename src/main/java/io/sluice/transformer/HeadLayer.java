package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;

/** Final norm, projection to the vocabulary, and the loss in nats. */
final class HeadLayer extends SubLayer {

  private final boolean tied;

  HeadLayer(TransformerShape shape, int vocabulary, ParameterSource source) {
    super("head", definitions(shape, vocabulary), source);
    tied = shape.style().tiedHead();
  }

  static List<ParameterDefinition> definitions(TransformerShape shape, int vocabulary) {
    return shape.style().tiedHead() ? norm(shape) : kernelParameters(shape, vocabulary);
  }

  private static List<ParameterDefinition> norm(TransformerShape shape) {
    return shape.style().normalization().parameters("norm", shape.width(), shape.style().biases());
  }

  /** What the kernel takes: the projection is the model's own or the token table. */
  private static List<ParameterDefinition> kernelParameters(
      TransformerShape shape, int vocabulary) {
    List<ParameterDefinition> all = new ArrayList<>(norm(shape));
    all.add(
        new ParameterDefinition(
            "projection.weight",
            new Shape(vocabulary, shape.width()),
            Initialization.normal(0.02)));
    return all;
  }

  /**
   * Defines {@code mean_loss(x (B, T, C), targets (B, T), PARAMETERS) -> ()} in nats, {@code score}
   * of the same arguments {@code -> (2)}, the sum of nats and the number of tokens whose likeliest
   * successor is the right one, and {@code logits(x, PARAMETERS) -> (B, T, V)}. A tied head's table
   * comes as a last argument.
   */
  static KernelSource source(TransformerShape shape, Precision precision) {
    BlockStyle style = shape.style();
    // The loss and its softmax stay in 32 bits: eight bits of mantissa lose whole hundredths of a
    // nat.
    String logits =
        """
        def logits(self: __torch__.M, x: Tensor%1$s) -> Tensor:
          normalized = %2$s
          return torch.to((self).linear(normalized, projection_weight), 6)
        """
            .formatted(
                signature(kernelParameters(shape, 1)),
                precision.cast(
                    style.normalization().call("normalize", "x", "norm", style.biases())));
    String parameters = signature(kernelParameters(shape, 1));
    String arguments = arguments(kernelParameters(shape, 1));
    String loss =
        """
        def mean_loss(self: __torch__.M, x: Tensor, targets: Tensor%s) -> Tensor:
          logits = torch.flatten((self).logits(x%s), 0, 1)
          return torch.cross_entropy_loss(logits, torch.flatten(torch.to(targets, 4)), None, 1, -100, 0.)
        """
            .formatted(parameters, arguments);
    String score =
        """
        def score(self: __torch__.M, x: Tensor, targets: Tensor%s) -> Tensor:
          logits = torch.flatten((self).logits(x%s), 0, 1)
          ids = torch.flatten(torch.to(targets, 4))
          nats = torch.cross_entropy_loss(logits, ids, None, 2, -100, 0.)
          hits = torch.sum(torch.eq(torch.argmax(logits, 1), ids))
          return torch.stack([nats, torch.to(hits, 6)])
        """
            .formatted(parameters, arguments);
    return KernelSource.of(logits, loss, score);
  }

  /**
   * Defines {@code head_forward(normalized (B, T, C), targets (B, T), TABLE (V, C)) -> [mean loss,
   * log-probabilities]} and {@code head_backward(weight, normalized, targets, log-probabilities,
   * TABLE) -> [gradients of normalized and TABLE]}, which overwrites the log-probabilities: the
   * largest array of a step is written twice and never copied.
   */
  static KernelSource bothWays() {
    return KernelSource.of(
        """
        def head_forward(self: __torch__.M, normalized: Tensor, targets: Tensor, table: Tensor) -> List[Tensor]:
          logits = torch.mm(torch.flatten(normalized, 0, 1), torch.t(table))
          logs = torch._log_softmax(logits, 1, False, out=logits)
          ids = torch.flatten(torch.to(targets, 4))
          return [torch.nll_loss(logs, ids, None, 1, -100), logs]
        """,
        """
        def head_backward(self: __torch__.M, weight: Tensor, normalized: Tensor, targets: Tensor, logs: Tensor, table: Tensor) -> List[Tensor]:
          ids = torch.reshape(torch.to(targets, 4), [-1, 1])
          upstream = torch.exp_(logs)
          _0 = torch.scatter_add_(upstream, 1, ids, torch.neg(torch.ones_like(ids, dtype=6)))
          share = torch.div(weight, torch.size(ids, 0))
          scaled = torch.mul(torch.flatten(normalized, 0, 1), share)
          of_normalized = torch.mul_(torch.mm(upstream, table), share)
          return [torch.view_as(of_normalized, normalized), torch.mm(torch.t(upstream), scaled)]
        """);
  }

  NDArray loss(
      KernelCalls calls,
      NDManager scope,
      String reduction,
      NDArray x,
      NDArray targets,
      NDArray tokenTable) {
    return calls.run(scope, reduction, withTable(tokenTable, x, targets));
  }

  NDArray logits(KernelCalls calls, NDManager scope, NDArray x, NDArray tokenTable) {
    return calls.run(scope, "logits", withTable(tokenTable, x));
  }

  /** The parameters of the final norm. */
  List<NDArray> normParameters() {
    return parametersWhose(name -> name.startsWith("norm."));
  }

  /** What the scores are products with, (V, C): the model's own or the token table. */
  NDArray table(NDArray tokenTable) {
    return tied ? tokenTable : parametersWhose("projection.weight"::equals).get(0);
  }

  private Object[] withTable(NDArray tokenTable, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(withParameters(arguments)));
    if (tied) {
      all.add(tokenTable);
    }
    return all.toArray();
  }
}
