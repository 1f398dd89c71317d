package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reverse-mode gradients without DJL's {@code GradientCollector}, which is one for a whole process,
 * leaks a handle a parameter a step and keeps gradients as hidden state. Here gradients are a
 * value: a list of fresh arrays.
 *
 * <p>libtorch's grad mode is a switch of each thread that starts out on; DJL turns it off in one
 * thread only. So the mode is set and restored around every use.
 */
public final class Autograd {

  private final Method vjp;

  /**
   * Compiles the call.
   *
   * @param manager the owner
   */
  public Autograd(NDManager manager) {
    vjp = Kernel.compile(manager, KernelSource.resource("engine/autograd.py")).method("vjp");
  }

  /**
   * Runs a computation whose operations libtorch records.
   *
   * @param computation what to record, in the calling thread
   * @param <T> the kind of its result
   * @return its result
   */
  public static <T> T record(Supplier<T> computation) {
    return withGradMode(true, computation);
  }

  /**
   * Runs a computation that must leave no graph behind.
   *
   * @param computation what to run, in the calling thread
   * @param <T> the kind of its result
   * @return its result
   */
  public static <T> T withoutRecording(Supplier<T> computation) {
    return withGradMode(false, computation);
  }

  private static <T> T withGradMode(boolean mode, Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(mode);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Vector-Jacobian products of an output of any shape: the gradients of a loss if that is the
   * output and 1 its gradient. The recorded graph is released.
   *
   * <p>Gradients lie in memory row by row, as parameters do. libtorch gives those of channels-last
   * convolutions otherwise, and its fused optimizers go through parameter and gradient number by
   * number without looking.
   *
   * @param scope the owner of the gradients
   * @param output a recorded array
   * @param gradOutput the gradient of some loss by the output, of its shape
   * @param sources arrays that require gradients, each used in the output
   * @return one gradient a source, in order
   * @throws ai.djl.engine.EngineException if a source had no part in the output
   */
  public NDList vjp(NDManager scope, NDArray output, NDArray gradOutput, List<NDArray> sources) {
    return vjp(scope, List.of(output), List.of(gradOutput), sources);
  }

  /**
   * The sum of the vector-Jacobian products of several outputs.
   *
   * @param scope the owner of the gradients
   * @param outputs recorded arrays
   * @param gradOutputs one an output, of its shape
   * @param sources arrays that require gradients, each used in some output, where the backward pass
   *     ends
   * @return one gradient a source, in order
   * @throws ai.djl.engine.EngineException if a source had no part in the outputs
   */
  public NDList vjp(
      NDManager scope, List<NDArray> outputs, List<NDArray> gradOutputs, List<NDArray> sources) {
    return vjp.call(scope, outputs, gradOutputs, sources);
  }

  /**
   * A scalar with its backward pass.
   *
   * @param computation what to record, in the calling thread
   * @return the recorded loss
   */
  public RecordedLoss loss(Supplier<NDArray> computation) {
    NDArray loss = record(computation);
    return new RecordedLoss() {
      @Override
      public float nats() {
        return loss.getFloat();
      }

      @Override
      public NDList backward(NDManager scope, float weight, List<NDArray> sources) {
        return vjp(scope, loss, scope.create(weight), sources);
      }
    };
  }
}
