package io.sluice.training;

import io.sluice.run.Provenance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code config.json} of a run of any suite: everything that decides its numbers, resolved.
 *
 * @param <C> the suite's own
 */
public interface RunConfiguration<C extends RunConfiguration<C>> {

  /** What made the run, and which one it is. */
  Provenance provenance();

  /** How often the finished run was lengthened. */
  Optional<List<Continuation>> continued();

  /** The same of another origin or length. */
  C with(Provenance provenance, Optional<List<Continuation>> continued);

  /** The same with the identity that all files of the run carry. */
  default C identified() {
    return with(provenance().of(this), continued());
  }

  /**
   * The same, lengthened, which is another run from now on. One of an earlier version, whose files
   * carry no identity, gets none: with it none of them would be the run's own.
   */
  default C lengthened(Continuation added) {
    List<Continuation> all =
        Stream.concat(continued().orElse(List.of()).stream(), Stream.of(added)).toList();
    C longer = with(provenance(), Optional.of(all));
    return provenance().identity().isPresent() ? longer.identified() : longer;
  }

  /**
   * All steps.
   *
   * @param ofRecipe steps of the run as it began
   */
  default long steps(long ofRecipe) {
    return continued().map(all -> all.get(all.size() - 1).steps()).orElse(ofRecipe);
  }
}
