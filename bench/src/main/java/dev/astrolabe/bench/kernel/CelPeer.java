package dev.astrolabe.bench.kernel;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;

/** The rules as CEL expressions, run by its newer runtime, which plans them ahead. */
final class CelPeer extends ExpressionPeer {
  private static final Cel ENGINE =
      CelFactory.plannerCelBuilder()
          .addVar("kind", SimpleType.STRING)
          .addVar("value", SimpleType.STRING)
          .addVar("age", SimpleType.INT)
          .addVar("total", SimpleType.INT)
          .addVar("known", SimpleType.BOOL)
          .addVar("recent", SimpleType.BOOL)
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "decayed",
                  CelOverloadDecl.newGlobalOverload(
                      "decayed_int_int", SimpleType.INT, SimpleType.INT, SimpleType.INT)))
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "decayed",
                  CelFunctionBinding.from(
                      "decayed_int_int",
                      Long.class,
                      Long.class,
                      (rule, age) -> PeerLead.decayed(rule.intValue(), age))))
          .build();

  CelPeer(PeerLead lead, boolean indexed) {
    super(lead, indexed);
    compileAll();
  }

  @Override
  Compiled compile(String expression) {
    try {
      var program = ENGINE.createProgram(ENGINE.compile(expression).getAst());
      return variables -> {
        try {
          return program.eval(variables);
        } catch (CelEvaluationException e) {
          throw new IllegalStateException("CEL cannot evaluate " + expression, e);
        }
      };
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("CEL does not take " + expression, e);
    }
  }

  @Override
  String decayed(int rule) {
    return "decayed(" + rule + ", age)";
  }
}
