package io.sluice.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationSite;
import io.sluice.activation.SiteVisitor;
import io.sluice.engine.KernelCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * Images on their way through a net, block by block and all batches at once, with a stop at every
 * activation.
 *
 * @param run how the net is computed, outside of autograd
 * @param probing the same calls, recorded, for slopes
 */
record SiteTour(NetRun run, KernelCalls probing) {

  void visit(NDManager owner, List<NDArray> batches, SiteVisitor visitor) {
    int layer = 0;
    List<NDArray> signals = batches;
    try (NDManager scope = owner.newSubManager()) {
      for (int block = 0; block < run.blocks().size(); block++) {
        signals = visit(scope, block, layer, signals, visitor);
        layer += run.program().blocks().get(block).sites().size();
      }
    }
  }

  private List<NDArray> visit(
      NDManager owner, int block, int firstLayer, List<NDArray> entering, SiteVisitor visitor) {
    int layer = firstLayer;
    List<NDArray> after = new ArrayList<>();
    try (NDManager scope = owner.newSubManager()) {
      for (SiteProgram site : run.program().blocks().get(block).sites()) {
        List<NDArray> inputs = new ArrayList<>();
        for (NDArray x : entering) {
          inputs.add(run.siteInput(scope, block, site, x));
        }
        visitor.visit(
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
