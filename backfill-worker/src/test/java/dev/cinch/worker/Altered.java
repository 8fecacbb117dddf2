package dev.cinch.worker;

import org.apache.avro.specific.SpecificRecordBase;

/** Records for tests that differ from what was said before in one field. */
final class Altered {

  private Altered() {}

  /** Changes a field of a record that nobody else holds. */
  static <T extends SpecificRecordBase> T with(T record, String field, Object value) {
    record.put(field, value);
    return record;
  }
}
