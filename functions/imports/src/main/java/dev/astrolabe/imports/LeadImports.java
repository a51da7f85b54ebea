package dev.astrolabe.imports;

import dev.astrolabe.model.identity.PhoneNumbers;
import dev.astrolabe.model.lead.BackfillLeads.Piece;
import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Row;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.runtime.door.Reception;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.json.ArrivalJson;
import dev.astrolabe.runtime.json.BackfillJson;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.store.ImportedFiles.Queued;
import dev.astrolabe.runtime.text.FileRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of leads and of entries: each row travels through the bulk queue, like all that arrives.
 */
final class LeadImports {
  /** So many rows one call can check and queue. */
  static final int MOST_ROWS = 5_000;

  static final int LARGEST = 4 * 1024 * 1024;

  /** One piece of work about them takes a second or two. */
  private static final int ROWS_IN_CHUNK = 50;

  private static final int LONGEST_CONSENT = 500;

  private static final Pattern ID = Pattern.compile("(leads|entries)-[0-9a-f]{24}");

  /** Where files and how far they have come are kept. */
  interface Files {
    /** A file at the door: its document, and how much of it is on the queue. */
    record Kept(Json.Fields document, Queued queued) {}

    Optional<Kept> find(String importId);

    void keep(String importId, String document, Queued queued);

    /** Keeps the rows and begins, unless it is under way; says whether it did. */
    boolean begin(String importId, List<List<Row>> chunks, boolean history, Instant now);

    Optional<Backfills.Progress> progress(String importId);

    /** Why rows were not taken though they were right, as far as it has come. */
    List<ImportFile.RefusedRow> left(Backfills.Progress of);

    /** How many leads were walked so far. */
    long leads(String importId);
  }

  /** The bulk queue. */
  interface Bulk {
    /** Takes messages in any number. */
    void send(List<String> bodies, String trace);

    /** Takes a message that nobody sees before the delay is over. */
    void send(String body, Duration delay, String trace);
  }

  /** What a file is said to be. */
  private record Declared(LeadColumns columns, boolean history, Origin origin, String consent) {
    String kind() {
      return columns.name().toLowerCase(Locale.ROOT);
    }

    String mode() {
      return history ? "history" : "live";
    }
  }

  private final Reception reception;
  private final Files files;
  private final Bulk bulk;
  private final ArrivalJson arrivals = new ArrivalJson();
  private final BackfillJson pieces = new BackfillJson();

  LeadImports(PhoneNumbers phones, Files files, Bulk bulk) {
    this.reception = new Reception(phones);
    this.files = files;
    this.bulk = bulk;
  }

  /** Whether imports of this id are kept here. */
  static boolean isOne(String importId) {
    return ID.matcher(importId).matches();
  }

  /** Takes a file in; answers what became of it so far. */
  Json.Fields take(LeadColumns columns, Request request) {
    var declared = declared(columns, request);
    var bytes = request.body().bytes();
    var rows = ImportRoutes.rows(bytes, columns, MOST_ROWS);
    var id =
        declared.kind()
            + "-"
            + ImportFile.name(
                String.join(
                    "\n",
                    declared.kind(),
                    declared.mode(),
                    declared.origin().name().toLowerCase(Locale.ROOT)),
                bytes);
    var kept = files.find(id);
    if (kept.filter(file -> file.queued() == Queued.ALL).isPresent()) {
      // Where what carries it on was lost, this carries it on; while it runs, nothing is started.
      files
          .progress(id)
          .filter(progress -> progress.standsStill(request.now()))
          .ifPresent(progress ->
              bulk.send(
                  pieces.write(new Piece(id, progress.phase(), progress.chunk(), 0)),
                  Duration.ofSeconds(1),
                  request.trace()));
      return unchanged(shown(id, kept.get().document()));
    }
    var result =
        new LeadRows(reception, columns, id, declared.history(), declared.origin(), request.now())
            .read(rows);
    var document = document(id, declared, result);
    var written = new JsonWriter().text(document);
    // A try before broke off: where it had begun the work, that goes on, and only rows are missing.
    boolean runs =
        kept.filter(file -> file.queued() == Queued.FIRST_PIECE).isPresent()
            && files
                .progress(id)
                .filter(p -> p.phase() != Phase.DONE && !p.standsStill(request.now()))
                .isPresent();
    files.keep(id, written, runs ? Queued.FIRST_PIECE : Queued.NOTHING);
    if (!result.taken().isEmpty()) {
      boolean begins = files.begin(id, chunks(result.taken()), declared.history(), request.now());
      if (begins || !runs) {
        // Before the rows: whatever happens here, the import comes to its end.
        bulk.send(pieces.write(Piece.first(id)), Duration.ofSeconds(1), request.trace());
        files.keep(id, written, Queued.FIRST_PIECE);
      }
      bulk.send(
          result.taken().stream()
              .map(row -> new String(arrivals.write(row.arrival()), StandardCharsets.UTF_8))
              .toList(),
          request.trace());
    }
    files.keep(id, written, Queued.ALL);
    return shown(id, document);
  }

  /** What became of a file. */
  Optional<Json.Fields> find(String importId) {
    return files.find(importId).map(kept -> shown(importId, kept.document()));
  }

  private static Declared declared(LeadColumns columns, Request request) {
    boolean history =
        switch (request
            .query("mode")
            .orElseThrow(
                () -> new Refused(Problem.malformed(FileRefusal.MODE_MISSING.english())))) {
          case "live" -> false;
          case "history" -> true;
          default -> throw new Refused(Problem.invalid("/mode", FileRefusal.MODE.english()));
        };
    var origin =
        switch (request.query("origin").orElse("")) {
          case "voluntary" -> Origin.VOLUNTARY;
          case "purchased" -> Origin.PURCHASED;
          default ->
              throw new Refused(Problem.invalid("/origin", FileRefusal.ORIGIN_MISSING.english()));
        };
    var consent = request.query("consent").map(String::strip).orElse("");
    if (consent.isEmpty()
        || consent.length() > LONGEST_CONSENT
        || consent.chars().anyMatch(Character::isISOControl)) {
      throw new Refused(
          Problem.invalid("/consent", FileRefusal.CONSENT_MISSING.english(LONGEST_CONSENT)));
    }
    return new Declared(columns, history, origin, consent);
  }

  /** Rows of one person stand together. */
  private static List<List<Row>> chunks(List<LeadRows.Taken> taken) {
    var rows =
        taken.stream()
            .map(row -> Row.of(row.arrival(), row.line()))
            .sorted(Comparator.comparing(Row::home).thenComparing(Row::id))
            .toList();
    var chunks = new ArrayList<List<Row>>();
    for (int from = 0; from < rows.size(); from += ROWS_IN_CHUNK) {
      chunks.add(rows.subList(from, Math.min(from + ROWS_IN_CHUNK, rows.size())));
    }
    return chunks;
  }

  private static Json.Fields document(String id, Declared declared, LeadRows.Result result) {
    return Json.object()
        .put("id", id)
        .put("kind", declared.kind())
        .put("mode", declared.mode())
        .put("origin", declared.origin().name().toLowerCase(Locale.ROOT))
        .put("consent", declared.consent())
        .put("accepted", result.taken().size())
        .put("unchanged", result.repeated())
        .put("refused", result.refused())
        .put("rows", RefusedRows.json(result.rows()))
        .build();
  }

  /** What the same file comes to the second time. */
  private static Json.Fields unchanged(Json.Fields document) {
    return document
        .with("accepted", Json.of(0))
        .with("unchanged", Json.of(number(document, "accepted") + number(document, "unchanged")));
  }

  private static long number(Json.Fields document, String member) {
    return document.decimal(member).orElseThrow().longValueExact();
  }

  /** The document with what was found out about its rows since. */
  private Json.Fields shown(String id, Json.Fields document) {
    var progress = files.progress(id);
    int notTaken = progress.map(Backfills.Progress::notTaken).orElse(0);
    int unchanged = progress.map(Backfills.Progress::unchanged).orElse(0);
    boolean runs = progress.filter(p -> p.phase() != Phase.DONE).isPresent();
    return RefusedRows.with(document, progress.map(files::left).orElse(List.of()))
        .with("accepted", Json.of(number(document, "accepted") - notTaken - unchanged))
        .with("unchanged", Json.of(number(document, "unchanged") + unchanged))
        .with("refused", Json.of(number(document, "refused") + notTaken))
        .with("state", runs ? "running" : "done")
        .with("notTaken", Json.of(notTaken))
        .with("leads", Json.of(files.leads(id)));
  }
}
