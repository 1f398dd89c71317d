package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationKernel;
import io.sluice.activation.ActivationSite;
import io.sluice.engine.Autograd;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.KernelPack;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.SubLayer;
import io.sluice.feedforward.FeedForward;
import java.util.ArrayList;
import java.util.List;

/** x + feedForward(norm(x)). */
final class FeedForwardLayer extends SubLayer {

  private final FeedForward feedForward;
  private final List<SharedActivation> shared;

  FeedForwardLayer(
      TransformerShape shape, int layer, ParameterSource source, List<SharedActivation> shared) {
    super("layers." + layer + ".feed_forward", definitions(shape), source);
    feedForward = shape.feedForward();
    this.shared = shared;
  }

  static List<ParameterDefinition> definitions(TransformerShape shape) {
    List<ParameterDefinition> own = new ArrayList<>(kernelParameters(shape));
    own.removeAll(SharedActivation.definitions(shape));
    return own;
  }

  /** What the kernel takes: the activation's parameters, which come last, may be the model's. */
  static List<ParameterDefinition> kernelParameters(TransformerShape shape) {
    List<ParameterDefinition> all = new ArrayList<>(norm(shape));
    all.addAll(inner(shape));
    return all;
  }

  private static List<ParameterDefinition> norm(TransformerShape shape) {
    return shape.style().normalization().parameters("norm", shape.width(), shape.style().biases());
  }

  private static List<ParameterDefinition> inner(TransformerShape shape) {
    return shape
        .feedForward()
        .parameters(
            shape.width(),
            shape.hidden(),
            shape.style().biases(),
            Initialization.normal(0.02),
            Residual.initialization(shape));
  }

  /** Defines {@code feed_forward_residual(x (B, T, C), PARAMETERS) -> (B, T, C)}. */
  static KernelSource source(TransformerShape shape, Precision precision) {
    BlockStyle style = shape.style();
    String normalized =
        precision.cast(style.normalization().call("normalize", "x", "norm", style.biases()));
    FeedForward feedForward = shape.feedForward();
    KernelSource residual =
        KernelSource.of(
            """
            def feed_forward_onto(self: __torch__.M, x: Tensor, normalized: Tensor%s) -> Tensor:
              hidden = (self).feed_forward_hidden(normalized%s)
            %s  return %s
            """
                .formatted(
                    signature(inner(shape)),
                    arguments(inner(shape)),
                    feedForward.beforeProjection(style.biases()).indent(2),
                    Residual.add(
                        "hidden", "down", style, sum -> feedForward.beside(sum, "normalized"))),
            """
            def feed_forward_residual(self: __torch__.M, x: Tensor%s) -> Tensor:
              return (self).feed_forward_onto(x, %s%s)
            """
                .formatted(
                    signature(kernelParameters(shape)), normalized, arguments(inner(shape))));
    KernelSource source = feedForward.source(inner(shape), style.biases()).link(residual);
    for (int site = 0; site < feedForward.sites().size(); site++) {
      source = source.link(siteSource(shape, normalized, site));
    }
    return feedForward.activation().penalty().isPresent()
        ? source.link(ActivationKernel.penalty(feedForward.activation()))
        : source;
  }

  /** Defines {@code feed_forward_SITE_input(x (B, T, C), PARAMETERS) -> (B, T, F)} in float32. */
  private static KernelSource siteSource(TransformerShape shape, String normalized, int site) {
    String method = shape.feedForward().inputMethod(site);
    return KernelSource.of(
        """
        def feed_forward_%s(self: __torch__.M, x: Tensor%s) -> Tensor:
          return torch.to((self).%s(%s%s), 6)
        """
            .formatted(
                method,
                signature(kernelParameters(shape)),
                method,
                normalized,
                arguments(inner(shape))));
  }

  NDArray apply(KernelCalls calls, NDManager scope, NDArray x) {
    return calls.run(scope, "feed_forward_residual", arguments(x));
  }

  /** A scalar loss, with the penalties of the activations in its gradient if they have any. */
  NDArray penalized(KernelCalls calls, NDManager scope, NDArray loss) {
    NDArray penalized = loss;
    if (feedForward.activation().penalty().isPresent()) {
      for (int site = 0; site < sites(); site++) {
        List<Object> arguments = new ArrayList<>(List.of(penalized));
        arguments.addAll(activationParameters(site));
        penalized = calls.run(scope, "penalize", arguments.toArray());
      }
    }
    return penalized;
  }

  /** How many places its activation has. */
  int sites() {
    return feedForward.sites().size();
  }

  /** What comes into a site (B, T, F), from the residual stream (B, T, C). */
  NDArray siteInput(KernelCalls calls, NDManager scope, NDArray x, int site) {
    return calls.run(scope, "feed_forward_" + feedForward.inputMethod(site), arguments(x));
  }

  /** A site, to be looked at. */
  ActivationSite site(int layer, int site, List<NDArray> inputs, KernelCalls calls) {
    String prefix = feedForward.sites().get(site);
    return new ActivationSite(
        path() + "." + prefix.substring(0, prefix.length() - 1),
        layer,
        feedForward.activation(),
        activationParameters(site),
        inputs,
        calls,
        "activate");
  }

  private Object[] arguments(NDArray x) {
    List<Object> arguments = new ArrayList<>(List.of(x));
    arguments.addAll(kernelArrays());
    return arguments.toArray();
  }

  /** x with what the block makes of a normalized x, recorded. */
  NDArray onto(KernelPack kernels, NDManager scope, NDArray x, NDArray normalized) {
    List<Object> arguments = new ArrayList<>(List.of(x, normalized));
    arguments.addAll(innerParameters());
    return Autograd.record(() -> kernels.call(scope, "feed_forward_onto", arguments.toArray()))
        .singletonOrThrow();
  }

  /** The parameters of the norm in front. */
  List<NDArray> normParameters() {
    return parametersWhose(name -> name.startsWith("norm."));
  }

  /** All others, with those of the activations that all layers share. */
  List<NDArray> innerParameters() {
    List<NDArray> all = new ArrayList<>(parametersWhose(name -> !name.startsWith("norm.")));
    shared.forEach(activation -> all.addAll(activation.arrays()));
    return all;
  }

  private List<NDArray> kernelArrays() {
    List<NDArray> all = new ArrayList<>(arrays());
    shared.forEach(activation -> all.addAll(activation.arrays()));
    return all;
  }

  /** They come last, site by site. */
  private List<NDArray> activationParameters(int site) {
    List<NDArray> all = kernelArrays();
    int each = feedForward.activation().parameters().size();
    int from = all.size() - each * (feedForward.sites().size() - site);
    return all.subList(from, from + each);
  }
}
