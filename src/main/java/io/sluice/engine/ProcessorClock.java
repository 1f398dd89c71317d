package io.sluice.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * The processor time of this process: what it lacks of wall time and threads, something else had.
 *
 * <p>A process that trains has one run at a time in its training loop, so its time is the run's.
 */
public interface ProcessorClock {

  /**
   * Of all threads since the process began.
   *
   * @return empty where nobody knows
   */
  Optional<Duration> read();

  /**
   * The clock for runs on an engine.
   *
   * @param facts of the engine
   * @return none where less time than wall time says nothing: on a GPU, which the processor waits
   *     for, and with more threads than processors
   */
  static ProcessorClock of(EngineFacts facts) {
    boolean telling =
        facts.device().equals("cpu")
            && facts.threads() <= Runtime.getRuntime().availableProcessors();
    return telling ? ProcessorClock::ofThisProcess : Optional::empty;
  }

  private static Optional<Duration> ofThisProcess() {
    long nanoseconds =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    return nanoseconds < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanoseconds));
  }
}
