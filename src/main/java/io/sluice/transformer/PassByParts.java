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
 * A training pass whose way back leads through the sub-layers one by one, so that some of it need
 * not be autograd's. It gives the gradients of the recorded loss, but for rounding.
 */
final class PassByParts implements RecordedLoss {

  /** Numbers in the residual stream: with fewer its many calls cost more than they save. */
  private static final long SMALLEST = 1 << 18;

  /** Tokens: for longer ones the probabilities that are kept take too much memory. */
  private static final long LONGEST = 1024;

  private final KernelPack kernels;
  private final Autograd autograd;
  private final NDManager scope;
  private final Positions positions;
  private final List<SubLayerPass> passes = new ArrayList<>();
  private EmbeddingPass embedding;
  private HeadPass head;

  /**
   * A pass that has not begun.
   *
   * @param kernels with those of {@link TransformerKernel#parts}
   * @param scope the owner of what is kept for the way back
   * @param positions of the tokens
   */
  PassByParts(KernelPack kernels, Autograd autograd, NDManager scope, Positions positions) {
    this.kernels = kernels;
    this.autograd = autograd;
    this.scope = scope;
    this.positions = positions;
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

  /** Begins: ids (B, T) to the residual stream (B, T, C). */
  NDArray embed(EmbeddingLayer layer, NDArray ids) {
    embedding = new EmbeddingPass(kernels, layer, scope, ids, positions.ids());
    return embedding.output();
  }

  /** Takes the residual stream through a pair of sub-layers. */
  NDArray through(AttentionLayer attention, FeedForwardLayer feedForward, NDArray x) {
    SubLayerPass attended = new AttentionPass(kernels, attention, scope, x, positions);
    SubLayerPass fed = new FeedForwardPass(kernels, feedForward, scope, attended.output());
    passes.addAll(List.of(attended, fed));
    return fed.output();
  }

  /** Comes to the loss. */
  void score(HeadLayer layer, NDArray x, NDArray targets, NDArray tokenTable) {
    head = new HeadPass(kernels, layer, scope, x, targets, tokenTable);
  }

  @Override
  public float nats() {
    return head.nats();
  }

  @Override
  public NDList gradients(NDManager owner, float weight, List<NDArray> sources) {
    GradientSums sums = new GradientSums(autograd, owner);
    NDArray upstream = head.back(sums, weight);
    for (int i = passes.size() - 1; i >= 0; i--) {
      try (NDArray behind = upstream) {
        upstream = passes.get(i).back(sums, behind);
      }
    }
    embedding.back(sums, upstream);
    return sums.of(sources);
  }
}
