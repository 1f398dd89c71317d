package io.sluice.transformer;

import io.sluice.engine.KernelSource;
import io.sluice.engine.LinearKernel;
import io.sluice.engine.Precision;
import io.sluice.engine.SubLayer;

/**
 * Kernel text of the attention sub-layer: norm, projections, rotation, causal attention, output
 * projection, residual.
 */
final class AttentionKernel {

  private AttentionKernel() {}

  static KernelSource source(TransformerShape shape, Precision precision) {
    return Normalization.RMS
        .source("head_norm", shape.headWidth(), false)
        .link(
            KernelSource.of(
                rotate(precision),
                interleave(shape),
                positioned(shape, precision, "query", shape.attention().heads()),
                positioned(shape, precision, "key", shape.attention().keyValueHeads()),
                values(shape),
                inputs(shape),
                onto(shape),
                attend(shape, precision),
                attendCached(shape, precision)));
  }

  /**
   * x (B, T, heads, D), its pairs side by side, times {@link RotaryTable}: one complex product,
   * which reads and writes x once. Complex numbers exist in 32 bits only.
   */
  private static String rotate(Precision precision) {
    return """
        def rotate(self: __torch__.M, x: Tensor, rotations: Tensor) -> Tensor:
          pairs = torch.view_as_complex(torch.unflatten(torch.to(x, 6), -1, [-1, 2]))
          turned = torch.mul(pairs, torch.view_as_complex(rotations))
          return %s
        """
        .formatted(precision.cast("torch.flatten(torch.view_as_real(turned), 3)"));
  }

  /**
   * Rows of the query or key weights, in Hugging Face's order by halves, put in the order of pairs:
   * the scores do not change, since queries and keys are permuted alike.
   */
  private static String interleave(TransformerShape shape) {
    return """
        def interleave(self: __torch__.M, weight: Tensor) -> Tensor:
          halves = torch.unflatten(weight, 0, [-1, 2, %d])
          return torch.flatten(torch.transpose(halves, 1, 2), 0, 2)
        """
        .formatted(Math.max(1, shape.headWidth() / 2));
  }

  /**
   * Queries (B, H, T, D) or keys (B, G, T, D): projected, normalized and rotated, the latter two in
   * 32 bits.
   */
  private static String positioned(
      TransformerShape shape, Precision precision, String name, int heads) {
    AttentionShape attention = shape.attention();
    String weight = rows(attention, name + "_weight");
    String projected =
        shape.style().biases()
            ? "(self).linear_with_bias(x, %s, %s)"
                .formatted(weight, rows(attention, name + "_bias"))
            : "(self).linear(x, %s)".formatted(weight);
    String normalized =
        attention.queryKeyNorm()
            ? "(self).head_norm(%s, %s)"
                .formatted(
                    precision == Precision.FP32 ? "heads" : "torch.to(heads, 6)",
                    rows(attention, name + "_norm_weight"))
            : "heads";
    String positioned =
        attention.positions() == PositionEncoding.ROTARY
            ? "(self).rotate(normalized, rotations)"
            : precision.cast("normalized");
    return """
        def %s(self: __torch__.M, x: Tensor, rotations: Tensor%s) -> Tensor:
          heads = torch.unflatten(%s, 2, [%d, %d])
          normalized = %s
          return torch.transpose(%s, 1, 2)
        """
        .formatted(
            name, parameters(shape), projected, heads, shape.headWidth(), normalized, positioned);
  }

  /** Rows in the order that the rotation needs. */
  private static String rows(AttentionShape attention, String weight) {
    return attention.positions() == PositionEncoding.ROTARY
        ? "(self).interleave(" + weight + ")"
        : weight;
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

  /** Queries, keys and values of the norm's output, (B, H, T, D) each. */
  private static String inputs(TransformerShape shape) {
    return """
        def attention_inputs(self: __torch__.M, x: Tensor, rotations: Tensor%1$s) -> List[Tensor]:
          queries = (self).query(x, rotations%2$s)
          keys = (self).key(x, rotations%2$s)
          values = (self).values(x%2$s)
          return [queries, %3$s, %4$s]
        """
        .formatted(
            parameters(shape), arguments(shape), grouped(shape, "keys"), grouped(shape, "values"));
  }

  /** The residual stream plus the projection of what attention has mixed, (B, T, H, D). */
  private static String onto(TransformerShape shape) {
    return """
        def attention_onto(self: __torch__.M, x: Tensor, mixed: Tensor%1$s) -> Tensor:
          joined = torch.flatten(mixed, 2)
          return %2$s
        """
        .formatted(parameters(shape), Residual.add("joined", "output", shape.style()));
  }

  private static String attend(TransformerShape shape, Precision precision) {
    return """
        def attend(self: __torch__.M, x: Tensor, rotations: Tensor%1$s) -> Tensor:
          inputs = (self).attention_inputs(%2$s, rotations%3$s)
          mixed = torch.scaled_dot_product_attention(inputs[0], inputs[1], inputs[2], None, %4$s, True)
          return (self).attention_onto(x, torch.transpose(mixed, 1, 2)%3$s)
        """
        .formatted(
            parameters(shape),
            normalized(shape, precision),
            arguments(shape),
            Double.toString(shape.style().dropout()));
  }

  /** For generation only, which calls the kernel without dropout. */
  private static String attendCached(TransformerShape shape, Precision precision) {
    return """
        def attend_cached(self: __torch__.M, x: Tensor, rotations: Tensor, positions: Tensor, \
        key_cache: Tensor, value_cache: Tensor%1$s) -> Tensor:
          normalized = %2$s
          queries = (self).query(normalized, rotations%3$s)
          first = int(torch.select(positions, 0, 0))
          end = torch.add(first, torch.size(x, 1))
          _0 = torch.copy_(torch.slice(key_cache, 2, first, end, 1), (self).key(normalized, rotations%3$s))
          _1 = torch.copy_(torch.slice(value_cache, 2, first, end, 1), (self).values(normalized%3$s))
          keys = torch.type_as(torch.slice(key_cache, 2, 0, end, 1), queries)
          values = torch.type_as(torch.slice(value_cache, 2, 0, end, 1), queries)
          mask = torch.ge(torch.unsqueeze(positions, 1), torch.arange(end, dtype=3, layout=None, device=ops.prim.device(positions), pin_memory=False))
          mixed = torch.scaled_dot_product_attention(queries, %4$s, %5$s, mask, 0., False)
          return (self).attention_onto(x, torch.transpose(mixed, 1, 2)%3$s)
        """
        .formatted(
            parameters(shape),
            normalized(shape, precision),
            arguments(shape),
            grouped(shape, "keys"),
            grouped(shape, "values"));
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
