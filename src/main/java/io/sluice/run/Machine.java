package io.sluice.run;

import java.util.Optional;

/**
 * What a row's numbers come from, beside what was asked for; rows of earlier versions have none.
 *
 * @param commit of this program, where the launcher found one
 * @param processor its name
 * @param instructionSet what libtorch's own operations took of it, or what was pinned
 */
public record Machine(Optional<String> commit, String processor, String instructionSet) {

  /** Of a run, if it says so. */
  public static Optional<Machine> of(Provenance provenance) {
    return provenance
        .processor()
        .map(
            processor ->
                new Machine(provenance.commit(), processor.name(), processor.instructionSet()));
  }

  /** Whether the instruction set is one that a run pins, not what the processor has. */
  public boolean isPinned() {
    return instructionSet.contains("pinned");
  }

  /** The processor with its instructions. */
  public String words() {
    return "%s (%s)".formatted(processor, instructionSet);
  }
}
