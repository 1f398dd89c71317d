package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Gradients of parameters, summed up while a backward pass goes through a model. */
final class GradientAccumulator {

  private final Autograd autograd;
  private final NDManager owner;
  private final IdentityHashMap<NDArray, NDArray> gradients = new IdentityHashMap<>();

  /**
   * Nothing yet.
   *
   * @param autograd goes through what it has recorded
   * @param owner of all gradients
   */
  GradientAccumulator(Autograd autograd, NDManager owner) {
    this.autograd = autograd;
    this.owner = owner;
  }

  /** The owner of all gradients. */
  NDManager owner() {
    return owner;
  }

  /**
   * The backward pass of a recorded part of the model.
   *
   * @param scope the owner of the inputs' gradients
   * @param outputs of the part
   * @param gradOutputs their gradients
   * @param inputs where it ends
   * @param parameters that it used; those that learn get their gradients
   * @return the gradients of the inputs
   */
  NDList vjp(
      NDManager scope,
      List<NDArray> outputs,
      List<NDArray> gradOutputs,
      List<NDArray> inputs,
      List<NDArray> parameters) {
    List<NDArray> learned = parameters.stream().filter(NDArray::hasGradient).toList();
    List<NDArray> sources = new ArrayList<>(inputs);
    sources.addAll(learned);
    if (sources.isEmpty()) {
      return new NDList();
    }
    NDList found = autograd.vjp(scope, outputs, gradOutputs, sources);
    for (int i = 0; i < learned.size(); i++) {
      add(learned.get(i), found.get(inputs.size() + i));
    }
    return found.subNDList(0, inputs.size());
  }

  /** Takes over a gradient, if the parameter learns. */
  void add(NDArray parameter, NDArray gradient) {
    if (!parameter.hasGradient()) {
      return;
    }
    NDArray sum = gradients.get(parameter);
    if (sum == null) {
      gradient.attach(owner);
      gradients.put(parameter, gradient);
    } else {
      Autograd.withoutRecording(() -> sum.addi(gradient));
    }
  }

  /** What there is of a gradient, to be added to. */
  NDArray orZeros(NDArray parameter) {
    return gradients.computeIfAbsent(parameter, key -> owner.zeros(key.getShape()));
  }

  /** Some of a sub-layer's parameters, in their order. */
  static List<NDArray> those(Map<String, NDArray> parameters, Predicate<String> wanted) {
    List<NDArray> some = new ArrayList<>();
    parameters.forEach(
        (name, array) -> {
          if (wanted.test(name)) {
            some.add(array);
          }
        });
    return some;
  }

  /** Adds the gradient of the residual connection to that of a sub-layer. */
  static NDArray withResidual(NDArray gradient, NDArray residual) {
    return Autograd.withoutRecording(() -> gradient.addi(residual));
  }

  /** Those of some parameters, in order. */
  NDList of(List<NDArray> parameters) {
    NDList all = new NDList();
    for (NDArray parameter : parameters) {
      NDArray sum = gradients.get(parameter);
      if (sum == null) {
        throw new IllegalArgumentException("a source had no part in the loss");
      }
      all.add(sum);
    }
    return all;
  }
}
