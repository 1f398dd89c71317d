/**
 * Image classification with the activations and the training loop of the language suite.
 *
 * <p>A {@link io.sluice.suite.vision.VisionRecipe} says which images, which net with which
 * activations at which sites, and how long; {@link io.sluice.suite.vision.VisionRun} trains it into
 * a run's folder and resumes it to the same bits; {@link io.sluice.suite.vision.TrainedClassifier}
 * opens what was trained, and {@link io.sluice.suite.vision.FastGradientSign} attacks it.
 *
 * <table>
 *   <caption>From pixels to records</caption>
 *   <tr><td>{@code ImageChoice}</td><td>a data set, how much of it, how its pixels are scaled and
 *       changed</td></tr>
 *   <tr><td>{@code OpenedImages}</td><td>its training and test images in memory</td></tr>
 *   <tr><td>{@code PretrainedWeights}</td><td>what a net starts from if not from its seed: a run's
 *       weights, or a file with torchvision's or timm's names</td></tr>
 *   <tr><td>{@code EpochPlan}</td><td>epochs and rates, whatever the number of images; as steps for
 *       the training loop</td></tr>
 *   <tr><td>{@code VisionTask}</td><td>batches, losses and measurements for the loop</td></tr>
 * </table>
 *
 * <p>In the records of a run a token is an image.
 *
 * <p>To add a recipe: one file in {@code src/main/resources}, see package {@code recipe}. To read
 * the names of another toolkit: one constant of {@code ParameterNaming}.
 */
package io.sluice.suite.vision;
