package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whose records follow.
 *
 * @param step 0, or where a run went on whose records of before do not say it
 * @param identity the fingerprint of the run, see {@link RunIdentity}
 * @param configuration what it is of
 */
public record RunRecord(long step, String identity, JsonNode configuration)
    implements MetricsRecord {

  static RunRecord of(long step, RunIdentity identity) {
    return new RunRecord(
        step, identity.sha256(), Json.parseTree(identity.configuration(), "a configuration"));
  }

  /** The same for comparison. */
  RunIdentity run() {
    return new RunIdentity(identity, configuration.toString());
  }
}
