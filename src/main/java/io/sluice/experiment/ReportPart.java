package io.sluice.experiment;

import java.util.Optional;

/** A table, a picture or sentences of a report, made of a study's numbers. */
@FunctionalInterface
public interface ReportPart {

  /**
   * Makes the part.
   *
   * @param analysis the study's numbers
   * @return what it adds; none where it does not apply
   */
  Optional<Section> of(Analysis analysis);
}
