package io.sluice.run;

import java.util.Optional;

/** {@code result.json} of any suite: what a finished run came to. */
public interface SuiteResult {

  /** How far it went; of small networks in iterations. */
  long steps();

  /** The fingerprint of the run; runs of earlier versions have none. */
  Optional<String> identity();
}
