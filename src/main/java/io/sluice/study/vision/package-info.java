/**
 * Nets x activations x seeds, for the same number of epochs on the same images.
 *
 * <p>A {@link io.sluice.study.vision.VisionStudy} is a {@code study.yaml}; {@link
 * io.sluice.study.vision.VisionStudies} says what its runs are, and the study writes {@code
 * results.csv}, a row a run and epoch, and {@code sites.csv}, what training did to each activation.
 * Runs that are finished are skipped, interrupted ones resumed, and a run that diverged is a
 * result.
 *
 * <table>
 *   <caption>What a study may ask for besides</caption>
 *   <tr><td>{@code folds}</td><td>cross-validation: {@code StudyImages} has what each fold is
 *       trained and measured on</td></tr>
 *   <tr><td>{@code pretraining}, {@code weights}</td><td>what nets start from: {@code
 *       InitialWeights}</td></tr>
 *   <tr><td>{@code attacks}</td><td>the fast gradient sign method on every trained net: {@code
 *       RunAttacks}, {@code attacks.csv}</td></tr>
 * </table>
 *
 * <p>{@link io.sluice.study.vision.ReadyMadeStudy} has ready-made ones at any scale; to add one,
 * with its command: one file in the folder {@code studies} beside it in {@code src/main/resources}.
 *
 * <p>To add something that a study can vary: a key of {@code VisionStudy}, and its place in {@code
 * recipe} if it is of the recipe.
 */
package io.sluice.study.vision;
