package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Gradients of parameters, as the way back through a model meets them. */
final class GradientSums {

  private final Autograd autograd;
  private final NDManager owner;
  private final IdentityHashMap<NDArray, NDArray> sums = new IdentityHashMap<>();

  /**
   * Nothing yet.
   *
   * @param autograd goes through what it has recorded
   * @param owner of all gradients
   */
  GradientSums(Autograd autograd, NDManager owner) {
    this.autograd = autograd;
    this.owner = owner;
  }

  /** The owner of all gradients. */
  NDManager owner() {
    return owner;
  }

  /**
   * Goes back through a recorded part of the model.
   *
   * @param scope the owner of the inputs' gradients
   * @param outputs of the part
   * @param upstreams their gradients
   * @param inputs where it ends
   * @param parameters that it used; those that learn get their gradients
   * @return the gradients of the inputs
   */
  NDList through(
      NDManager scope,
      List<NDArray> outputs,
      List<NDArray> upstreams,
      List<NDArray> inputs,
      List<NDArray> parameters) {
    List<NDArray> learned = parameters.stream().filter(NDArray::hasGradient).toList();
    List<NDArray> sources = new ArrayList<>(inputs);
    sources.addAll(learned);
    if (sources.isEmpty()) {
      return new NDList();
    }
    NDList gradients = autograd.pullback(scope, outputs, upstreams, sources);
    for (int i = 0; i < learned.size(); i++) {
      add(learned.get(i), gradients.get(inputs.size() + i));
    }
    return gradients.subNDList(0, inputs.size());
  }

  /** Takes over a gradient, if the parameter learns. */
  void add(NDArray parameter, NDArray gradient) {
    if (!parameter.hasGradient()) {
      return;
    }
    NDArray sum = sums.get(parameter);
    if (sum == null) {
      gradient.attach(owner);
      sums.put(parameter, gradient);
    } else {
      Autograd.withoutRecording(() -> sum.addi(gradient));
    }
  }

  /** What there is of a gradient, to be added to. */
  NDArray orZeros(NDArray parameter) {
    return sums.computeIfAbsent(parameter, key -> owner.zeros(key.getShape()));
  }

  /** Adds what comes by the way around a sub-layer to a gradient. */
  static NDArray withAround(NDArray gradient, NDArray around) {
    return Autograd.withoutRecording(() -> gradient.addi(around));
  }

  /** Those of some parameters, in order. */
  NDList of(List<NDArray> parameters) {
    NDList all = new NDList();
    for (NDArray parameter : parameters) {
      NDArray sum = sums.get(parameter);
      if (sum == null) {
        throw new IllegalArgumentException("a source had no part in the loss");
      }
      all.add(sum);
    }
    return all;
  }
}
