package dev.astrolabe.bench.kernel;

import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.conf.AlphaThresholdOption;
import org.kie.internal.utils.KieHelper;

/**
 * The rules in Drools' own language, compiled to its executable model. Its index is its own: from
 * three nodes on it looks literals up in a table; the peer without raises that number out of reach.
 */
public final class DroolsPeer implements Peer {
  /** An entry; public because rules read it. */
  public record Happened(String kind, long age) {}

  /** An attribute's value, empty where unknown; public because rules read it. */
  public record Stated(String attribute, String value) {}

  /** What there is to ask for a stage; public because rules read it. */
  public record Standing(int stage, long total, boolean known, boolean recent) {}

  private final PeerLead lead;
  private final KieBase rules;

  DroolsPeer(PeerLead lead, boolean indexed) {
    this.lead = lead;
    rules =
        new KieHelper()
            .addContent(language(), ResourceType.DRL)
            .build(
                ExecutableModelProject.class,
                AlphaThresholdOption.get(indexed ? 3 : Integer.MAX_VALUE));
  }

  private static String language() {
    var drl = new StringBuilder();
    drl.append("package dev.astrolabe.bench.rules;\n");
    for (var type : new String[] {"Happened", "Stated", "Standing"}) {
      drl.append("import dev.astrolabe.bench.kernel.DroolsPeer.").append(type).append(";\n");
    }
    drl.append("import dev.astrolabe.bench.kernel.PeerLead;\n");
    drl.append("global PeerLead.Sheet sheet;\n");
    for (int r = 0; r < FiftyRules.ENGAGEMENT; r++) {
      var window = FiftyRules.hasWindow(r) ? ", age < " + PeerLead.WINDOW + "L" : "";
      rule(
          drl,
          "engagement " + r,
          "Happened(kind == \"kind-" + r + "\", age >= 0" + window + ", $age : age)",
          "sheet.engagement(" + r + ", PeerLead.decayed(" + r + ", $age));");
    }
    for (int a = 0; a < FiftyRules.FIT; a++) {
      var attribute = "Stated(attribute == \"attribute-" + a + "\", value ";
      rule(drl, "best " + a, attribute + "== \"best\")", "sheet.fit(5000000L);");
      rule(drl, "good " + a, attribute + "== \"good\")", "sheet.fit(3000000L);");
      rule(
          drl,
          "other " + a,
          attribute + "!= \"\", value != \"best\", value != \"good\")",
          "sheet.fit(1000000L);");
    }
    for (int s = 1; s <= 3; s++) {
      rule(
          drl,
          "recent " + s,
          "Happened(kind == \"kind-" + s + "\", age >= 0, age < " + PeerLead.RECENT + "L)",
          "sheet.recent(" + s + ");");
      rule(
          drl,
          "stage " + s,
          "Standing(stage == " + s + ", total >= " + (s + 1) * 15_000_000 + "L, known, recent)",
          "sheet.stage(" + s + ");");
    }
    return drl.toString();
  }

  private static void rule(StringBuilder drl, String name, String when, String then) {
    drl.append("rule \"").append(name).append("\" when\n  ").append(when);
    drl.append("\nthen\n  ").append(then).append("\nend\n");
  }

  @Override
  public HandWritten.Result score(long u) {
    var sheet = lead.sheet(u);
    var session = rules.newKieSession();
    try {
      session.setGlobal("sheet", sheet);
      for (int i = 0; i < lead.times.length; i++) {
        session.insert(new Happened(lead.kinds[i], u - lead.times[i]));
      }
      for (int a = 0; a < lead.attributes.length; a++) {
        session.insert(new Stated("attribute-" + a, lead.attributes[a]));
      }
      session.fireAllRules();
      boolean known = !lead.attributes[1].isEmpty();
      for (int s = 1; s <= 3; s++) {
        session.insert(new Standing(s, sheet.total(), known, sheet.isRecent(s)));
      }
      session.fireAllRules();
    } finally {
      session.dispose();
    }
    return sheet.result();
  }
}
