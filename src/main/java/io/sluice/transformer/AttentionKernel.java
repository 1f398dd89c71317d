package io.sluice.transformer;

import io.sluice.engine.KernelSource;
import io.sluice.engine.LinearKernel;
import io.sluice.engine.Precision;
import io.sluice.engine.SubLayer;

/**
 * Kernel text of the attention sub-layer: norm, projections, rotation, causal attention, output
 * projection, residual.
 *
 * <p>Queries and keys come out of one product with their stacked weights, since the rotation treats
 * them alike.
 */
final class AttentionKernel {

  private AttentionKernel() {}

  static KernelSource source(TransformerShape shape, Precision precision) {
    return Normalization.RMS
        .source("head_norm", shape.headWidth(), false)
        .link(
            KernelSource.of(
                rotate(precision),
                queriesAndKeys(shape),
                values(shape),
                attend(shape, precision),
                attendCached(shape, precision)));
  }

  /** x (B, T, heads, D) times the angles of {@link RotaryTable}. */
  private static String rotate(Precision precision) {
    return """
        def rotate(self: __torch__.M, x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
          swapped = torch.roll(x, [torch.floordiv(torch.size(x, -1), 2)], [-1])
          return torch.addcmul(torch.mul(x, %s), swapped, %s)
        """
        .formatted(precision.cast("cosines"), precision.cast("sines"));
  }

  /** Rotated and normalised (B, T, H + G, D). */
  private static String queriesAndKeys(TransformerShape shape) {
    AttentionShape attention = shape.attention();
    boolean biases = shape.style().biases();
    String projected =
        biases
            ? "(self).linear_with_bias(x, torch.cat([query_weight, key_weight]), torch.cat([query_bias, key_bias]))"
            : "(self).linear(x, torch.cat([query_weight, key_weight]))";
    String heads =
        "torch.view(%s, [torch.size(x, 0), torch.size(x, 1), %d, %d])"
            .formatted(projected, attention.heads() + attention.keyValueHeads(), shape.headWidth());
    String normalized =
        attention.queryKeyNorm()
            ? """
              torch.cat([(self).head_norm(torch.split_with_sizes(heads, [%1$d, %2$d], 2)[0], torch.type_as(query_norm_weight, heads)), \
              (self).head_norm(torch.split_with_sizes(heads, [%1$d, %2$d], 2)[1], torch.type_as(key_norm_weight, heads))], 2)"""
                .formatted(attention.heads(), attention.keyValueHeads())
            : "heads";
    String positioned =
        attention.positions() == PositionEncoding.ROTARY
            ? "(self).rotate(normalized, cosines, sines)"
            : "normalized";
    return """
        def queries_and_keys(self: __torch__.M, x: Tensor, cosines: Tensor, sines: Tensor%s) -> Tensor:
          heads = %s
          normalized = %s
          return %s
        """
        .formatted(parameters(shape), heads, normalized, positioned);
  }

  /** (B, G, T, D). */
  private static String values(TransformerShape shape) {
    return """
        def values(self: __torch__.M, x: Tensor%s) -> Tensor:
          projected = %s
          return torch.transpose(torch.view(projected, [torch.size(x, 0), torch.size(x, 1), %d, %d]), 1, 2)
        """
        .formatted(
            parameters(shape),
            LinearKernel.call("x", "value", shape.style().biases()),
            shape.attention().keyValueHeads(),
            shape.headWidth());
  }

  private static String attend(TransformerShape shape, Precision precision) {
    return """
        def attend(self: __torch__.M, x: Tensor, cosines: Tensor, sines: Tensor%1$s) -> Tensor:
          normalized = %2$s
          both = (self).queries_and_keys(normalized, cosines, sines%3$s)
          parts = torch.split_with_sizes(both, [%4$d, %5$d], 2)
          queries = torch.transpose(parts[0], 1, 2)
          keys = torch.transpose(parts[1], 1, 2)
          values = (self).values(normalized%3$s)
          mixed = torch.scaled_dot_product_attention(queries, %6$s, %7$s, None, %8$s, True)
          joined = torch.flatten(torch.transpose(mixed, 1, 2), 2)
          return torch.add(x, %9$s)
        """
        .formatted(
            parameters(shape),
            normalized(shape, precision),
            arguments(shape),
            shape.attention().heads(),
            shape.attention().keyValueHeads(),
            grouped(shape, "keys"),
            grouped(shape, "values"),
            Double.toString(shape.style().dropout()),
            Dropout.of(
                LinearKernel.call("joined", "output", shape.style().biases()),
                shape.style().dropout()));
  }

  /** Without dropout: caches serve generation only. */
  private static String attendCached(TransformerShape shape, Precision precision) {
    return """
        def attend_cached(self: __torch__.M, x: Tensor, cosines: Tensor, sines: Tensor, positions: Tensor, \
        key_cache: Tensor, value_cache: Tensor%1$s) -> Tensor:
          normalized = %2$s
          both = (self).queries_and_keys(normalized, cosines, sines%3$s)
          parts = torch.split_with_sizes(both, [%4$d, %5$d], 2)
          queries = torch.transpose(parts[0], 1, 2)
          first = int(torch.select(positions, 0, 0))
          end = torch.add(first, torch.size(x, 1))
          _0 = torch.copy_(torch.slice(key_cache, 2, first, end, 1), torch.transpose(parts[1], 1, 2))
          _1 = torch.copy_(torch.slice(value_cache, 2, first, end, 1), (self).values(normalized%3$s))
          keys = torch.type_as(torch.slice(key_cache, 2, 0, end, 1), queries)
          values = torch.type_as(torch.slice(value_cache, 2, 0, end, 1), queries)
          mask = torch.ge(torch.unsqueeze(positions, 1), torch.arange(end, dtype=3, layout=None, device=ops.prim.device(positions), pin_memory=False))
          mixed = torch.scaled_dot_product_attention(queries, %6$s, %7$s, mask, 0., False)
          joined = torch.flatten(torch.transpose(mixed, 1, 2), 2)
          return torch.add(x, %8$s)
        """
        .formatted(
            parameters(shape),
            normalized(shape, precision),
            arguments(shape),
            shape.attention().heads(),
            shape.attention().keyValueHeads(),
            grouped(shape, "keys"),
            grouped(shape, "values"),
            LinearKernel.call("joined", "output", shape.style().biases()));
  }

  private static String normalized(TransformerShape shape, Precision precision) {
    BlockStyle style = shape.style();
    return precision.cast(style.normalization().call("normalize", "x", "norm", style.biases()));
  }

  /** Each key and value head serves H / G query heads in a row. */
  private static String grouped(TransformerShape shape, String name) {
    int group = shape.attention().heads() / shape.attention().keyValueHeads();
    return group == 1 ? name : "torch.repeat_interleave(%s, %d, 1)".formatted(name, group);
  }

  private static String parameters(TransformerShape shape) {
    return SubLayer.signature(AttentionLayer.definitions(shape));
  }

  private static String arguments(TransformerShape shape) {
    return SubLayer.arguments(AttentionLayer.definitions(shape));
  }
}
