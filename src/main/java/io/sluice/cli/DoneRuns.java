package io.sluice.cli;

import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.Run;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The finished runs of a study, which tell how long its others will take. A second trains very
 * different numbers of tokens in nets of different sizes, and a small net's arithmetic is slower
 * than a large one's, so of several runs those of nearly the same FLOPs an example are asked.
 *
 * @param all with their times
 */
record DoneRuns(List<Timed> all) {

  /**
   * A run that is done.
   *
   * @param work what it took
   * @param independent whether it can be trained beside others in one process, without libtorch
   * @param elapsedS seconds of training
   */
  record Timed(OpenedStudy.Cost work, boolean independent, double elapsedS) {}

  static <U extends Run> DoneRuns of(OpenedStudy<U, ?> opened, List<U> done) {
    return new DoneRuns(
        done.stream()
            .map(
                run ->
                    new Timed(
                        opened.cost(run), opened.isIndependent(run), opened.end(run).elapsedS()))
            .toList());
  }

  /**
   * How long a run takes.
   *
   * @param work of the whole run
   * @param independent as of {@link Timed}
   * @return seconds; none if no run that is done computes as it does
   */
  OptionalDouble secondsFor(OpenedStudy.Cost work, boolean independent) {
    List<Timed> alike = all.stream().filter(run -> run.independent() == independent).toList();
    OptionalDouble nearest =
        alike.stream()
            .map(run -> distance(run.work(), work))
            .min(Comparator.naturalOrder())
            .stream()
            .mapToDouble(distance -> distance)
            .findFirst();
    return alike.stream()
        .filter(run -> distance(run.work(), work) == nearest.getAsDouble())
        .mapToDouble(run -> run.elapsedS() * operations(work) / operations(run.work()))
        .average();
  }

  /** How many times as many operations an example of one takes as of the other, as a logarithm. */
  private static double distance(OpenedStudy.Cost one, OpenedStudy.Cost other) {
    return Math.abs(
        Math.log((operations(one) / one.examples()) / (operations(other) / other.examples())));
  }

  private static double operations(OpenedStudy.Cost work) {
    return work.flops().orElse((double) work.examples());
  }
}
