package io.sluice.transformer;

import io.sluice.engine.KernelSource;
import java.util.Locale;

/**
 * Causal attention in blocks of queries with a backward pass of its own, in 32 bits on a CPU.
 *
 * <p>Each sequence is gone through by blocks of queries, which see the keys up to their own end:
 * scores and probabilities of a block stay in the processor's second cache, and what the mask would
 * hide is mostly never computed. Probabilities are kept for the backward pass. libtorch's fused
 * attention computes them again there, and its products are those of one head at a time.
 */
final class BlockedAttention {

  /** Queries of a block: few enough to skip most of what is masked. */
  private static final int BLOCK = 64;

  private BlockedAttention() {}

  /**
   * Defines {@code attention_forward(queries, keys, values) -> [mixed, PROBABILITIES...]}, {@code
   * attention_backward(gradOutput, queries, keys, values, probabilities) -> [gradients of the
   * three]} and {@code attention_backward_into(the same, of_queries, of_keys, of_values)}, which
   * writes the gradients into its last arguments: queries, keys, values and their gradients (B, H,
   * T, D), mixed and gradOutput (B, T, H, D).
   */
  static KernelSource source(int headWidth) {
    String scale = String.format(Locale.ROOT, "%.17g", 1 / Math.sqrt(headWidth));
    return KernelSource.of(
        """
        def attention_forward(self: __torch__.M, queries: Tensor, keys: Tensor, values: Tensor) -> List[Tensor]:
          triangle = torch.tril(torch.ones([%1$d, %1$d], dtype=6, layout=None, device=ops.prim.device(queries), pin_memory=False), 0)
          hidden = torch.log(triangle)
          mixed = torch.empty_like(torch.transpose(queries, 1, 2))
          kept = [mixed]
          for sequence in range(torch.size(queries, 0)):
            key = torch.select(keys, 0, sequence)
            value = torch.select(values, 0, sequence)
            results = torch.split(torch.transpose(torch.select(mixed, 0, sequence), 0, 1), %1$d, 1)
            blocks = torch.split(torch.mul(torch.select(queries, 0, sequence), %2$s), %1$d, 1)
            first = 0
            for block in range(torch.len(blocks)):
              size = torch.size(blocks[block], 1)
              end = torch.add(first, size)
              seen = torch.slice(key, 1, 0, end, 1)
              scores = torch.bmm(blocks[block], torch.transpose(seen, 1, 2))
              mask = torch.slice(torch.slice(hidden, 0, 0, size, 1), 1, 0, size, 1)
              _0 = torch.add_(torch.slice(scores, 2, first, end, 1), mask)
              probabilities = torch._softmax(scores, -1, False, out=scores)
              _1 = torch.baddbmm_(results[block], probabilities, torch.slice(value, 1, 0, end, 1), beta=0, alpha=1)
              _2 = torch.append(kept, probabilities)
              first = end
          return kept
        """
            .formatted(BLOCK, scale),
        """
        def attention_backward_into(self: __torch__.M, upstream: Tensor, queries: Tensor, keys: Tensor, values: Tensor, probabilities: List[Tensor], of_queries: Tensor, of_keys: Tensor, of_values: Tensor) -> List[Tensor]:
          for sequence in range(torch.size(queries, 0)):
            key = torch.select(keys, 0, sequence)
            value = torch.select(values, 0, sequence)
            of_key = torch.select(of_keys, 0, sequence)
            of_value = torch.select(of_values, 0, sequence)
            ofs = torch.split(torch.select(of_queries, 0, sequence), %1$d, 1)
            upstreams = torch.split(torch.transpose(torch.select(upstream, 0, sequence), 0, 1), %1$d, 1)
            blocks = torch.split(torch.select(queries, 0, sequence), %1$d, 1)
            end = torch.size(queries, 2)
            beta = 0
            for i in range(torch.len(blocks)):
              block = torch.sub(torch.sub(torch.len(blocks), i), 1)
              probability = probabilities[torch.add(torch.mul(sequence, torch.len(blocks)), block)]
              of_scores = torch.bmm(upstreams[block], torch.transpose(torch.slice(value, 1, 0, end, 1), 1, 2))
              _0 = torch._softmax_backward_data(of_scores, probability, -1, 6, grad_input=of_scores)
              _1 = torch.baddbmm_(ofs[block], of_scores, torch.slice(key, 1, 0, end, 1), beta=0, alpha=%2$s)
              _2 = torch.baddbmm_(torch.slice(of_key, 1, 0, end, 1), torch.transpose(of_scores, 1, 2), blocks[block], beta=beta, alpha=%2$s)
              _3 = torch.baddbmm_(torch.slice(of_value, 1, 0, end, 1), torch.transpose(probability, 1, 2), upstreams[block], beta=beta, alpha=1)
              beta = 1
              end = torch.sub(end, torch.size(blocks[block], 1))
          return [of_queries, of_keys, of_values]
        """
            .formatted(BLOCK, scale),
        """
        def attention_backward(self: __torch__.M, upstream: Tensor, queries: Tensor, keys: Tensor, values: Tensor, probabilities: List[Tensor]) -> List[Tensor]:
          return (self).attention_backward_into(upstream, queries, keys, values, probabilities, torch.empty_like(queries), torch.empty_like(keys), torch.empty_like(values))
        """);
  }
}
