package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.RecordedLoss;
import java.util.List;

/**
 * A loss whose backward pass goes through the sub-layers one by one, so that some of it need not be
 * autograd's. It gives the gradients of the recorded loss, but for rounding.
 *
 * @param autograd of what is recorded within sub-layers
 * @param embedding the first
 * @param passes attention and feed-forward in the order of the computation
 * @param head the last
 */
record LayerwiseBackward(
    Autograd autograd, EmbeddingPass embedding, List<SubLayerPass> passes, HeadPass head)
    implements RecordedLoss {

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
