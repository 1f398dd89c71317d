package io.sluice.activation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.Method;
import io.sluice.engine.NativeArrays;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One place of a model at which an activation works, and what comes into it.
 *
 * <p>It is given to an {@link ActivationHook} while a model runs, and not kept.
 *
 * @param path where it is, dotted
 * @param layer from 0
 * @param activation what works there
 * @param parameters its arrays, in the order of the kernel's arguments
 * @param inputs what comes in, one array a batch, in float32: channels (units) are the last axis,
 *     values lie row by row
 * @param method computes the activation, so that autograd can follow
 */
public record ActivationSite(
    String path,
    int layer,
    Activation activation,
    List<NDArray> parameters,
    List<NDArray> inputs,
    Method method) {

  /** Enough for quantiles, few enough to sort. */
  private static final int SAMPLE = 1 << 20;

  /**
   * The values of its parameters now.
   *
   * @return one row of numbers a set, each as {@link Activation#start} lists them
   */
  public List<double[]> sets() {
    return ParameterSets.of(activation, parameters.stream().map(NDArray::toFloatArray).toList());
  }

  /** Gives the parameters their first values, where these depend on what comes in. */
  public void place() {
    if (!activation.isPlacedOnInputs()) {
      return;
    }
    List<double[]> sets = new ArrayList<>();
    if (activation.granularity() == Granularity.CHANNEL) {
      samplesOfChannels().forEach(sample -> sets.add(activation.startOn(SiteInputs.of(sample))));
    } else {
      sets.add(activation.startOn(SiteInputs.of(sample())));
    }
    List<float[]> arrays = ParameterSets.arrays(activation, sets);
    for (int i = 0; i < arrays.size(); i++) {
      NativeArrays.set(parameters.get(i), FloatBuffer.wrap(arrays.get(i)));
    }
  }

  private float[] sample() {
    long total = inputs.stream().mapToLong(NDArray::size).sum();
    // An odd stride, so that a sample of many channels does not see the same few again and again.
    int stride = (int) (total / SAMPLE) | 1;
    float[] sample = new float[(int) ((total + stride - 1) / stride)];
    int next = 0;
    long position = 0;
    for (NDArray input : inputs) {
      for (float value : input.toFloatArray()) {
        if (position++ % stride == 0) {
          sample[next++] = value;
        }
      }
    }
    return sample;
  }

  private int channels() {
    return Math.toIntExact(inputs.get(0).getShape().getLastDimension());
  }

  private List<float[]> samplesOfChannels() {
    int channels = channels();
    int rows = Math.toIntExact(inputs.stream().mapToLong(NDArray::size).sum() / channels);
    List<float[]> samples = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      samples.add(new float[rows]);
    }
    int row = 0;
    for (NDArray input : inputs) {
      float[] values = input.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        samples.get(i % channels)[row + i / channels] = values[i];
      }
      row += values.length / channels;
    }
    return samples;
  }

  /**
   * The share of channels (units) whose slope is zero at every input, so that no gradient passes.
   *
   * @param scope the owner of what is made on the way
   * @param autograd of the model's engine
   * @param threshold slopes up to this size count as zero
   * @return from 0 to 1
   */
  public double deadShare(NDManager scope, Autograd autograd, double threshold) {
    int channels = channels();
    boolean[] alive = new boolean[channels];
    for (NDArray input : inputs) {
      float[] slopes = slopes(scope, autograd, input).toFloatArray();
      for (int i = 0; i < slopes.length; i++) {
        // Not a number is not dead: divergence has an error of its own.
        alive[i % channels] |= !(Math.abs(slopes[i]) <= threshold);
      }
    }
    int dead = 0;
    for (boolean unit : alive) {
      dead += unit ? 0 : 1;
    }
    return (double) dead / channels;
  }

  /** ∂f/∂x at every input, by the kernel that training uses. */
  private NDArray slopes(NDManager scope, Autograd autograd, NDArray input) {
    NDArray x = input.stopGradient();
    x.attach(scope);
    x.setRequiresGradient(true);
    List<Object> arguments = new ArrayList<>();
    arguments.add(x);
    arguments.addAll(parameters);
    NDArray y = Autograd.record(() -> method.one(scope, arguments.toArray()));
    NDList gradients = autograd.vjp(scope, y, scope.ones(y.getShape()), List.of(x));
    return gradients.singletonOrThrow();
  }
}
