package io.sluice.cli;

import io.sluice.run.SiteRecord;
import java.util.List;

/**
 * The records of one site of a run.
 *
 * @param label what tables and pictures call it
 * @param place what sites at the same place of different layers have in common
 * @param records by step, at least one
 */
record SiteHistory(String label, String place, List<SiteRecord> records) {

  SiteRecord first() {
    return records.get(0);
  }

  SiteRecord last() {
    return records.get(records.size() - 1);
  }
}
