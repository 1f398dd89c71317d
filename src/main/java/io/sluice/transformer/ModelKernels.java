package io.sluice.transformer;

import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationKernel;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelPack;
import io.sluice.engine.KernelSource;
import io.sluice.engine.Precision;
import java.util.Optional;

/**
 * The kernels of a model.
 *
 * @param training with dropout, if the model has any
 * @param inference without
 * @param layerwise those of a {@link LayerwiseTransformer}, where they compute what the model does
 */
record ModelKernels(
    KernelPack training, KernelPack inference, Optional<LayerwiseMethods> layerwise) {

  static ModelKernels compile(NDManager owner, TransformerShape shape, Precision precision) {
    KernelSource source = source(shape, precision);
    boolean layerwise = LayerwiseTransformer.suits(shape, precision, owner.getDevice());
    Kernel training =
        Kernel.compile(owner, layerwise ? source.link(LayerwiseMethods.source(shape)) : source);
    return new ModelKernels(
        training,
        shape.style().dropout() == 0
            ? training
            : Kernel.compile(owner, source(shape.withoutDropout(), precision)),
        layerwise ? Optional.of(LayerwiseMethods.of(training, shape)) : Optional.empty());
  }

  /** All text of a model, linked. */
  static KernelSource source(TransformerShape shape, Precision precision) {
    AttentionShape attention = shape.attention();
    KernelSource source =
        precision
            .linear()
            .link(shape.style().normalization().source())
            // Of queries and keys, whatever the model's own norm is.
            .link(Normalization.RMS.formula())
            .link(file("residual").with("dropout", shape.style().dropout()))
            .link(file("embedding"))
            .link(file("attention"))
            .with("heads", attention.heads())
            .with("key_value_heads", attention.keyValueHeads())
            .with("head_width", shape.headWidth())
            .with("rotary", attention.positions() == PositionEncoding.ROTARY)
            .link(file("feed_forward"))
            .link(shape.feedForward().source())
            .link(file("head"));
    return shape.feedForward().activation().penalty().isPresent()
        ? source.link(ActivationKernel.penalty(shape.feedForward().activation()))
        : source;
  }

  /** The functions of a file of this package. */
  static KernelSource file(String name) {
    return KernelSource.resource("transformer/" + name + ".py");
  }
}
