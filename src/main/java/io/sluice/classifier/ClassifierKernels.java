package io.sluice.classifier;

import ai.djl.ndarray.NDManager;
import io.sluice.engine.Precision;

/**
 * The kernels of a classifier.
 *
 * @param shape what they compute
 * @param precision the format of matrix products
 * @param training with dropout and the statistics of batches, if the net has any
 * @param evaluation without; the same object if nothing differs
 */
record ClassifierKernels(
    ClassifierShape shape, Precision precision, PassKernels training, PassKernels evaluation) {

  static ClassifierKernels compile(NDManager owner, ClassifierShape shape, Precision precision) {
    PassKernels training =
        PassKernels.compile(owner, NetScript.of(shape, Pass.TRAINING, precision));
    return new ClassifierKernels(
        shape,
        precision,
        training,
        training.orCompile(owner, NetScript.of(shape, Pass.EVALUATION, precision)));
  }

  /** How activations are placed. */
  PassKernels placement(NDManager owner) {
    return evaluation.orCompile(owner, NetScript.of(shape, Pass.PLACEMENT, precision));
  }
}
