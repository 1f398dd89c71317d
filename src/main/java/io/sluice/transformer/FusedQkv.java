package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;
import io.sluice.engine.KernelSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Queries, keys and values of all heads as one matrix product, rotated together, with a backward
 * pass of their own: of three products a layer, and of three accumulator, one is left. Rotations
 * are laid out for all heads first, so that the product with them runs along memory.
 */
final class FusedQkv implements Qkv {

  private final KernelPack kernels;
  private final NDManager scope;
  private final NDArray x;
  private final NDArray rotations;
  private final List<NDArray> weights;
  private final NDList outputs;

  /**
   * Projects and rotates.
   *
   * @param x (B, T, C)
   * @param weights those of queries, keys and values
   */
  FusedQkv(
      KernelPack kernels, NDManager scope, NDArray x, NDArray rotations, List<NDArray> weights) {
    this.kernels = kernels;
    this.scope = scope;
    this.x = x;
    this.rotations = rotations;
    this.weights = weights;
    List<Object> arguments = new ArrayList<>(List.of(x, rotations));
    arguments.addAll(weights);
    outputs = kernels.infer(scope, "heads_forward", arguments.toArray());
  }

  /** Whether the heads of a model are nothing but projections and rotations. */
  static boolean suits(TransformerShape shape) {
    AttentionShape attention = shape.attention();
    return attention.positions() == PositionEncoding.ROTARY
        && attention.heads() == attention.keyValueHeads()
        && !attention.queryKeyNorm()
        && !shape.style().biases();
  }

  /**
   * Defines {@code heads_forward(x (B, T, C), rotations, WEIGHTS) -> [queries, keys, values, all
   * weights]} and {@code heads_backward(gradOutput, queries, keys, values, all weights, x,
   * rotations, probabilities) -> [gradients of x and WEIGHTS]}, where gradOutput (B, T, H, D) is
   * that of attention.
   */
  static KernelSource source(TransformerShape shape) {
    int heads = shape.attention().heads();
    return KernelSource.of(
        """
        def for_all_heads(self: __torch__.M, rotations: Tensor) -> Tensor:
          return torch.contiguous(torch.expand(rotations, [-1, %d, -1, -1]))
        """
            .formatted(2 * heads),
        """
        def heads_forward(self: __torch__.M, x: Tensor, rotations: Tensor, query_weight: Tensor, key_weight: Tensor, value_weight: Tensor) -> List[Tensor]:
          weights = torch.cat([(self).interleave(query_weight), (self).interleave(key_weight), value_weight], 0)
          projected = torch.unflatten(torch.linear(x, weights), 2, [-1, %1$d])
          rotated = (self).rotate(torch.slice(projected, 2, 0, %3$d, 1), (self).for_all_heads(rotations))
          queries = torch.transpose(torch.slice(rotated, 2, 0, %2$d, 1), 1, 2)
          keys = torch.transpose(torch.slice(rotated, 2, %2$d, %3$d, 1), 1, 2)
          values = torch.transpose(torch.slice(projected, 2, %3$d, %4$d, 1), 1, 2)
          return [queries, keys, values, weights]
        """
            .formatted(shape.headWidth(), heads, 2 * heads, 3 * heads),
        """
        def separate(self: __torch__.M, weight: Tensor) -> Tensor:
          pairs = torch.unflatten(weight, 0, [-1, %d, 2])
          return torch.flatten(torch.transpose(pairs, 1, 2), 0, 2)
        """
            .formatted(Math.max(1, shape.headWidth() / 2)),
        """
        def heads_backward(self: __torch__.M, upstream: Tensor, queries: Tensor, keys: Tensor, values: Tensor, weights: Tensor, x: Tensor, rotations: Tensor, probabilities: List[Tensor]) -> List[Tensor]:
          gradient = torch.empty([torch.size(x, 0), torch.size(x, 1), %4$d, %1$d], dtype=6, layout=None, device=ops.prim.device(x), pin_memory=False, memory_format=None)
          heads = torch.transpose(gradient, 1, 2)
          _0 = (self).attention_backward_into(upstream, queries, keys, values, probabilities, torch.slice(heads, 1, 0, %2$d, 1), torch.slice(heads, 1, %2$d, %3$d, 1), torch.slice(heads, 1, %3$d, %4$d, 1))
          pairs = torch.view_as_complex(torch.unflatten(torch.slice(gradient, 2, 0, %3$d, 1), -1, [-1, 2]))
          back = torch.view_as_real(torch.conj_physical(torch.view_as_complex(rotations)))
          _1 = torch.mul_(pairs, torch.view_as_complex((self).for_all_heads(back)))
          rows = torch.flatten(torch.flatten(gradient, 2), 0, 1)
          of_x = torch.view_as(torch.mm(rows, weights), x)
          of_weights = torch.split(torch.mm(torch.t(rows), torch.flatten(x, 0, 1)), %5$d, 0)
          return [of_x, (self).separate(of_weights[0]), (self).separate(of_weights[1]), of_weights[2]]
        """
            .formatted(shape.headWidth(), heads, 2 * heads, 3 * heads, heads * shape.headWidth()));
  }

  @Override
  public List<NDArray> outputs() {
    return outputs.subList(0, 3);
  }

  @Override
  public NDArray backward(
      GradientAccumulator accumulator, NDArray gradOutput, NDList probabilities) {
    NDList gradients =
        kernels.infer(
            scope,
            "heads_backward",
            gradOutput,
            outputs.get(0),
            outputs.get(1),
            outputs.get(2),
            outputs.get(3),
            x,
            rotations,
            probabilities);
    for (int i = 0; i < weights.size(); i++) {
      accumulator.add(weights.get(i), gradients.get(1 + i));
    }
    return gradients.get(0);
  }
}
