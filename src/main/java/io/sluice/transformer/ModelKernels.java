package io.sluice.transformer;

import ai.djl.ndarray.NDManager;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelPack;
import io.sluice.engine.Precision;

/**
 * The kernels of a model.
 *
 * @param training with dropout, if the model has any
 * @param inference without
 */
record ModelKernels(KernelPack training, KernelPack inference) {

  static ModelKernels compile(NDManager owner, TransformerShape shape, Precision precision) {
    KernelPack training = Kernel.compile(owner, TransformerKernel.source(shape, precision));
    return new ModelKernels(
        training,
        shape.style().dropout() == 0
            ? training
            : Kernel.compile(owner, TransformerKernel.source(shape.withoutDropout(), precision)));
  }
}
