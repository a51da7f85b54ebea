package dev.astrolabe.bench.kernel;

import java.util.Map;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/** The rules as JEXL expressions. */
final class JexlPeer extends ExpressionPeer {
  private static final JexlEngine ENGINE =
      new JexlBuilder()
          .permissions(JexlPermissions.UNRESTRICTED)
          .namespaces(Map.of("lead", PeerLead.class))
          .strict(true)
          .silent(false)
          .create();

  JexlPeer(PeerLead lead, boolean indexed) {
    super(lead, indexed);
    compileAll();
  }

  @Override
  Compiled compile(String expression) {
    var compiled = ENGINE.createExpression(expression);
    return variables -> compiled.evaluate(new MapContext(variables));
  }

  @Override
  String decayed(int rule) {
    return "lead:decayed(" + rule + ", age)";
  }
}
