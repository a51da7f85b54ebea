package dev.astrolabe.pulse;

import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Employees as CSV (RFC 4180): a header names the columns; {@code employeeId}, {@code email},
 * {@code language} and {@code managerId} are themselves, every other column is an attribute.
 */
final class CsvEmployees {
  private static final Set<String> OWN = Set.of("employeeId", "email", "language", "managerId");

  private CsvEmployees() {}

  /** The rows as JSON objects; throws {@link Refused} (422) where the file is no such table. */
  static List<Json> read(String csv) {
    var rows = rows(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
    if (rows.isEmpty() || !rows.getFirst().contains("employeeId")) {
      throw new Refused(
          Problem.invalid("", "the first line names the columns, employeeId among them"));
    }
    var header = rows.getFirst().stream().map(String::strip).toList();
    var employees = new ArrayList<Json>();
    for (int i = 1; i < rows.size(); i++) {
      var row = rows.get(i);
      if (row.size() != header.size()) {
        throw new Refused(
            Problem.invalid(
                "/" + (i - 1), "row " + (i + 1) + " has as many cells as the first line"));
      }
      var own = new LinkedHashMap<String, Json>();
      var attributes = new LinkedHashMap<String, Json>();
      for (int c = 0; c < header.size(); c++) {
        var value = row.get(c).strip();
        if (!value.isEmpty()) {
          (OWN.contains(header.get(c)) ? own : attributes).put(header.get(c), Json.of(value));
        }
      }
      own.put("attributes", new Json.Fields(attributes));
      employees.add(new Json.Fields(own));
    }
    return employees;
  }

  private static List<List<String>> rows(String csv) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        row.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        end(rows, row, cell);
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new Refused(Problem.invalid("", "a quotation mark is not closed"));
    }
    end(rows, row, cell);
    return rows;
  }

  private static void end(List<List<String>> rows, List<String> row, StringBuilder cell) {
    if (!row.isEmpty() || !cell.isEmpty()) {
      row.add(cell.toString());
      rows.add(List.copyOf(row));
    }
    row.clear();
    cell.setLength(0);
  }
}
