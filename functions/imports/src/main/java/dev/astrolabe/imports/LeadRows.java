package dev.astrolabe.imports;

import dev.astrolabe.imports.ImportFile.RefusedRow;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.runtime.door.Naming;
import dev.astrolabe.runtime.door.OperatorDoor;
import dev.astrolabe.runtime.door.Reception;
import dev.astrolabe.runtime.door.Stated;
import dev.astrolabe.runtime.door.Submission;
import dev.astrolabe.runtime.json.ArrivalJson;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes arrivals of the rows of one file; what is wrong is refused and the rest goes in. A row that
 * gives no id is named by its content and by how many like it stand before it in the file, so that
 * the same file twice changes nothing.
 */
final class LeadRows {
  private static final String DEFAULT_SOURCE = "import";

  private final Reception reception;
  private final LeadColumns columns;
  private final String importId;
  private final boolean history;
  private final Origin origin;
  private final Instant now;
  private final ArrivalJson json = new ArrivalJson();

  private final Map<String, Integer> alike = new HashMap<>();
  private final Map<EntryId, String> taken = new LinkedHashMap<>();
  private final List<Taken> rows = new ArrayList<>();
  private final List<RefusedRow> refusals = new ArrayList<>();
  private final Set<Long> refusedLines = new HashSet<>();
  private int repeated;

  LeadRows(
      Reception reception,
      LeadColumns columns,
      String importId,
      boolean history,
      Origin origin,
      Instant now) {
    this.reception = reception;
    this.columns = columns;
    this.importId = importId;
    this.history = history;
    this.origin = origin;
    this.now = now;
  }

  /**
   * A row that is right.
   *
   * @param line on which it begins
   */
  record Taken(Arrival arrival, long line) {}

  /**
   * What a file came to.
   *
   * @param repeated rows that a row before says already
   * @param refused how many rows are not taken, for one or more reasons each
   */
  record Result(List<Taken> taken, int repeated, int refused, List<RefusedRow> rows) {
    Result {
      taken = List.copyOf(taken);
      rows = List.copyOf(rows);
    }
  }

  Result read(List<CsvRows.Row> file) {
    file.forEach(this::take);
    return new Result(rows, repeated, refusedLines.size(), refusals);
  }

  private void refuse(CsvRows.Row row, String column, Refusal reason) {
    refusedLines.add(row.line());
    refusals.add(new RefusedRow(row.line(), column, reason));
  }

  private static Optional<String> cell(CsvRows.Row row, String column) {
    return Optional.ofNullable(row.fields().get(column))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private void take(CsvRows.Row row) {
    if (row.surplus()) {
      refuse(row, "", new Refusal(FileRefusal.MORE_FIELDS));
      return;
    }
    int before = refusals.size();
    var occurredAt = time(row, LeadColumns.OCCURRED_AT);
    var knownSince = time(row, LeadColumns.KNOWN_SINCE);
    if (history && cell(row, LeadColumns.OCCURRED_AT).isEmpty()) {
      refuse(row, LeadColumns.OCCURRED_AT, new Refusal(EntryRefusal.HISTORY_WITHOUT_TIME));
    }
    var source = cell(row, LeadColumns.SOURCE).orElse(DEFAULT_SOURCE);
    if (!OperatorDoor.isSource(source)) {
      refuse(row, LeadColumns.SOURCE, new Refusal(EntryRefusal.SOURCE_RULE));
    }
    var own = cell(row, LeadColumns.ENTRY_ID);
    var naming = own.<Naming>map(Naming.Own::new).orElseGet(Naming.ByContent::new);
    switch (reception.receive(submission(row, source, occurredAt), naming, now)) {
      case Reception.Outcome.Rejected(var reasons) ->
          reasons.forEach(reason -> refuse(row, column(reason.pointer()), reason.refusal()));
      case Reception.Outcome.Received(var arrival, var fingerprint) -> {
        if (refusals.size() == before) {
          var id =
              own.orElseGet(() -> fingerprint + "-" + alike.merge(fingerprint, 1, Integer::sum));
          named(
              row,
              arrival.inFile(new EntryId(source, id), new Imported(importId, history, knownSince)),
              fingerprint);
        }
      }
    }
  }

  private void named(CsvRows.Row row, Arrival arrival, String fingerprint) {
    var standing = taken.get(arrival.id());
    if (standing != null) {
      if (standing.equals(fingerprint)) {
        repeated++;
      } else {
        refuse(row, LeadColumns.ENTRY_ID, new Refusal(EntryRefusal.ID_TWICE));
      }
    } else if (json.write(arrival).length > ArrivalJson.LONGEST) {
      refuse(row, "", new Refusal(EntryRefusal.LONGEST_ENTRY, ArrivalJson.LONGEST));
    } else {
      taken.put(arrival.id(), fingerprint);
      rows.add(new Taken(arrival, row.line()));
    }
  }

  private Submission submission(CsvRows.Row row, String source, Optional<Instant> occurredAt) {
    var stated = new ArrayList<Stated>();
    new TreeMap<>(LeadColumns.IDENTITIES)
        .forEach((column, kind) ->
            cell(row, column)
                .ifPresent(written -> stated.add(new Stated(kind, written, "/" + column))));
    return switch (columns) {
      case LEADS ->
          OperatorDoor.profile(
              source,
              OperatorDoor.PROFILE_UPDATED,
              stated,
              occurredAt,
              origin,
              said(row, ""),
              new TreeMap<>());
      case ENTRIES ->
          OperatorDoor.entry(
              source,
              cell(row, LeadColumns.KIND).orElse(""),
              stated,
              occurredAt,
              origin,
              said(row, LeadColumns.PAYLOAD));
    };
  }

  /** What the row says; a cell that is blank says nothing. */
  private static SortedMap<String, String> said(CsvRows.Row row, String prefix) {
    var said = new TreeMap<String, String>();
    for (var column : row.fields().keySet()) {
      if (LeadColumns.isSaid(column)) {
        cell(row, column).ifPresent(text -> said.put(column.substring(prefix.length()), text));
      }
    }
    return said;
  }

  private Optional<Instant> time(CsvRows.Row row, String column) {
    var written = cell(row, column);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var time = OperatorDoor.time(written.get()).map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    if (time.isEmpty()) {
      refuse(row, column, new Refusal(EntryRefusal.TIME_RULE));
    } else if (column.equals(LeadColumns.KNOWN_SINCE)
        && (time.get().isBefore(Entry.EARLIEST) || !time.get().isBefore(Entry.LATEST))) {
      refuse(row, column, new Refusal(EntryRefusal.KNOWN_SINCE_YEARS));
    }
    return time;
  }

  /** The column that a pointer into the submission speaks of. */
  private static String column(String pointer) {
    var path = pointer.startsWith("/") ? pointer.substring(1) : pointer;
    if (path.startsWith("profile/")) {
      return path.substring("profile/".length()).replace("~1", "/").replace("~0", "~");
    }
    if (path.startsWith("payload/")) {
      return LeadColumns.PAYLOAD
          + path.substring("payload/".length()).replace("~1", "/").replace("~0", "~");
    }
    return path;
  }
}
