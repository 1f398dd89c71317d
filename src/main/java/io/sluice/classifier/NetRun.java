package io.sluice.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.ParameterDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Images on their way through a net, block by block.
 *
 * @param program the methods of one pass
 * @param calls how to call them
 * @param blocks the owners of their parameters, in order
 * @param shared the owner of what several blocks share
 */
record NetRun(NetProgram program, KernelCalls calls, List<BlockLayer> blocks, BlockLayer shared) {

  /** From pixels to what enters the head (N, F). */
  NDArray features(NDManager scope, NDArray pixels) {
    NDArray x = pixels;
    for (int block = 0; block < head(); block++) {
      x = block(scope, block, x);
    }
    return x;
  }

  private int head() {
    return blocks.size() - 1;
  }

  /** One block; the last one's result is (N, classes). */
  NDArray block(NDManager scope, int block, NDArray x) {
    return call(scope, block, program.blocks().get(block).method(), x);
  }

  /** What comes into a site of a block, from what comes into the block. */
  NDArray siteInput(NDManager scope, int block, SiteProgram site, NDArray x) {
    return call(scope, block, site.inputMethod(), x);
  }

  NDArray logits(NDManager scope, NDArray pixels) {
    return block(scope, head(), features(scope, pixels));
  }

  /** A method of the head that takes labels. */
  NDArray scored(NDManager scope, String method, NDArray pixels, NDArray labels) {
    return call(scope, head(), method, features(scope, pixels), labels);
  }

  /** A scalar loss, with the penalties of the activations in its gradient if they have any. */
  NDArray penalized(NDManager scope, NDArray loss) {
    NDArray penalized = loss;
    for (int block = 0; block < blocks.size(); block++) {
      for (SiteProgram site : program.blocks().get(block).sites()) {
        if (site.activation().penalty().isPresent()) {
          List<Object> arguments = new ArrayList<>(List.of(penalized));
          arguments.addAll(parameters(block, site));
          penalized = calls.run(scope, site.penaltyMethod(), arguments.toArray());
        }
      }
    }
    return penalized;
  }

  /** The arrays of the activation at a site. */
  List<NDArray> parameters(int block, SiteProgram site) {
    Map<String, NDArray> all = new HashMap<>(blocks.get(block).byName());
    all.putAll(shared.byName());
    return site.parameters().stream().map(all::get).toList();
  }

  private NDArray call(NDManager scope, int block, String method, NDArray... data) {
    List<Object> arguments = new ArrayList<>(List.of(data));
    arguments.addAll(blocks.get(block).arrays());
    List<ParameterDefinition> others = program.blocks().get(block).shared();
    if (!others.isEmpty()) {
      Map<String, NDArray> all = shared.byName();
      others.forEach(definition -> arguments.add(all.get(definition.name())));
    }
    return calls.run(scope, method, arguments.toArray());
  }
}
