package io.sluice.suite.vision;

import java.util.Optional;

/**
 * How a training command ended.
 *
 * @param step optimizer steps done
 * @param steps optimizer steps of the whole run
 * @param result the result of a finished run; absent if somebody stopped it
 */
public record VisionOutcome(long step, long steps, Optional<VisionResult> result) {}
