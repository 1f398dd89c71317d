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
import io.sluice.engine.KernelCalls;
import io.sluice.engine.KernelPack;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.SubLayer;
import io.sluice.engine.TensorEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decoder-only transformer: embedding, L pairs of attention and feed-forward sub-layers with a
 * norm in front of each, a final norm and a subLayers.head(). One kernel call a sub-layer.
 *
 * <p>Letters: B batch, T tokens, C width, H query heads, G key and value heads, D width of a head,
 * V vocabulary.
 */
public final class Transformer extends AbstractBlock {

  private final TransformerShape shape;
  private final int vocabulary;
  private final SubLayers subLayers;
  private final ModelKernels kernels;
  private final KernelCalls training;
  private final KernelCalls inference;
  private final KernelCalls probing;
  private final NDManager owner;
  private final Positions positions;

  private Transformer(
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
    training = KernelCalls.recorded(kernels.training());
    inference = KernelCalls.inferred(kernels.inference());
    probing = KernelCalls.recorded(kernels.inference());
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
    ModelKernels kernels = new ModelKernels(training, inference, false);
    return create(owner, shape, vocabulary, ParameterSource.initialized(seed), kernels);
  }

  private static Transformer create(
      NDManager owner,
      TransformerShape shape,
      int vocabulary,
      ParameterSource source,
      ModelKernels kernels) {
    Transformer model = new Transformer(shape, vocabulary, source, owner, kernels);
    model.initialize(owner, DataType.FLOAT32, new Shape(1, shape.context()));
    return model;
  }

  /**
   * The same parameters under handles of their own, so that another thread may compute with them.
   *
   * @param owner the owner of the handles, closed before this model
   * @return a model that changes with this one
   */
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

  /**
   * Every parameter by its full name, in a fixed order: {@code layers.0.attention.query.weight}.
   *
   * @return names to arrays; do not close them
   */
  public Map<String, NDArray> parameters() {
    Map<String, NDArray> all = new LinkedHashMap<>();
    for (SubLayer subLayer : subLayers()) {
      subLayer.getDirectParameters().values().forEach(p -> all.put(p.getName(), p.getArray()));
    }
    return all;
  }

  /**
   * How each parameter is updated.
   *
   * @return groups by the names of {@link #parameters}
   */
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
   * @return the loss in nats a token, with the faster of two backward passes
   */
  public RecordedLoss loss(NDManager scope, Autograd autograd, NDArray ids, NDArray targets) {
    return kernels.layerwise() && LayerwiseBackward.pays(ids.getShape(), shape.width())
        ? layerwiseLoss(scope, autograd, ids, targets)
        : autograd.loss(() -> trainingLoss(scope, ids, targets));
  }

  /** With a backward pass that is only partly autograd's. */
  RecordedLoss layerwiseLoss(NDManager scope, Autograd autograd, NDArray ids, NDArray targets) {
    Positions window = window(scope, ids);
    return LayerwiseBackward.of(
        kernels.training(), autograd, scope, subLayers, window, ids, targets);
  }

  /** The same in one recording. */
  NDArray trainingLoss(NDManager scope, NDArray ids, NDArray targets) {
    NDArray loss = loss(training, scope, "mean_loss", ids, targets);
    for (FeedForwardLayer layer : subLayers.feedForward()) {
      loss = layer.penalized(training, scope, loss);
    }
    return loss;
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
    return loss(probing, scope, "mean_loss", ids, targets);
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
    new TransformerHooks(subLayers, positions, inference, probing).run(owner, batches, hook);
  }

  /**
   * Evaluates predictions, without dropout and outside of autograd.
   *
   * @param scope the owner of the results
   * @param ids (B, T) integers below V
   * @param targets (B, T), the next tokens
   * @return (2): summed cross-entropy in nats, and how many of the tokens were the likeliest
   */
  public NDArray score(NDManager scope, NDArray ids, NDArray targets) {
    return loss(inference, scope, "score", ids, targets);
  }

  /**
   * Scores of the next tokens, without dropout and outside of autograd.
   *
   * @param scope the owner of the results
   * @param ids (B, T) integers below V
   * @return (B, T, V)
   */
  public NDArray logits(NDManager scope, NDArray ids) {
    return subLayers.logits(inference, scope, stream(inference, scope, ids));
  }

  /** Scores after the last of these tokens, which stand at {@code cache.length()} and follow. */
  NDArray logits(NDManager scope, NDArray ids, KeyValueCache cache) {
    int count = Math.toIntExact(ids.getShape().get(1));
    Positions window = positions.range(scope, cache.length(), count);
    NDArray x = subLayers.stream(inference, scope, ids, window, cache);
    cache.advance(count);
    return subLayers.logits(inference, scope, x.get(":, -1:"));
  }

  private NDArray loss(
      KernelCalls calls, NDManager scope, String method, NDArray ids, NDArray targets) {
    return subLayers.loss(calls, scope, method, stream(calls, scope, ids), targets);
  }

  private NDArray stream(KernelCalls calls, NDManager scope, NDArray ids) {
    return subLayers.stream(calls, scope, ids, window(scope, ids));
  }

  /** From the beginning of the context. */
  private Positions window(NDManager scope, NDArray ids) {
    return positions.range(scope, 0, Math.toIntExact(ids.getShape().get(1)));
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
