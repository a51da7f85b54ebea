package dev.astrolabe.local.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rows as a file of comma-separated values (RFC 4180), with every column that any row has. */
final class CsvFile {
  private CsvFile() {}

  static String of(List<Map<String, String>> rows) {
    var columns = new TreeSet<String>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    var file = new StringBuilder(String.join(",", columns)).append("\r\n");
    for (var row : rows) {
      file.append(
              columns.stream()
                  .map(column -> cell(row.getOrDefault(column, "")))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return file.toString();
  }

  private static String cell(String text) {
    return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
