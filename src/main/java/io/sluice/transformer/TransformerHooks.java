package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationHook;
import io.sluice.engine.KernelCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * Text on its way through a model, layer by layer and all batches at once, with a hook at every
 * activation.
 *
 * @param subLayers what it leads through
 * @param positions of the whole context
 * @param inference how the model computes
 * @param probing the same, recorded, for slopes
 */
record TransformerHooks(
    SubLayers subLayers, Positions positions, KernelCalls inference, KernelCalls probing) {

  void run(NDManager owner, List<NDArray> batches, ActivationHook hook) {
    try (NDManager scope = owner.newSubManager()) {
      List<NDArray> streams = new ArrayList<>();
      for (NDArray ids : batches) {
        Positions window = positions.range(scope, 0, Math.toIntExact(ids.getShape().get(1)));
        streams.add(subLayers.embedding().embed(inference, scope, ids, window.ids()));
      }
      for (int layer = 0; layer < subLayers.layers(); layer++) {
        streams = run(scope, layer, streams, hook);
      }
    }
  }

  private List<NDArray> run(
      NDManager owner, int layer, List<NDArray> streams, ActivationHook hook) {
    FeedForwardLayer block = subLayers.feedForward().get(layer);
    List<NDArray> after = new ArrayList<>();
    try (NDManager scope = owner.newSubManager()) {
      List<NDArray> entering = new ArrayList<>();
      for (NDArray x : streams) {
        Positions window = positions.range(scope, 0, Math.toIntExact(x.getShape().get(1)));
        entering.add(subLayers.attention().get(layer).apply(inference, scope, x, window));
      }
      for (int site = 0; site < block.sites(); site++) {
        List<NDArray> inputs = new ArrayList<>();
        for (NDArray x : entering) {
          inputs.add(block.siteInput(inference, scope, x, site));
        }
        hook.call(block.site(layer, site, inputs, probing));
      }
      for (NDArray x : entering) {
        NDArray y = block.apply(inference, scope, x);
        y.attach(owner);
        after.add(y);
      }
    }
    return after;
  }
}
