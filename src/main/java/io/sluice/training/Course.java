package io.sluice.training;

import java.util.List;
import java.util.Optional;

/**
 * How a run goes from its first step to its last. A run that has been lengthened keeps the rates
 * that it had before, so that it can be trained again from the beginning.
 *
 * @param plan as far as the run goes now
 * @param schedule by which it began
 * @param continued how often it was lengthened
 * @param weights what it starts from, if not from the first values of its seed
 */
public record Course(
    TrainingPlan plan,
    LearningRateSchedule schedule,
    List<Continuation> continued,
    Optional<StartingWeights> weights) {

  /** Of a run that was never lengthened. */
  public static Course of(TrainingPlan plan) {
    return of(plan, Optional.empty(), Optional.empty());
  }

  /**
   * Of any run.
   *
   * @param plan by which it began
   * @param continued how often it was lengthened
   * @param weights what it starts from
   */
  public static Course of(
      TrainingPlan plan,
      Optional<List<Continuation>> continued,
      Optional<StartingWeights> weights) {
    List<Continuation> all = continued.orElse(List.of());
    return new Course(
        all.isEmpty() ? plan : plan.withSteps(all.get(all.size() - 1).steps()),
        plan.schedule(),
        all,
        weights);
  }

  /** The learning rate of a step. */
  double rate(long step) {
    long steps = plan.steps();
    for (int i = continued.size() - 1; i >= 0; i--) {
      Continuation longer = continued.get(i);
      if (step > longer.after()) {
        return longer.schedule().orElse(schedule).at(step, longer.steps());
      }
      steps = longer.after();
    }
    return schedule.at(step, steps);
  }

  /** Whether to validate after this step; the ends of before are among them. */
  boolean validatesAt(long step) {
    return plan.validatesAt(step) || continued.stream().anyMatch(longer -> longer.after() == step);
  }
}
