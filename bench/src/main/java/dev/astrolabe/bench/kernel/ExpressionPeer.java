package dev.astrolabe.bench.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * The rules as expressions of some language, each compiled once. An engagement rule asks the kind,
 * the age and, where it has one, the window itself; with the index only the rules of an entry's own
 * kind are asked, without it every rule of every entry.
 */
abstract class ExpressionPeer implements Peer {
  /** A compiled expression. */
  interface Compiled {
    Object evaluate(Map<String, Object> variables);
  }

  private final PeerLead lead;
  private final boolean indexed;
  private final Compiled[] engagement = new Compiled[FiftyRules.ENGAGEMENT];
  private final Compiled[] recent = new Compiled[4];
  private final Compiled[] fit = new Compiled[FiftyRules.FIT];
  private final Compiled[] stages = new Compiled[4];

  ExpressionPeer(PeerLead lead, boolean indexed) {
    this.lead = lead;
    this.indexed = indexed;
  }

  /**
   * Compiles an expression over {@code kind} and {@code value}, texts, {@code age} and {@code
   * total}, whole numbers, and {@code known} and {@code recent}, truth values.
   */
  abstract Compiled compile(String expression);

  /** How the language writes a call of {@link PeerLead#decayed}. */
  abstract String decayed(int rule);

  final void compileAll() {
    for (int r = 0; r < engagement.length; r++) {
      var window = FiftyRules.hasWindow(r) ? " && age < " + PeerLead.WINDOW : "";
      engagement[r] =
          compile("kind == 'kind-" + r + "' && age >= 0" + window + " ? " + decayed(r) + " : 0");
    }
    for (int r = 0; r < fit.length; r++) {
      fit[r] =
          compile(
              "value == '' ? 0 : value == 'best' ? 5000000 : value == 'good' ? 3000000 : 1000000");
    }
    for (int s = 1; s <= 3; s++) {
      recent[s] = compile("kind == 'kind-" + s + "' && age >= 0 && age < " + PeerLead.RECENT);
      stages[s] = compile("total >= " + (s + 1) * 15_000_000 + " && known && recent");
    }
  }

  @Override
  public HandWritten.Result score(long u) {
    var sheet = lead.sheet(u);
    var variables = new HashMap<String, Object>();
    for (int a = 0; a < fit.length; a++) {
      variables.put("value", lead.attributes[a]);
      sheet.fit(number(fit[a], variables));
    }
    for (int i = 0; i < lead.times.length; i++) {
      variables.put("kind", lead.kinds[i]);
      variables.put("age", u - lead.times[i]);
      int own = lead.ruleOf[i];
      for (int r = indexed ? own : 0; r <= (indexed ? own : engagement.length - 1); r++) {
        sheet.engagement(r, number(engagement[r], variables));
        if (r >= 1 && r <= 3 && holds(recent[r], variables)) {
          sheet.recent(r);
        }
      }
    }
    variables.put("total", sheet.total());
    variables.put("known", !lead.attributes[1].isEmpty());
    for (int s = 1; s <= 3; s++) {
      variables.put("recent", sheet.isRecent(s));
      if (holds(stages[s], variables)) {
        sheet.stage(s);
      }
    }
    return sheet.result();
  }

  private static long number(Compiled expression, Map<String, Object> variables) {
    return ((Number) expression.evaluate(variables)).longValue();
  }

  private static boolean holds(Compiled expression, Map<String, Object> variables) {
    return (Boolean) expression.evaluate(variables);
  }
}
