package io.sluice.run;

/**
 * One row of {@code attacks.csv}: one trained classifier under attack at one strength.
 *
 * @param study the study's name
 * @param net the net's notation
 * @param activation the notation of what works at its sites
 * @param seed the run's seed
 * @param epsilon how far each pixel may move, a share of full brightness, 0 to 1
 * @param clean share of the images told rightly as they are
 * @param attacked share told rightly once they are changed
 * @param images how many were attacked
 */
public record AttackRow(
    String study,
    String net,
    String activation,
    long seed,
    double epsilon,
    double clean,
    double attacked,
    long images) {

  /** Refuses what is no share, and an attack on nothing. */
  public AttackRow {
    requireShare("epsilon", epsilon);
    requireShare("clean", clean);
    requireShare("attacked", attacked);
    if (images < 1) {
      throw new IllegalArgumentException("images is " + images + ": at least one is attacked");
    }
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + ": a share is from 0 to 1");
    }
  }
}
