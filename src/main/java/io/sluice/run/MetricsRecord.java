package io.sluice.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of {@code metrics.jsonl}; its first key, {@code type}, says which record it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "train", value = TrainRecord.class),
  @JsonSubTypes.Type(name = "validation", value = ValidationRecord.class),
  @JsonSubTypes.Type(name = "test", value = TestRecord.class),
  @JsonSubTypes.Type(name = "site", value = SiteRecord.class),
  @JsonSubTypes.Type(name = "iteration", value = IterationRecord.class),
  @JsonSubTypes.Type(name = "run", value = RunRecord.class),
  @JsonSubTypes.Type(name = "gap", value = GapRecord.class)
})
public sealed interface MetricsRecord
    permits TrainRecord,
        ValidationRecord,
        TestRecord,
        SiteRecord,
        IterationRecord,
        RunRecord,
        GapRecord {
  /** Optimizer steps, or iterations, done when the record was made. */
  long step();

  /** Whether it can be written: files hold finite numbers only. */
  default boolean hasFiniteNumbers() {
    return true;
  }
}
