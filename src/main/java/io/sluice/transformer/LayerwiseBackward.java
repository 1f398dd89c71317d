package io.sluice.transformer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.KernelPack;
import io.sluice.engine.Precision;
import io.sluice.engine.RecordedLoss;
import java.util.ArrayList;
import java.util.List;

/**
 * A training pass whose backward pass leads through the sub-layers one by one, so that some of it
 * need not be autograd's. It gives the gradients of the recorded loss, but for rounding.
 */
final class LayerwiseBackward implements RecordedLoss {

  /** Numbers in the residual stream: with fewer its many calls cost more than they save. */
  private static final long SMALLEST = 1 << 18;

  /** Tokens: for longer ones the probabilities that are kept take too much memory. */
  private static final long LONGEST = 1024;

  private final Autograd autograd;
  private final EmbeddingPass embedding;
  private final List<SubLayerPass> passes;
  private final HeadPass head;

  private LayerwiseBackward(
      Autograd autograd, EmbeddingPass embedding, List<SubLayerPass> passes, HeadPass head) {
    this.autograd = autograd;
    this.embedding = embedding;
    this.passes = passes;
    this.head = head;
  }

  /**
   * Goes through a model.
   *
   * @param kernels with those of {@link TransformerKernel#parts}
   * @param scope the owner of what is kept for the backward pass
   * @param positions of the tokens
   * @param ids (B, T)
   * @param targets (B, T)
   */
  static LayerwiseBackward of(
      KernelPack kernels,
      Autograd autograd,
      NDManager scope,
      SubLayers subLayers,
      Positions positions,
      NDArray ids,
      NDArray targets) {
    EmbeddingPass embedding =
        new EmbeddingPass(kernels, subLayers.embedding(), scope, ids, positions.ids());
    List<SubLayerPass> passes = new ArrayList<>();
    NDArray x = embedding.output();
    for (int layer = 0; layer < subLayers.layers(); layer++) {
      AttentionLayer attention = subLayers.attention().get(layer);
      SubLayerPass attended = new AttentionPass(kernels, attention, scope, x, positions);
      FeedForwardLayer feedForward = subLayers.feedForward().get(layer);
      SubLayerPass fed = new FeedForwardPass(kernels, feedForward, scope, attended.output());
      passes.addAll(List.of(attended, fed));
      x = fed.output();
    }
    NDArray table = subLayers.embedding().tokenTable();
    HeadPass head = new HeadPass(kernels, subLayers.head(), scope, x, targets, table);
    return new LayerwiseBackward(autograd, embedding, passes, head);
  }

  /** Whether its kernels compute what a model of this shape does. */
  static boolean suits(TransformerShape shape, Precision precision, Device device) {
    return precision == Precision.FP32
        && !device.isGpu()
        && shape.style().dropout() == 0
        && shape.feedForward().activation().penalty().isEmpty();
  }

  /** Whether it is the faster way for ids (B, T) in a model of a width. */
  static boolean pays(Shape ids, int width) {
    return ids.get(1) <= LONGEST && ids.size() * width >= SMALLEST;
  }

  @Override
  public float nats() {
    return head.nats();
  }

  @Override
  public NDList backward(NDManager scope, float weight, List<NDArray> sources) {
    GradientAccumulator accumulator = new GradientAccumulator(autograd, scope);
    NDArray gradOutput = head.backward(accumulator, weight);
    for (int i = passes.size() - 1; i >= 0; i--) {
      try (NDArray behind = gradOutput) {
        gradOutput =
            GradientAccumulator.withResidual(passes.get(i).backward(accumulator, behind), behind);
      }
    }
    embedding.backward(accumulator, gradOutput);
    return accumulator.of(sources);
  }
}
