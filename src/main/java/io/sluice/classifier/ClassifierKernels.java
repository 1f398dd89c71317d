package io.sluice.classifier;

import ai.djl.ndarray.NDManager;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.KernelPack;
import io.sluice.engine.Precision;

/**
 * A net as it is computed in one pass.
 *
 * @param program its methods by name
 * @param pack the methods, compiled
 */
record ClassifierKernels(NetProgram program, KernelPack pack) {

  static ClassifierKernels compile(
      NDManager owner, ClassifierShape shape, Precision precision, Pass pass) {
    NetProgram program = NetScript.of(shape, pass, precision);
    return new ClassifierKernels(program, Kernel.compile(owner, program.source()));
  }

  /** The kernels of another pass: these themselves if nothing differs. */
  ClassifierKernels like(NDManager owner, ClassifierShape shape, Precision precision, Pass pass) {
    NetProgram other = NetScript.of(shape, pass, precision);
    return other.source().equals(program.source())
        ? this
        : new ClassifierKernels(other, Kernel.compile(owner, other.source()));
  }

  KernelCalls recorded() {
    return KernelCalls.recorded(pack);
  }

  KernelCalls inferred() {
    return KernelCalls.inferred(pack);
  }
}
