package io.sluice.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationHook;
import io.sluice.activation.ActivationSite;
import io.sluice.engine.KernelCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * Images on their way through a net, block by block and all batches at once, with a hook at every
 * activation.
 *
 * @param run how the net is computed, outside of autograd
 * @param probing the same calls, recorded, for slopes
 */
record ClassifierHooks(NetRun run, KernelCalls probing) {

  void run(NDManager owner, List<NDArray> batches, ActivationHook hook) {
    int layer = 0;
    List<NDArray> signals = batches;
    try (NDManager scope = owner.newSubManager()) {
      for (int block = 0; block < run.blocks().size(); block++) {
        signals = run(scope, block, layer, signals, hook);
        layer += run.program().blocks().get(block).sites().size();
      }
    }
  }

  private List<NDArray> run(
      NDManager owner, int block, int firstLayer, List<NDArray> entering, ActivationHook hook) {
    int layer = firstLayer;
    List<NDArray> after = new ArrayList<>();
    try (NDManager scope = owner.newSubManager()) {
      for (SiteProgram site : run.program().blocks().get(block).sites()) {
        List<NDArray> inputs = new ArrayList<>();
        for (NDArray x : entering) {
          inputs.add(run.siteInput(scope, block, site, x));
        }
        hook.call(
            new ActivationSite(
                site.path(),
                layer++,
                site.activation(),
                run.parameters(block, site),
                inputs,
                probing,
                site.activationMethod()));
      }
      for (NDArray x : entering) {
        NDArray y = run.block(scope, block, x);
        y.attach(owner);
        after.add(y);
      }
    }
    return after;
  }
}
