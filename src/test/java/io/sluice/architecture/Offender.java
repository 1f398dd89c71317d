package io.sluice.architecture;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import java.util.function.Function;

/** Does everything that is forbidden, so that the rule can be seen to find it. Never run. */
final class Offender {

  private Offender() {}

  static NDArray scalarProduct(NDArray x) {
    return x.mul(2);
  }

  static NDArray scalarProductInPlace(NDArray x) {
    return x.muli(2);
  }

  static NDArray scalarQuotient(NDArray x) {
    return x.div(2.0);
  }

  static NDArray scalarPower(NDArray x) {
    return x.pow(2);
  }

  static NDArray scalarMaximum(NDArray x) {
    return x.maximum(0);
  }

  static NDArray scalarMinimum(NDArray x) {
    return x.minimum(0);
  }

  static NDArray staticScalarPower(NDArray x) {
    return NDArrays.pow(2, x);
  }

  static Function<Number, NDArray> scalarProductByReference(NDArray x) {
    return x::mul;
  }

  static Function<NDArray, NDArray> scalarProductInALambda() {
    return x -> x.mul(3);
  }

  static NDArray cast(NDArray x) {
    return x.toType(DataType.FLOAT64, false);
  }

  static NDArray copy(NDArray x) {
    return x.duplicate();
  }

  static NDArray move(NDArray x) {
    return x.toDevice(x.getDevice(), true);
  }

  static NDArray swish(NDArray x) {
    return Activation.swish(x, 1);
  }

  static Trainer trainer(Model model, DefaultTrainingConfig settings) {
    return model.newTrainer(settings);
  }

  static GradientCollector collector() {
    return Engine.getInstance().newGradientCollector();
  }

  static Object optimizer() {
    return Optimizer.adam().build();
  }

  @SuppressWarnings("SystemOut")
  static void print() {
    System.out.println();
  }

  static void exit() {
    System.exit(1);
  }
}
