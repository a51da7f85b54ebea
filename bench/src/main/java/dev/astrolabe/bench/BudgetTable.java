package dev.astrolabe.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured beside what was promised, as Markdown. */
public final class BudgetTable {
  private final String title;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A budget is the most that may be measured. */
  private record Row(String what, double measured, double budget) {
    boolean isMet() {
      return measured <= budget;
    }
  }

  public BudgetTable(String title) {
    this.title = title;
  }

  /** Adds a figure that must not exceed {@code budget}. */
  public void atMost(String what, double budget, double measured) {
    rows.add(new Row(what, measured, budget));
  }

  /** Adds a line below the table. */
  public void note(String note) {
    notes.add(note);
  }

  /** Whether every budget is met. */
  public boolean isMet() {
    return rows.stream().allMatch(Row::isMet);
  }

  /** The table and its notes. */
  public String text() {
    int widest = rows.stream().mapToInt(row -> row.what().length()).max().orElse(4);
    var text = new StringBuilder("## ").append(title).append("\n\n");
    var line = "| %-" + Math.max(4, widest) + "s | %9s | %9s | %-6s |%n";
    text.append(String.format(Locale.ROOT, line, "what", "measured", "at most", ""));
    text.append("|")
        .append("-".repeat(Math.max(4, widest) + 2))
        .append("|----------:|----------:|--------|\n");
    for (var row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              line,
              row.what(),
              String.format(Locale.ROOT, "%.2f", row.measured()),
              String.format(Locale.ROOT, "%.0f", row.budget()),
              row.isMet() ? "met" : "MISSED"));
    }
    text.append('\n');
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }
}
