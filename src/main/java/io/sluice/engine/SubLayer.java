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
   * @param definitions its parameters
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
   * What its parameters are.
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
   * The arrays of an initialised sub-layer as a kernel takes them.
   *
   * @return a new map, by the names of the {@linkplain #definitions definitions} and in their order
   */
  public Map<String, NDArray> values() {
    Map<String, NDArray> all = new LinkedHashMap<>();
    for (int i = 0; i < definitions.size(); i++) {
      all.put(definitions.get(i).name(), ordered.get(i).getArray());
    }
    return all;
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
