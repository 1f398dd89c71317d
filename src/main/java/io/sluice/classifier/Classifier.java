package io.sluice.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.sluice.activation.ActivationHook;
import io.sluice.activation.ActivationSite;
import io.sluice.engine.Autograd;
import io.sluice.engine.KernelPack;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.SharedModel;
import io.sluice.engine.TensorEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image classifier: the blocks of a net, one kernel call each.
 *
 * <p>Letters: N images of a batch, C channels, H height, W width, F features.
 */
public final class Classifier extends AbstractBlock implements SharedModel<Classifier> {

  private final ClassifierKernels kernels;
  private final NDManager owner;
  private final List<BlockLayer> blocks = new ArrayList<>();
  private final BlockLayer shared;
  private final NetRun training;
  private final NetRun probing;
  private final NetRun inference;

  private Classifier(ClassifierKernels kernels, NDManager owner, ParameterSource source) {
    this.kernels = kernels;
    this.owner = owner;
    NetProgram program = kernels.training().program();
    for (BlockProgram block : program.blocks()) {
      blocks.add(addChildBlock("block" + blocks.size(), new BlockLayer(block.own(), source)));
    }
    shared = addChildBlock("shared", new BlockLayer(program.shared(), source));
    training = run(kernels.training(), kernels.training().pack());
    probing = run(kernels.evaluation(), kernels.evaluation().pack());
    inference = run(kernels.evaluation(), kernels.evaluation().pack().unrecorded());
  }

  private NetRun run(PassKernels pass, KernelPack pack) {
    return new NetRun(pass.program(), pack, blocks, shared);
  }

  /**
   * A model with first values, on the engine's device and in its precision.
   *
   * @param engine where the model lives
   * @param shape its shape
   * @param seed the seed of its first values
   * @return the model, owned by the engine's manager
   */
  public static Classifier create(TensorEngine engine, ClassifierShape shape, long seed) {
    return create(engine.manager(), engine.precision(), shape, ParameterSource.initialized(seed));
  }

  /**
   * A model with parameters from anywhere.
   *
   * @param owner the owner of its arrays; decides the device
   * @param precision the format of matrix products
   * @param shape its shape
   * @param source where its parameters come from
   * @return the model
   */
  public static Classifier create(
      NDManager owner, Precision precision, ClassifierShape shape, ParameterSource source) {
    return create(ClassifierKernels.compile(owner, shape, precision), owner, source);
  }

  private static Classifier create(
      ClassifierKernels kernels, NDManager owner, ParameterSource source) {
    Classifier model = new Classifier(kernels, owner, source);
    model.initialize(owner, DataType.FLOAT32, new Shape(1));
    return model;
  }

  /**
   * Whether replicas of this model train as one: not if training draws random numbers or uses
   * statistics of whole batches.
   *
   * @return whether {@link #replica} may train beside this
   */
  public boolean isShareable() {
    return kernels.training().equals(kernels.evaluation());
  }

  @Override
  public Classifier replica(NDManager owner) {
    return create(kernels, owner, ParameterSource.shared(parameters()));
  }

  /**
   * The shape.
   *
   * @return the shape
   */
  public ClassifierShape shape() {
    return kernels.shape();
  }

  /** Names are like {@code layer1.0.conv1.weight}. */
  @Override
  public Map<String, NDArray> parameters() {
    Map<String, NDArray> all = new LinkedHashMap<>();
    for (BlockLayer block : owners()) {
      block.getDirectParameters().values().forEach(p -> all.put(p.getName(), p.getArray()));
    }
    return all;
  }

  @Override
  public Map<String, ParameterGroup> parameterGroups() {
    Map<String, ParameterGroup> all = new LinkedHashMap<>();
    owners().forEach(block -> all.putAll(block.parameterGroups()));
    return all;
  }

  /**
   * The parameters of activations.
   *
   * @return some of {@link #parameters}
   */
  public Map<String, NDArray> activationParameters() {
    Map<String, NDArray> all = parameters();
    all.keySet()
        .retainAll(
            kernels.training().program().sites().stream()
                .flatMap(site -> site.parameters().stream())
                .toList());
    return all;
  }

  private List<BlockLayer> owners() {
    List<BlockLayer> all = new ArrayList<>(blocks);
    all.add(shared);
    return all;
  }

  /**
   * Mean cross-entropy in training: recorded, with dropout, with the statistics of the batch, which
   * move the running ones. Its gradient has that of the activations' penalties in it, if they have
   * any.
   *
   * @param scope the owner of the results
   * @param pixels (N, C, H, W)
   * @param labels (N) integers below the number of classes
   * @return a scalar in nats an image
   */
  public NDArray trainingLoss(NDManager scope, NDArray pixels, NDArray labels) {
    return training.penalized(scope, training.meanLoss(scope, pixels, labels));
  }

  /**
   * Mean cross-entropy as it is evaluated, recorded: for gradients without dropout and with the
   * running statistics.
   *
   * @param scope the owner of the results
   * @param pixels (N, C, H, W)
   * @param labels (N) integers below the number of classes
   * @return a scalar in nats an image
   */
  public NDArray probeLoss(NDManager scope, NDArray pixels, NDArray labels) {
    return probing.meanLoss(scope, pixels, labels);
  }

  /**
   * The gradient of each image's own loss, as it is evaluated, by its pixels.
   *
   * @param scope the owner of the results
   * @param autograd of the model's engine
   * @param pixels (N, C, H, W)
   * @param labels (N) integers below the number of classes
   * @return (N, C, H, W), in nats
   */
  public NDArray pixelGradient(NDManager scope, Autograd autograd, NDArray pixels, NDArray labels) {
    NDArray x = pixels.stopGradient();
    x.attach(scope);
    x.setRequiresGradient(true);
    NDArray loss = Autograd.record(() -> probeLoss(scope, x, labels));
    NDArray images = scope.create((float) pixels.getShape().get(0));
    return autograd.vjp(scope, loss, images, List.of(x)).singletonOrThrow();
  }

  /**
   * Evaluates predictions: without dropout, with the running statistics, outside of autograd.
   *
   * @param scope the owner of the results
   * @param pixels (N, C, H, W)
   * @param labels (N) integers below the number of classes
   * @return (2): summed cross-entropy in nats, and how many top-1 predictions are right
   */
  public NDArray score(NDManager scope, NDArray pixels, NDArray labels) {
    return inference.score(scope, pixels, labels);
  }

  /**
   * Scores of the classes: without dropout, with the running statistics, outside of autograd.
   *
   * @param scope the owner of the results
   * @param pixels (N, C, H, W)
   * @return (N, classes)
   */
  public NDArray logits(NDManager scope, NDArray pixels) {
    return inference.logits(scope, pixels);
  }

  /**
   * Runs images through the model as it is evaluated and calls a hook at every activation, in the
   * order of the computation. What the hook changes at one site is seen by the next.
   *
   * @param owner of what is made on the way, which is released before this returns
   * @param batches pixels, (N, C, H, W) each
   * @param hook called once a site, with the inputs of all batches
   */
  public void runWithHook(NDManager owner, List<NDArray> batches, ActivationHook hook) {
    inference.hooked(owner, probing, batches, hook);
  }

  /**
   * Gives activations their first values where these depend on what comes in, which is what the
   * first training step will see: with the statistics of each batch, without dropout.
   *
   * @param owner of what is made on the way, which is released before this returns
   * @param batches pixels, (N, C, H, W) each
   */
  public void placeActivations(NDManager owner, List<NDArray> batches) {
    boolean placed =
        kernels.training().program().sites().stream()
            .anyMatch(site -> site.activation().isPlacedOnInputs());
    if (placed) {
      try (NDManager scope = owner.newSubManager()) {
        PassKernels placement = kernels.placement(scope);
        run(placement, placement.pack().unrecorded())
            .hooked(scope, run(placement, placement.pack()), batches, ActivationSite::place);
      }
    }
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    for (BlockLayer block : owners()) {
      block.initialize(owner, type, inputShapes);
    }
  }

  /** DJL's entry: pixels (N, C, H, W) to scores (N, classes). */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean recorded, PairList<String, Object> options) {
    NDArray pixels = inputs.singletonOrThrow();
    return new NDList(logits(pixels.getManager(), pixels));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), shape().classes())};
  }
}
