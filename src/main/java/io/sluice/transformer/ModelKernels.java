package io.sluice.transformer;

import ai.djl.ndarray.NDManager;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelPack;
import io.sluice.engine.KernelSource;
import io.sluice.engine.Precision;

/**
 * The kernels of a model.
 *
 * @param training with dropout, if the model has any
 * @param inference without
 * @param layerwise whether those for training have what {@link LayerwiseBackward} needs
 */
record ModelKernels(KernelPack training, KernelPack inference, boolean layerwise) {

  static ModelKernels compile(NDManager owner, TransformerShape shape, Precision precision) {
    KernelSource source = TransformerKernel.source(shape, precision);
    boolean layerwise = LayerwiseBackward.suits(shape, precision, owner.getDevice());
    KernelPack training =
        Kernel.compile(owner, layerwise ? source.link(TransformerKernel.parts(shape)) : source);
    return new ModelKernels(
        training,
        shape.style().dropout() == 0
            ? training
            : Kernel.compile(owner, TransformerKernel.source(shape.withoutDropout(), precision)),
        layerwise);
  }
}
