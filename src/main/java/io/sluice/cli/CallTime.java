package io.sluice.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Names two times for what they are: what a call was for, and the call as a clock on the wall sees
 * it. Training is only a part of that: reading, validations and checkpoints are not in it, but all
 * of its calls are.
 */
final class CallTime {

  private CallTime() {}

  /** A part, and the whole call behind it. */
  static String with(String part) {
    return part + "; this call " + Text.time(sinceStart()) + " in all";
  }

  /** Seconds of some work with its rate, and the whole call behind it. */
  static String with(String work, double seconds, double rate, String things) {
    return with(
        Text.of(
            "%s %s at %,.0f %s a second",
            work, Text.time(Duration.ofNanos((long) (seconds * 1e9))), rate, things));
  }

  private static Duration sinceStart() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }
}
