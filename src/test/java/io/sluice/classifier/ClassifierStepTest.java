package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.training.AdamWSettings;
import io.sluice.training.Course;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.Replica;
import io.sluice.training.Task;
import io.sluice.training.TrainingPlan;
import io.sluice.training.TrainingStep;
import io.sluice.training.Validation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step of the training loop on classifiers. */
class ClassifierStepTest {

  private static final float RATE = 1e-3f;

  /** A batch, over and over. */
  private record OneBatch(Classifier model, ImageBatch batch) implements Task, Replica {

    @Override
    public Map<String, NDArray> parameters() {
      return model.parameters();
    }

    @Override
    public Map<String, ParameterGroup> parameterGroups() {
      return model.parameterGroups();
    }

    @Override
    public List<? extends Replica> replicas() {
      return List.of(this);
    }

    @Override
    public double share() {
      return 1;
    }

    @Override
    public RecordedLoss loss(NDManager scope, Autograd autograd, long step, int microBatch) {
      return autograd.loss(
          () -> model.trainingLoss(scope, batch.pixels(scope), batch.labels(scope)));
    }

    @Override
    public long tokensPerMicroBatch() {
      return batch.count();
    }

    @Override
    public Validation validate() {
      throw new IllegalStateException("nothing to validate on");
    }
  }

  /**
   * Adam's first step goes by the rate against the sign of each gradient: each must meet its own
   * parameter, however maps and weights lie in memory.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlp(3, width=8)",
        "vgg-2(filters=0.1)",
        "resnet18(filters=0.01)",
        "attention-cnn"
      })
  void theFirstStepGoesAgainstEachGradient(String net) {
    ClassifierShape shape =
        new ClassifierShape(
            Net.of(net),
            new FeatureMapShape(3, 16, 16),
            NetSamples.CLASSES,
            NetSamples.shape("mlp(1)", "mish").activations(),
            WeightInitialization.HE);
    ImageBatch batch = ImageBatch.of(shape.image(), 6, 7);
    try (TensorEngine engine = TestEngine.fp32()) {
      Classifier model = Classifier.create(engine, shape, 1);
      Map<String, float[]> gradients = batch.gradients(engine, model);
      Map<String, float[]> before = ImageBatch.values(model);
      TrainingPlan plan =
          new TrainingPlan(
              10,
              1,
              new LearningRateSchedule(LearningRateSchedule.Decay.COSINE, RATE, RATE, 0, 1),
              new AdamWSettings(0.9, 0.95, 1e-12, 0, 1),
              0,
              List.of(),
              10);
      TrainingStep step = new TrainingStep(engine, new OneBatch(model, batch), Course.of(plan));
      assertThat(step.take(1).lossNats()).isFinite();
      Map<String, float[]> after = ImageBatch.values(model);
      gradients.forEach(
          (name, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
              // Smaller ones are rounding, as those of a bias that a norm takes away.
              if (Math.abs(gradient[i]) > 1e-6) {
                assertThat(after.get(name)[i] - before.get(name)[i])
                    .as(name + " " + i)
                    .isCloseTo(-RATE * Math.signum(gradient[i]), within(0.02f * RATE));
              }
            }
          });
    }
  }
}
