package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.sluice.activation.ActivationHook;
import io.sluice.engine.Autograd;
import io.sluice.engine.KernelPack;
import io.sluice.engine.Method;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.SharedModel;
import io.sluice.engine.SubLayer;
import io.sluice.engine.TensorEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decoder-only transformer: embedding, L pairs of attention and feed-forward sub-layers with a
 * norm in front of each, a final norm and a head. One kernel call a sub-layer.
 *
 * <p>Letters: B batch, T tokens, C width, H query heads, G key and value heads, D width of a head,
 * V vocabulary.
 */
public sealed class Transformer extends AbstractBlock implements SharedModel<Transformer>
    permits LayerwiseTransformer {

  private final TransformerShape shape;
  private final int vocabulary;
  private final SubLayers subLayers;
  private final ModelKernels kernels;
  private final ModelMethods training;
  private final ModelMethods inference;
  private final ModelMethods probing;
  private final NDManager owner;
  private final Positions positions;

  Transformer(
      TransformerShape shape,
      int vocabulary,
      ParameterSource source,
      NDManager owner,
      ModelKernels kernels) {
    this.shape = shape;
    this.vocabulary = vocabulary;
    this.owner = owner;
    positions = Positions.all(owner, shape);
    this.kernels = kernels;
    training = ModelMethods.of(kernels.training(), shape);
    inference = ModelMethods.of(kernels.inference().unrecorded(), shape);
    probing = ModelMethods.of(kernels.inference(), shape);
    subLayers = SubLayers.of(shape, vocabulary, source);
    subLayers.inOrder().forEach(subLayer -> addChildBlock(subLayer.path(), subLayer));
  }

  /**
   * A model with first values, on the engine's device and in its precision.
   *
   * @param engine where the model lives
   * @param shape its shape
   * @param vocabulary V
   * @param seed the seed of its first values
   * @return the model, owned by the engine's manager
   */
  public static Transformer create(
      TensorEngine engine, TransformerShape shape, int vocabulary, long seed) {
    return create(engine.manager(), engine.precision(), shape, vocabulary, seed);
  }

  static Transformer create(
      NDManager owner, Precision precision, TransformerShape shape, int vocabulary, long seed) {
    ModelKernels kernels = ModelKernels.compile(owner, shape, precision);
    return create(owner, shape, vocabulary, ParameterSource.initialized(seed), kernels);
  }

  /** A model on other kernels: the tests have slow ones. */
  static Transformer create(
      NDManager owner,
      TransformerShape shape,
      int vocabulary,
      long seed,
      KernelPack training,
      KernelPack inference) {
    ModelKernels kernels = new ModelKernels(training, inference, Optional.empty());
    return create(owner, shape, vocabulary, ParameterSource.initialized(seed), kernels);
  }

  private static Transformer create(
      NDManager owner,
      TransformerShape shape,
      int vocabulary,
      ParameterSource source,
      ModelKernels kernels) {
    Transformer model =
        kernels
            .layerwise()
            .<Transformer>map(
                methods ->
                    new LayerwiseTransformer(shape, vocabulary, source, owner, kernels, methods))
            .orElseGet(() -> new Transformer(shape, vocabulary, source, owner, kernels));
    model.initialize(owner, DataType.FLOAT32, new Shape(1, shape.context()));
    return model;
  }

  @Override
  public Transformer replica(NDManager owner) {
    return create(owner, shape, vocabulary, ParameterSource.shared(parameters()), kernels);
  }

  /**
   * The shape.
   *
   * @return the shape
   */
  public TransformerShape shape() {
    return shape;
  }

  /**
   * V.
   *
   * @return the number of token ids
   */
  public int vocabulary() {
    return vocabulary;
  }

  /** Names are like {@code layers.0.attention.query.weight}. */
  @Override
  public Map<String, NDArray> parameters() {
    Map<String, NDArray> all = new LinkedHashMap<>();
    for (SubLayer subLayer : subLayers()) {
      subLayer.getDirectParameters().values().forEach(p -> all.put(p.getName(), p.getArray()));
    }
    return all;
  }

  @Override
  public Map<String, ParameterGroup> parameterGroups() {
    Map<String, ParameterGroup> all = new LinkedHashMap<>();
    subLayers().forEach(subLayer -> all.putAll(subLayer.parameterGroups()));
    return all;
  }

  /**
   * The sub-layers in the order of the computation.
   *
   * @return embedding, what all layers share of their activations, attention and feed-forward by
   *     layer, head
   */
  public List<SubLayer> subLayers() {
    return subLayers.inOrder();
  }

  /**
   * Mean cross-entropy in training, with dropout. Its gradient has that of the activations'
   * penalties in it, if they have any.
   *
   * @param scope the owner of the results
   * @param autograd records it
   * @param ids (B, T) integers below V
   * @param targets (B, T), the next tokens
   * @return the loss in nats a token, with its backward pass
   */
  public RecordedLoss loss(NDManager scope, Autograd autograd, NDArray ids, NDArray targets) {
    return autograd.loss(() -> trainingLoss(scope, ids, targets));
  }

  /** The same in one recording. */
  NDArray trainingLoss(NDManager scope, NDArray ids, NDArray targets) {
    return subLayers.through(
        head(training.meanLoss(), scope, stream(training, scope, ids), targets),
        (layer, loss) -> layer.feedForward().penalized(training.penalize(), scope, loss));
  }

  /**
   * Mean cross-entropy as it is evaluated, recorded: for gradients without dropout.
   *
   * @param scope the owner of the results
   * @param ids (B, T) integers below V
   * @param targets (B, T), the next tokens
   * @return a scalar in nats a token
   */
  public NDArray probeLoss(NDManager scope, NDArray ids, NDArray targets) {
    return head(probing.meanLoss(), scope, stream(probing, scope, ids), targets);
  }

  /**
   * Runs text through the model and calls a hook at every activation, in the order of the
   * computation. What the hook changes at one site is seen by the next.
   *
   * @param owner of what is made on the way, which is released before this returns
   * @param batches token ids, (B, T) each
   * @param hook called once a site, with the inputs of all batches
   */
  public void runWithHook(NDManager owner, List<NDArray> batches, ActivationHook hook) {
    try (NDManager scope = owner.newSubManager()) {
      List<NDArray> streams = new ArrayList<>();
      batches.forEach(ids -> streams.add(embed(inference, scope, ids, window(scope, ids))));
      subLayers.through(streams, (layer, entering) -> hooked(scope, layer, entering, hook));
    }
  }

  private List<NDArray> hooked(
      NDManager owner, DecoderLayer layer, List<NDArray> entering, ActivationHook hook) {
    List<NDArray> after = new ArrayList<>();
    try (NDManager scope = owner.newSubManager()) {
      List<NDArray> attended = new ArrayList<>();
      List<List<NDArray>> inputs = new ArrayList<>();
      shape.feedForward().sites().forEach(site -> inputs.add(new ArrayList<>()));
      Map<String, NDArray> parameters = layer.feedForward().values();
      for (NDArray x : entering) {
        NDArray y = attend(inference, scope, layer, x, window(scope, x));
        attended.add(y);
        NDList bySite = inference.siteInputs().call(scope, y, parameters);
        for (int site = 0; site < inputs.size(); site++) {
          inputs.get(site).add(bySite.get(site));
        }
      }
      layer.feedForward().sites(layer.index(), inputs, probing.activate()).forEach(hook::call);
      for (NDArray x : attended) {
        NDArray y = inference.feedForward().one(scope, x, parameters);
        y.attach(owner);
        after.add(y);
      }
    }
    return after;
  }

  /**
   * Evaluates predictions, without dropout and outside of autograd.
   *
   * @param scope the owner of the results
   * @param ids (B, T) integers below V
   * @param targets (B, T), the next tokens
   * @return (2): summed cross-entropy in nats, and how many top-1 predictions are right
   */
  public NDArray score(NDManager scope, NDArray ids, NDArray targets) {
    return head(inference.score(), scope, stream(inference, scope, ids), targets);
  }

  /**
   * Scores of the next tokens, without dropout and outside of autograd.
   *
   * @param scope the owner of the results
   * @param ids (B, T) integers below V
   * @return (B, T, V)
   */
  public NDArray logits(NDManager scope, NDArray ids) {
    return head(inference.logits(), scope, stream(inference, scope, ids));
  }

  /** Scores after the last of these tokens, which stand at {@code cache.length()} and follow. */
  NDArray logits(NDManager scope, NDArray ids, KeyValueCache cache) {
    int count = Math.toIntExact(ids.getShape().get(1));
    Positions window = positions.range(scope, cache.length(), count);
    NDArray x =
        subLayers.through(
            embed(inference, scope, ids, window),
            (layer, entering) -> {
              LayerCache layerCache = cache.layer(layer.index());
              NDArray attended =
                  inference
                      .attendCached()
                      .one(
                          scope,
                          entering,
                          window.rotations(),
                          window.ids(),
                          layerCache.keys(),
                          layerCache.values(),
                          layer.attention().values());
              return feedForward(inference, scope, layer, attended);
            });
    cache.advance(count);
    return head(inference.logits(), scope, x.get(":, -1:"));
  }

  /** Ids (B, T) to the residual stream behind the last layer, (B, T, C). */
  private NDArray stream(ModelMethods methods, NDManager scope, NDArray ids) {
    Positions window = window(scope, ids);
    return subLayers.through(
        embed(methods, scope, ids, window),
        (layer, x) -> feedForward(methods, scope, layer, attend(methods, scope, layer, x, window)));
  }

  private NDArray embed(ModelMethods methods, NDManager scope, NDArray ids, Positions window) {
    return methods.embed().one(scope, ids, window.ids(), subLayers.embedding().values());
  }

  private static NDArray attend(
      ModelMethods methods, NDManager scope, DecoderLayer layer, NDArray x, Positions window) {
    return methods.attend().one(scope, x, window.rotations(), layer.attention().values());
  }

  private static NDArray feedForward(
      ModelMethods methods, NDManager scope, DecoderLayer layer, NDArray x) {
    return methods.feedForward().one(scope, x, layer.feedForward().values());
  }

  /** What a method of the head makes of the residual stream, and of the next tokens if it asks. */
  private NDArray head(Method method, NDManager scope, NDArray... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.add(subLayers.head().values());
    return method.one(scope, all.toArray());
  }

  /** The first positions of the context, for arrays (B, T, …). */
  Positions window(NDManager scope, NDArray x) {
    return positions.range(scope, 0, Math.toIntExact(x.getShape().get(1)));
  }

  SubLayers parts() {
    return subLayers;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    for (SubLayer subLayer : subLayers()) {
      subLayer.initialize(owner, type, inputShapes);
    }
  }

  /** DJL's entry: ids (B, T) to logits (B, T, V). */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray ids = inputs.singletonOrThrow();
    return new NDList(logits(ids.getManager(), ids));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {inputShapes[0].add(vocabulary)};
  }
}
