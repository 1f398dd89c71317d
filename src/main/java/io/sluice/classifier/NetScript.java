package io.sluice.classifier;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationKernel;
import io.sluice.activation.Granularity;
import io.sluice.engine.KernelSource;
import io.sluice.engine.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kernel text of a whole net while its blocks write it. */
final class NetScript {

  /** Of what the activation of a whole model shares. */
  static final String SHARED_PREFIX = "activation.";

  private final ClassifierShape shape;
  private final Pass pass;
  private final Precision precision;
  private final Map<Activation, String> activations = new LinkedHashMap<>();
  private final Map<Activation, String> sharedPrefixes = new LinkedHashMap<>();
  private final Map<String, String> methods = new LinkedHashMap<>();

  private NetScript(ClassifierShape shape, Pass pass, Precision precision) {
    this.shape = shape;
    this.pass = pass;
    this.precision = precision;
    activationMethod(shape.activations().otherwise());
  }

  /**
   * The program of a net.
   *
   * @throws IllegalArgumentException if the images are too small for it
   */
  static NetProgram of(ClassifierShape shape, Pass pass, Precision precision) {
    NetScript script = new NetScript(shape, pass, precision);
    List<BlockProgram> blocks = script.write(shape.net().layers(shape.classes()));
    return new NetProgram(blocks, script.source(blocks.get(blocks.size() - 1)));
  }

  private List<BlockProgram> write(List<Layer> layers) {
    List<BlockProgram> blocks = new ArrayList<>();
    BlockScript block = new BlockScript(this);
    SymbolicTensor x = input(block, layers.get(0));
    boolean begun = false;
    for (Layer layer : layers) {
      if (layer.beginsBlock() && begun) {
        blocks.add(block.finished(x));
        block = new BlockScript(this);
        x = x.to("x", x.features());
      }
      begun |= layer.beginsBlock();
      x = layer.write(block, x);
    }
    blocks.add(block.finished(x));
    return blocks;
  }

  /** Pixels (N, C, H, W), with their channels last in memory unless they are flattened at once. */
  private SymbolicTensor input(BlockScript block, Layer first) {
    SymbolicTensor pixels = SymbolicTensor.of("x", shape.image());
    if (first instanceof Layer.Flatten) {
      return pixels;
    }
    FeatureMapShape image = shape.image();
    // One channel is first and last: only a view makes libtorch see it as the latter.
    String last =
        image.channels() == 1
            ? "x.view([-1, %d, %d, 1]).permute([0, 3, 1, 2])"
                .formatted(image.height(), image.width())
            : "x.contiguous(memory_format=2)";
    return pixels.to(block.define(last), image);
  }

  ClassifierShape shape() {
    return shape;
  }

  Pass pass() {
    return pass;
  }

  /** The method of an activation. */
  String activationMethod(Activation activation) {
    return activations.computeIfAbsent(activation, key -> "activate" + activations.size());
  }

  /** The method that adds the penalty of an activation to a loss. */
  static String penaltyMethod(String activationMethod) {
    return activationMethod.replace("activate", "penalize");
  }

  /** What the parameters of an activation are called by at a site. */
  String prefix(String site, Activation activation) {
    if (activation.granularity() != Granularity.MODEL) {
      return site + ".";
    }
    return sharedPrefixes.computeIfAbsent(
        activation,
        key -> activation.equals(shape.activations().otherwise()) ? SHARED_PREFIX : site + ".");
  }

  /**
   * The name of a method, which is a new one unless there is one of this text.
   *
   * @param text from the parenthesis behind the name on
   */
  String method(String text) {
    return methods.computeIfAbsent(text, key -> "block" + methods.size());
  }

  private KernelSource source(BlockProgram head) {
    KernelSource linked =
        precision.linear().link(KernelSource.resource("classifier/self_attention.py"));
    for (Map.Entry<Activation, String> entry : activations.entrySet()) {
      Activation activation = entry.getKey();
      linked = linked.link(ActivationKernel.source(entry.getValue(), activation));
      if (activation.penalty().isPresent()) {
        linked = linked.link(ActivationKernel.penalty(penaltyMethod(entry.getValue()), activation));
      }
    }
    for (Map.Entry<String, String> method : methods.entrySet()) {
      linked = linked.link(KernelSource.of("def " + method.getValue() + method.getKey()));
    }
    // bfloat16 would lose whole hundredths of a nat: the method gives scores in float32.
    return linked
        .link(
            KernelSource.of(
                "def logits(self, x, weight, bias):\n  return self.%s(x, weight, bias)\n"
                    .formatted(head.method())))
        .link(KernelSource.resource("classifier/head.py"));
  }
}
