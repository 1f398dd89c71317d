package io.sluice.cli;

import io.sluice.run.SiteRecord;
import java.util.List;

/**
 * The records of one site of a run.
 *
 * @param label what pictures call it
 * @param records by step, at least one
 */
record SiteHistory(String label, List<SiteRecord> records) {

  SiteRecord first() {
    return records.get(0);
  }

  SiteRecord last() {
    return records.get(records.size() - 1);
  }

  String site() {
    return first().site();
  }

  int layer() {
    return first().layer();
  }

  /** What sites at the same place of different layers have in common. */
  String kind() {
    return site().replaceFirst("\\b" + layer() + "\\b", "*");
  }
}
