/**
 * One training loop for every suite.
 *
 * <p>{@link io.sluice.training.TrainingLoop} knows steps, records and files; a {@link
 * io.sluice.training.Task} knows data and model; a {@link io.sluice.training.Course} says how long
 * and how: by its recipe's {@link io.sluice.training.TrainingPlan}, from trained weights if there
 * are some, and by what a {@link io.sluice.training.Lengthening} has added. The learning rate is a
 * pure function of the step, batches and dropout are pure functions of seed and step, and the rest
 * of a run's state is one atomic file: a run that is killed at any moment and resumed gives the
 * bits of an undisturbed one.
 *
 * <table>
 * <caption>Order of writing</caption>
 * <tr><td>each step</td><td>one record appended to {@code metrics.jsonl}</td></tr>
 * <tr><td>checkpoint</td><td>metrics forced to disk, then {@code training-state.safetensors} replaced, then {@code
 *     model.safetensors}, which evaluation and generation read</td></tr>
 * </table>
 *
 * <p>A resumed run drops the records behind its checkpoint and writes them again. The checkpoint
 * says how many there were before it: where some are lost, the run goes on, says so, and notes it
 * in a {@link io.sluice.run.GapRecord}.
 *
 * <p>{@link io.sluice.training.SiteMeasurements} measures the activations of any model for the
 * records of a run.
 *
 * <p>To add a schedule: one constant of {@link io.sluice.training.LearningRateSchedule.Decay}. To
 * train something new: implement {@code Task}, and {@link io.sluice.training.Replica} with handles
 * of its own on the parameters for each thread that is to share the work.
 */
package io.sluice.training;
