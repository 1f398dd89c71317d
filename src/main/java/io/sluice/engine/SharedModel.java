package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model that several threads compute with, each by handles of its own on the same parameters.
 *
 * @param <M> its class
 */
public interface SharedModel<M extends SharedModel<M>> {

  /**
   * Every parameter by its full name, in a fixed order.
   *
   * @return names to arrays; do not close them
   */
  Map<String, NDArray> parameters();

  /**
   * How each parameter is updated.
   *
   * @return groups by the names of {@link #parameters}
   */
  Map<String, ParameterGroup> parameterGroups();

  /**
   * The same parameters under handles of their own, so that another thread may compute with them.
   *
   * @param owner the owner of the handles, closed before this model
   * @return a model that changes with this one
   */
  M replica(NDManager owner);

  /**
   * A model for each of some threads.
   *
   * @param model the first
   * @param count how many
   * @param owner the owner of the handles of the others
   */
  static <M extends SharedModel<M>> List<M> replicas(M model, int count, NDManager owner) {
    return IntStream.range(0, count).mapToObj(i -> i == 0 ? model : model.replica(owner)).toList();
  }
}
