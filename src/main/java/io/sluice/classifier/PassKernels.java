package io.sluice.classifier;

import ai.djl.ndarray.NDManager;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelPack;

/**
 * A net as it is computed in one pass.
 *
 * @param program its methods by name
 * @param pack the methods, compiled
 */
record PassKernels(NetProgram program, KernelPack pack) {

  static PassKernels compile(NDManager owner, NetProgram program) {
    return new PassKernels(program, Kernel.compile(owner, program.source()));
  }

  /** These themselves if the program is theirs. */
  PassKernels orCompile(NDManager owner, NetProgram other) {
    return other.equals(program) ? this : compile(owner, other);
  }
}
