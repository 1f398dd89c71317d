package io.sluice.suite.language;

import io.sluice.run.RunResult;
import java.util.Optional;

/**
 * How a training command ended.
 *
 * @param step optimizer steps done
 * @param steps optimizer steps of the whole run
 * @param result the result of a finished run; absent if somebody stopped it
 */
public record LanguageOutcome(long step, long steps, Optional<RunResult> result) {}
