package io.archbench.runner.verify;

import io.archbench.report.ReportFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What came of holding a report against its run. */
public sealed interface Verification {
  /** The format that the report is in. */
  ReportFormat format();

  /** The run that it was held against. */
  String run();

  /** The SHA-256 of each record, by its path; the records were checked against them. */
  SequencedMap<String, String> records();

  /**
   * The report is, byte for byte, what the run gives.
   *
   * @param numbers that stand in it
   */
  record Same(ReportFormat format, String run, SequencedMap<String, String> records, int numbers)
      implements Verification {
    public Same {
      records = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(records));
    }
  }

  /**
   * The report is not what the run gives.
   *
   * @param differences in the order of the report
   * @param remarks what may be the reason
   */
  record Different(
      ReportFormat format,
      String run,
      SequencedMap<String, String> records,
      List<Difference> differences,
      List<String> remarks)
      implements Verification {
    public Different {
      records = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(records));
      differences = List.copyOf(differences);
      remarks = List.copyOf(remarks);
    }
  }
}
