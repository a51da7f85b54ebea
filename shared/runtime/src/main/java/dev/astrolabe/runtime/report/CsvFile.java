package dev.astrolabe.runtime.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as CSV (RFC 4180), for programs or for spreadsheets. Programs get UTF-8, LF and ASCII
 * digits; spreadsheets get a byte order mark, CRLF, and a guard before texts that they would take
 * for a formula.
 */
public final class CsvFile {
  /** Who reads the file. */
  public enum Profile {
    MACHINE,
    SPREADSHEET
  }

  /** A cell: a number stays one for a spreadsheet, a text is guarded. */
  public sealed interface Cell {
    record Text(String value) implements Cell {}

    /** Plain decimal notation in ASCII, or empty where there is no figure. */
    record Figure(String plain) implements Cell {}
  }

  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final Profile profile;
  private final StringBuilder out = new StringBuilder();

  public CsvFile(Profile profile) {
    this.profile = profile;
    if (profile == Profile.SPREADSHEET) {
      out.append('\uFEFF');
    }
  }

  /** Adds a row of texts. */
  public CsvFile header(String... names) {
    var cells = new ArrayList<Cell>();
    for (var name : names) {
      cells.add(new Cell.Text(name));
    }
    return row(cells);
  }

  /** Adds a row. */
  public CsvFile row(List<Cell> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      out.append(
          switch (cells.get(i)) {
            case Cell.Text(var value) -> quoted(guarded(value));
            case Cell.Figure(var plain) -> plain;
          });
    }
    out.append(profile == Profile.SPREADSHEET ? "\r\n" : "\n");
    return this;
  }

  private String guarded(String text) {
    return profile == Profile.SPREADSHEET
            && !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  public byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
