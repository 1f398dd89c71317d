package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** Where the arrays of a model's parameters come from. */
@FunctionalInterface
public interface ParameterSource {

  /**
   * The array of one parameter.
   *
   * @param owner the owner of a new array
   * @param name the parameter's full name
   * @param definition its shape and its rule
   * @return an array of that shape
   */
  NDArray array(NDManager owner, String name, ParameterDefinition definition);

  /**
   * New arrays with first values.
   *
   * @param seed the seed of the run
   * @return the source
   */
  static ParameterSource initialized(long seed) {
    return (owner, name, definition) ->
        NativeArrays.of(
            owner,
            definition
                .initialization()
                .values(name, Math.toIntExact(definition.shape().size()), seed),
            definition.shape());
  }

  /**
   * New handles on the memory of other arrays, for another thread: calls write their roles on the
   * handles of their arguments, and libtorch its graph.
   *
   * @param parameters by full name
   * @return the source
   */
  static ParameterSource shared(Map<String, NDArray> parameters) {
    return (owner, name, definition) -> {
      NDArray handle = parameters.get(name).stopGradient();
      handle.attach(owner);
      return handle;
    };
  }
}
