package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A node of DJL's block tree that owns the parameters of one kernel call. Names, shapes and first
 * values live here, where a DJL user looks for them; the computation is the kernel's.
 */
public abstract class SubLayer extends AbstractBlock {

  private final String path;
  private final List<ParameterDefinition> definitions;
  private final List<Parameter> ordered = new ArrayList<>();

  /**
   * Registers the parameters under {@code path.name}.
   *
   * @param path the dotted path of this sub-layer in the model: {@code layers.0.attention}; empty
   *     where the definitions have full names
   * @param definitions its parameters in the order of the kernel's arguments
   * @param source where their arrays come from
   */
  protected SubLayer(String path, List<ParameterDefinition> definitions, ParameterSource source) {
    this.path = path;
    this.definitions = List.copyOf(definitions);
    for (ParameterDefinition definition : definitions) {
      String name = fullName(definition);
      ordered.add(
          addParameter(
              Parameter.builder()
                  .setName(name)
                  .setType(Parameter.Type.OTHER)
                  .optShape(definition.shape())
                  .optRequiresGrad(definition.group().learns())
                  .optInitializer((manager, shape, type) -> source.array(manager, name, definition))
                  .build()));
    }
  }

  /**
   * TorchScript of the parameters as a kernel method takes them.
   *
   * @param definitions the parameters
   * @return {@code , gate_weight: Tensor, up_weight: Tensor}
   */
  public static String signature(List<ParameterDefinition> definitions) {
    return definitions.stream()
        .map(definition -> ", " + definition.identifier() + ": Tensor")
        .collect(Collectors.joining());
  }

  /**
   * TorchScript that hands the parameters on to another method.
   *
   * @param definitions the parameters
   * @return {@code , gate_weight, up_weight}
   */
  public static String arguments(List<ParameterDefinition> definitions) {
    return definitions.stream()
        .map(definition -> ", " + definition.identifier())
        .collect(Collectors.joining());
  }

  private String fullName(ParameterDefinition definition) {
    return path.isEmpty() ? definition.name() : path + "." + definition.name();
  }

  /**
   * The path of this sub-layer.
   *
   * @return dotted, without a trailing dot
   */
  public String path() {
    return path;
  }

  /**
   * The definitions, in the order of the kernel's arguments.
   *
   * @return the definitions
   */
  public List<ParameterDefinition> definitions() {
    return definitions;
  }

  /**
   * How each parameter is updated.
   *
   * @return full names to groups
   */
  public Map<String, ParameterGroup> parameterGroups() {
    Map<String, ParameterGroup> groups = new LinkedHashMap<>();
    for (ParameterDefinition definition : definitions) {
      groups.put(fullName(definition), definition.group());
    }
    return groups;
  }

  /**
   * The values, in the order of the kernel's arguments.
   *
   * @return the arrays of an initialised sub-layer
   */
  public List<NDArray> arrays() {
    return ordered.stream().map(Parameter::getArray).toList();
  }

  /**
   * Some of the values.
   *
   * @param wanted whether to take a parameter, by its name within this sub-layer
   * @return the arrays, in the order of the kernel's arguments
   */
  protected List<NDArray> parametersWhose(Predicate<String> wanted) {
    List<NDArray> some = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      if (wanted.test(definitions.get(i).name())) {
        some.add(ordered.get(i).getArray());
      }
    }
    return some;
  }

  /**
   * Calls a kernel with arguments of the step and then this sub-layer's parameters.
   *
   * @param arguments the arguments of the step
   * @return all arguments
   */
  protected Object[] withParameters(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(arrays());
    return all.toArray();
  }

  @Override
  public void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    // A sub-layer is a leaf.
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    throw new IllegalStateException(path + " is computed by the kernel of its model");
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[0]};
  }
}
