package io.sluice.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationHook;
import io.sluice.activation.ActivationSite;
import io.sluice.engine.KernelPack;
import io.sluice.engine.Method;
import io.sluice.engine.ParameterDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Images on their way through a net, block by block. */
final class NetRun {

  private final List<Block> blocks = new ArrayList<>();
  private final BlockLayer shared;
  private final Method meanLoss;
  private final Method score;

  /** A block with its functions and the owner of its parameters. */
  private record Block(
      Method method, BlockLayer layer, List<ParameterDefinition> shared, List<Site> sites) {}

  /** An activation with its functions. */
  private record Site(
      int number, SiteProgram program, Method input, Method activate, Optional<Method> penalize) {}

  /**
   * A net as it is computed in one pass.
   *
   * @param program its methods by name
   * @param pack the methods
   * @param layers the owners of their parameters, in order
   * @param shared the owner of what several blocks share
   */
  NetRun(NetProgram program, KernelPack pack, List<BlockLayer> layers, BlockLayer shared) {
    this.shared = shared;
    meanLoss = pack.method("mean_loss");
    score = pack.method("score");
    int number = 0;
    for (int i = 0; i < layers.size(); i++) {
      BlockProgram block = program.blocks().get(i);
      List<Site> sites = new ArrayList<>();
      for (SiteProgram site : block.sites()) {
        sites.add(
            new Site(
                number++,
                site,
                pack.method(site.inputMethod()),
                pack.method(site.activationMethod()),
                site.activation().penalty().map(text -> pack.method(site.penaltyMethod()))));
      }
      blocks.add(new Block(pack.method(block.method()), layers.get(i), block.shared(), sites));
    }
  }

  /** From pixels to what enters the head (N, F). */
  private NDArray features(NDManager scope, NDArray pixels) {
    NDArray x = pixels;
    for (Block block : blocks.subList(0, blocks.size() - 1)) {
      x = call(block, block.method, scope, x);
    }
    return x;
  }

  private Block head() {
    return blocks.get(blocks.size() - 1);
  }

  /** (N, classes). */
  NDArray logits(NDManager scope, NDArray pixels) {
    return call(head(), head().method, scope, features(scope, pixels));
  }

  NDArray meanLoss(NDManager scope, NDArray pixels, NDArray labels) {
    return call(head(), meanLoss, scope, features(scope, pixels), labels);
  }

  NDArray score(NDManager scope, NDArray pixels, NDArray labels) {
    return call(head(), score, scope, features(scope, pixels), labels);
  }

  /** A scalar loss, with the penalties of the activations in its gradient if they have any. */
  NDArray penalized(NDManager scope, NDArray loss) {
    NDArray penalized = loss;
    for (Block block : blocks) {
      for (Site site : block.sites) {
        if (site.penalize.isPresent()) {
          List<Object> arguments = new ArrayList<>(List.of(penalized));
          arguments.addAll(parameters(block, site));
          penalized = site.penalize.get().one(scope, arguments.toArray());
        }
      }
    }
    return penalized;
  }

  /**
   * Computes block by block, all batches at once.
   *
   * @param probing the same functions, recorded, for slopes
   * @param hook called once a site
   */
  void hooked(NDManager owner, NetRun probing, List<NDArray> batches, ActivationHook hook) {
    try (NDManager scope = owner.newSubManager()) {
      List<NDArray> signals = batches;
      for (int i = 0; i < blocks.size(); i++) {
        signals = hooked(scope, blocks.get(i), probing.blocks.get(i), signals, hook);
      }
    }
  }

  private List<NDArray> hooked(
      NDManager owner, Block block, Block probing, List<NDArray> entering, ActivationHook hook) {
    List<NDArray> after = new ArrayList<>();
    try (NDManager scope = owner.newSubManager()) {
      for (int i = 0; i < block.sites.size(); i++) {
        Site site = block.sites.get(i);
        List<NDArray> inputs = new ArrayList<>();
        for (NDArray x : entering) {
          inputs.add(call(block, site.input, scope, x));
        }
        hook.call(
            new ActivationSite(
                site.program.path(),
                site.number,
                site.program.activation(),
                parameters(block, site),
                inputs,
                probing.sites.get(i).activate));
      }
      for (NDArray x : entering) {
        NDArray y = call(block, block.method, scope, x);
        y.attach(owner);
        after.add(y);
      }
    }
    return after;
  }

  private List<NDArray> parameters(Block block, Site site) {
    Map<String, NDArray> all = new HashMap<>(block.layer.values());
    all.putAll(shared.values());
    return site.program.parameters().stream().map(all::get).toList();
  }

  private NDArray call(Block block, Method method, NDManager scope, NDArray... data) {
    List<Object> arguments = new ArrayList<>(List.of(data));
    arguments.addAll(block.layer.values().values());
    if (!block.shared.isEmpty()) {
      Map<String, NDArray> all = shared.values();
      block.shared.forEach(definition -> arguments.add(all.get(definition.name())));
    }
    return method.one(scope, arguments.toArray());
  }
}
