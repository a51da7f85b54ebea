package dev.astrolabe.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured beside what was promised, as Markdown. */
public final class BudgetTable {
  private final String title;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A budget is the most or the least that may be measured, or exactly that. */
  private record Row(String what, double measured, double budget, Promise kind) {
    boolean isMet() {
      return switch (kind) {
        case AT_MOST -> measured <= budget;
        case AT_LEAST -> measured >= budget;
        case EQUAL -> measured == budget;
      };
    }

    String promise() {
      var sign =
          switch (kind) {
            case AT_MOST -> "<= ";
            case AT_LEAST -> ">= ";
            case EQUAL -> "= ";
          };
      return sign + BigDecimal.valueOf(budget).stripTrailingZeros().toPlainString();
    }
  }

  private enum Promise {
    AT_MOST,
    AT_LEAST,
    EQUAL
  }

  public BudgetTable(String title) {
    this.title = title;
  }

  /** Adds a figure that must not exceed {@code budget}. */
  public void atMost(String what, double budget, double measured) {
    rows.add(new Row(what, measured, budget, Promise.AT_MOST));
  }

  /** Adds a figure that must not fall below {@code budget}. */
  public void atLeast(String what, double budget, double measured) {
    rows.add(new Row(what, measured, budget, Promise.AT_LEAST));
  }

  /** Adds a figure that must be {@code budget}. */
  public void equal(String what, double budget, double measured) {
    rows.add(new Row(what, measured, budget, Promise.EQUAL));
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
    text.append(String.format(Locale.ROOT, line, "what", "measured", "budget", ""));
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
              row.promise(),
              row.isMet() ? "met" : "MISSED"));
    }
    text.append('\n');
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }
}
