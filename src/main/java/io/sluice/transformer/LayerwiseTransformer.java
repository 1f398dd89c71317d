package io.sluice.transformer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.RecordedLoss;
import java.util.ArrayList;
import java.util.List;

/** The same model with a {@link LayerwiseBackward} where that is faster. */
final class LayerwiseTransformer extends Transformer {

  /** Numbers in the residual stream: with fewer its many calls cost more than they save. */
  private static final long SMALLEST = 1 << 18;

  /** Tokens: for longer ones the probabilities that are kept take too much memory. */
  private static final long LONGEST = 1024;

  private final LayerwiseMethods methods;

  LayerwiseTransformer(
      TransformerShape shape,
      int vocabulary,
      ParameterSource source,
      NDManager owner,
      ModelKernels kernels,
      LayerwiseMethods methods) {
    super(shape, vocabulary, source, owner, kernels);
    this.methods = methods;
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
  public RecordedLoss loss(NDManager scope, Autograd autograd, NDArray ids, NDArray targets) {
    return pays(ids.getShape(), shape().width())
        ? layerwiseLoss(scope, autograd, ids, targets)
        : super.loss(scope, autograd, ids, targets);
  }

  /** Whatever pays. */
  RecordedLoss layerwiseLoss(NDManager scope, Autograd autograd, NDArray ids, NDArray targets) {
    SubLayers parts = parts();
    Positions window = window(scope, ids);
    EmbeddingPass embedding =
        new EmbeddingPass(methods, parts.embedding(), scope, ids, window.ids());
    List<SubLayerPass> passes = new ArrayList<>();
    NDArray x =
        parts.through(
            embedding.output(),
            (layer, entering) -> {
              SubLayerPass attended =
                  new AttentionPass(
                      methods, shape(), layer.attention(), scope, entering, window.rotations());
              SubLayerPass fed =
                  new FeedForwardPass(methods, layer.feedForward(), scope, attended.output());
              passes.addAll(List.of(attended, fed));
              return fed.output();
            });
    HeadPass head = new HeadPass(methods, parts.head(), scope, x, targets);
    return new LayerwiseBackward(autograd, embedding, passes, head);
  }
}
