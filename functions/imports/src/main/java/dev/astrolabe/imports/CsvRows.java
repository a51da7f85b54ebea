package dev.astrolabe.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of a CSV under a header of known names, parted by commas, semicolons or tabs. */
final class CsvRows {
  private static final char[] SEPARATORS = {',', ';', '\t'};

  /** What the text is. */
  sealed interface Read {
    record Rows(List<Row> rows) implements Read {
      public Rows {
        rows = List.copyOf(rows);
      }
    }

    /** Not read; {@code reason} says what would be right. */
    record Refused(Refusal reason) implements Read {}
  }

  /**
   * A row.
   *
   * @param line on which it begins, 1 for the first of the file
   * @param fields by the names of the header
   * @param surplus whether it has more fields than the header
   */
  record Row(long line, Map<String, String> fields, boolean surplus) {}

  private CsvRows() {}

  /** Which headers are read. */
  interface Columns {
    /** What the column is called here; empty where no column has such a name. */
    Optional<String> name(String written);

    /** Whether these are enough. */
    boolean suffice(List<String> names);

    /** What a header looks like. */
    Refusal rule();

    /**
     * Names in any case.
     *
     * @param known those a header may have
     * @param required those it must have
     */
    static Columns of(List<String> known, List<String> required) {
      return new Columns() {
        @Override
        public Optional<String> name(String written) {
          return Optional.of(written.toLowerCase(Locale.ROOT)).filter(known::contains);
        }

        @Override
        public boolean suffice(List<String> names) {
          return names.containsAll(required);
        }

        @Override
        public Refusal rule() {
          return new Refusal(
              FileRefusal.HEADER, String.join(",", required), String.join(",", known));
        }
      };
    }
  }

  /**
   * Reads the rows.
   *
   * @param most how many rows are read
   */
  static Read read(String text, Columns columns, int most) {
    for (char separator : SEPARATORS) {
      try {
        var records = records(text, separator, most + 2);
        if (records.isEmpty()) {
          return new Read.Refused(new Refusal(FileRefusal.EMPTY_FILE));
        }
        var header = header(records.getFirst(), columns);
        if (header.isPresent() && columns.suffice(header.get())) {
          return rows(header.get(), records.subList(1, records.size()), most);
        }
      } catch (CsvParseException e) {
        return new Read.Refused(new Refusal(FileRefusal.OPEN_QUOTE));
      }
    }
    return new Read.Refused(columns.rule());
  }

  private static Read rows(List<String> header, List<CsvRecord> records, int most) {
    if (new HashSet<>(header).size() < header.size()) {
      return new Read.Refused(new Refusal(FileRefusal.NAME_TWICE));
    }
    if (records.size() > most) {
      return new Read.Refused(new Refusal(FileRefusal.TOO_MANY_ROWS, most));
    }
    var rows = new ArrayList<Row>();
    for (var record : records) {
      var fields = new LinkedHashMap<String, String>();
      for (int i = 0; i < Math.min(header.size(), record.getFieldCount()); i++) {
        fields.put(header.get(i), record.getField(i));
      }
      rows.add(
          new Row(record.getStartingLineNumber(), fields, record.getFieldCount() > header.size()));
    }
    return new Read.Rows(rows);
  }

  /** The names; empty where one is unknown. */
  private static Optional<List<String>> header(CsvRecord first, Columns columns) {
    var names =
        first.getFields().stream()
            .map(String::strip)
            .flatMap(n -> columns.name(n).stream())
            .toList();
    return Optional.of(names).filter(all -> all.size() == first.getFieldCount());
  }

  private static List<CsvRecord> records(String text, char separator, int most) {
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      var records = new ArrayList<CsvRecord>();
      for (var record : reader) {
        records.add(record);
        if (records.size() == most) {
          break;
        }
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be read", e);
    }
  }
}
