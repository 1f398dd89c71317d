package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.sluice.activation.Activation;
import io.sluice.activation.ParameterSets;
import java.util.ArrayList;
import java.util.List;

/**
 * An activation in plain NDArray operations, whatever it is: number by number by its scalar
 * reference, with that one's derivatives for the graph. To first order a function is f(x₀, p₀) +
 * f′·(x − x₀) + ∂f/∂p·(p − p₀), and where x is x₀ and p is p₀ its value and its gradients are
 * those.
 */
record ScalarReference(NDManager scope, Activation activation, List<NDArray> parameters) {

  NDArray of(NDArray x) {
    double[] inputs = numbers(x);
    List<double[]> sets =
        ParameterSets.of(activation, parameters.stream().map(ScalarReference::floats).toList());
    double[] values = new double[inputs.length];
    double[] slopes = new double[inputs.length];
    double[][] byParameter = new double[activation.start().length][inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      double[] set = sets.get(i % sets.size());
      values[i] = activation.value(inputs[i], set);
      slopes[i] = activation.derivative(inputs[i], set);
      double[] derivatives = activation.parameterDerivatives(inputs[i], set);
      for (int k = 0; k < derivatives.length; k++) {
        byParameter[k][i] = derivatives[k];
      }
    }
    NDArray y = like(x, values).add(like(x, slopes).mul(x.sub(still(x))));
    List<NDArray> numbers = separate();
    for (int k = 0; k < numbers.size(); k++) {
      NDArray p = numbers.get(k);
      y = y.add(like(x, byParameter[k]).mul(p.sub(still(p))));
    }
    return y;
  }

  /** Each number of a set, as scalars or as vectors of one a channel. */
  private List<NDArray> separate() {
    List<NDArray> all = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      NDArray array = parameters.get(i);
      Shape one = activation.parameters().get(i).shape();
      if (one.dimension() == 0) {
        all.add(array);
      } else {
        String channels = array.getShape().dimension() == 1 ? "" : ":, ";
        for (int k = 0; k < one.size(); k++) {
          all.add(array.get(channels + k));
        }
      }
    }
    return all;
  }

  /** Outside of the graph. */
  private NDArray still(NDArray x) {
    return like(x, numbers(x));
  }

  private NDArray like(NDArray x, double[] numbers) {
    if (x.getDataType() == DataType.FLOAT64) {
      return scope.create(numbers, x.getShape());
    }
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) numbers[i];
    }
    return scope.create(narrow, x.getShape());
  }

  private static double[] numbers(NDArray x) {
    if (x.getDataType() == DataType.FLOAT64) {
      return x.toDoubleArray();
    }
    float[] narrow = x.toFloatArray();
    double[] numbers = new double[narrow.length];
    for (int i = 0; i < narrow.length; i++) {
      numbers[i] = narrow[i];
    }
    return numbers;
  }

  private static float[] floats(NDArray parameter) {
    double[] numbers = numbers(parameter);
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) numbers[i];
    }
    return narrow;
  }
}
