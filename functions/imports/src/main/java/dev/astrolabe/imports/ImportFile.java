package dev.astrolabe.imports;

import dev.astrolabe.model.money.RateBook;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.model.spend.StatedSpend;
import dev.astrolabe.model.spend.StatedSpend.Outcome;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Takes the rows of a file in, one by one; what is wrong is refused and the rest goes in. A row is
 * named by its content and by how many like it stand before it in the file, so that the same file
 * twice changes nothing.
 */
final class ImportFile {
  /** A row that was not taken. */
  record RefusedRow(long line, String column, Refusal reason) {}

  /** What a file came to. */
  record Result(int accepted, int unchanged, int refused, List<RefusedRow> rows) {
    Result {
      rows = List.copyOf(rows);
    }
  }

  private final SpendBook spend;
  private final RateBook rates;

  ImportFile(SpendBook spend, RateBook rates) {
    this.spend = spend;
    this.rates = rates;
  }

  /** Takes rows of spend in. */
  Result spend(List<CsvRows.Row> rows) {
    var tally = new Tally();
    var before = new HashMap<String, Integer>();
    for (var row : rows) {
      switch (tally.complete(row)
          ? StatedSpend.row("row", row.fields())
          : ImportFile.<SpendRow>nothing()) {
        case Outcome.Invalid<SpendRow>(var wrong) -> tally.refuse(row, wrong);
        case Outcome.Read<SpendRow>(var read) -> {
          var content = hash(content(read));
          int n = before.merge(content, 1, Integer::sum);
          tally.count(spend.add(read.named("i" + content + "-" + n)) == SpendBook.Added.NEW);
        }
      }
    }
    return tally.result();
  }

  /** What a row says, whatever it is called: part of a row's id, so it never changes. */
  private static String content(SpendRow row) {
    return String.join(
        "\n",
        row.category().word(),
        row.from().toString(),
        row.to().toString(),
        row.amount().amount().toPlainString(),
        row.amount().currency().code(),
        row.channel().orElse(""),
        row.campaign().orElse(""),
        row.source().orElse(""),
        row.note().orElse(""));
  }

  /** Takes rates in; of two for one day and pair the first stands and the other is refused. */
  Result rates(List<CsvRows.Row> rows) {
    var tally = new Tally();
    var seen = new HashSet<String>();
    for (var row : rows) {
      switch (tally.complete(row) ? StatedSpend.rate(row.fields()) : ImportFile.<Rate>nothing()) {
        case Outcome.Invalid<Rate>(var wrong) -> tally.refuse(row, wrong);
        case Outcome.Read<Rate>(var rate) -> {
          if (seen.add(rate.date() + " " + rate.from() + " " + rate.to())) {
            tally.count(rates.put(rate));
          } else {
            tally.refuse(row, "date", new Refusal(FileRefusal.RATE_TWICE));
          }
        }
      }
    }
    return tally.result();
  }

  private static <T> Outcome<T> nothing() {
    return new Outcome.Invalid<>(List.of());
  }

  /** Names a file by its kind and its bytes. */
  static String name(String kind, byte[] bytes) {
    var digest = sha256();
    digest.update(kind.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(bytes), 0, 12);
  }

  /** 24 hexadecimal digits that stand for a text of any length. */
  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static final class Tally {
    private int accepted;
    private int unchanged;
    private final Set<Long> refusedLines = new HashSet<>();
    private final List<RefusedRow> rows = new ArrayList<>();

    /** Refuses a row with more fields than the header has names. */
    boolean complete(CsvRows.Row row) {
      if (row.surplus()) {
        refuse(row, "", new Refusal(FileRefusal.MORE_FIELDS));
      }
      return !row.surplus();
    }

    void refuse(CsvRows.Row row, List<StatedSpend.Wrong> wrong) {
      wrong.forEach(each -> refuse(row, each.field(), FileRefusal.of(each.fault())));
    }

    void refuse(CsvRows.Row row, String column, Refusal reason) {
      refusedLines.add(row.line());
      rows.add(new RefusedRow(row.line(), column, reason));
    }

    void count(boolean isNew) {
      if (isNew) {
        accepted++;
      } else {
        unchanged++;
      }
    }

    Result result() {
      return new Result(accepted, unchanged, refusedLines.size(), rows);
    }
  }
}
