package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.schedule.Schedules;
import dev.astrolabe.local.gateway.GatewayAnswer;
import java.util.List;
import java.util.Optional;

/** {@code /_local/schedules}: which there are; and one of them fired by hand. */
final class SchedulePages {
  private final Schedules schedules;
  private final List<ScheduleSpec> specs;

  SchedulePages(Schedules schedules, List<ScheduleSpec> specs) {
    this.schedules = schedules;
    this.specs = List.copyOf(specs);
  }

  /** {@code schedules} or {@code schedules/NAME/run}. */
  GatewayAnswer answer(Asked asked) {
    var path = asked.path();
    if (path.size() == 3 && path.get(2).equals("run")) {
      return asked.is("POST")
          ? run(Asked.decoded(path.get(1)), asked)
          : Problems.wrongMethod(asked, "POST");
    }
    if (path.size() != 1) {
      return Problems.problem(asked, 404, "POST /_local/schedules/NAME/run");
    }
    if (!asked.is("GET")) {
      return Problems.wrongMethod(asked, "GET");
    }
    return asked.wantsHtml() ? page(asked) : json();
  }

  private GatewayAnswer run(String wanted, Asked asked) {
    var name = named(wanted);
    if (name.isEmpty()) {
      return Problems.problem(asked, 404, "there is no schedule " + wanted);
    }
    schedules.run(name.get());
    return GatewayAnswer.json(
        200, JsonNodeFactory.instance.objectNode().put("ran", name.get()).toString());
  }

  /** A schedule by its name, or by the name that its event has in the template. */
  private Optional<String> named(String name) {
    return specs.stream()
        .map(ScheduleSpec::name)
        .filter(each -> each.equals(name) || each.endsWith(name))
        .findFirst();
  }

  private GatewayAnswer json() {
    var list = JsonNodeFactory.instance.objectNode();
    var items = list.putArray("items");
    for (var spec : specs) {
      items
          .addObject()
          .put("name", spec.name())
          .put("expression", spec.expression())
          .put("zone", spec.zone().getId())
          .put("function", spec.function());
    }
    return GatewayAnswer.json(200, list.toString());
  }

  private GatewayAnswer page(Asked asked) {
    var language = asked.language();
    var rows =
        specs.stream()
            .map(spec ->
                List.of(
                    Markup.code(spec.name()),
                    Markup.code(spec.expression()) + "<br>" + Markup.code(spec.zone().getId()),
                    Markup.code(spec.function())))
            .toList();
    var heads =
        List.of(
            Phrase.SCHEDULE.in(language), Phrase.FIRES.in(language), Phrase.FUNCTION.in(language));
    return Frame.page(asked, 200, Phrase.SCHEDULES.in(language), Markup.table(heads, rows));
  }
}
