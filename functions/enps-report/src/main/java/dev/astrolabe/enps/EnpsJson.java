package dev.astrolabe.enps;

import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.TangoInterval;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The report for programs. Why a group is hidden is not told: that would tell which is small. */
final class EnpsJson {
  private EnpsJson() {}

  static Json.Fields of(Answered answered, Language language) {
    var report = answered.report();
    var total = report.total();
    return Json.object()
        .put("sentence", new Wording(report, language).sentence())
        .put("survey", report.survey())
        .put("run", report.run())
        .put("period", answered.period())
        .put("scale", report.scale().code())
        .put("enps", score(total))
        .put("promoters", count(total, PromoterCounts::promoters))
        .put("passives", count(total, PromoterCounts::passives))
        .put("detractors", count(total, PromoterCounts::detractors))
        .put("answered", count(total, PromoterCounts::answered))
        .put("asked", report.asked())
        .put("responseRate", report.responseRate().<Json>map(Json::of).orElseGet(Json.Null::new))
        .put("interval", total.<Json>map(EnpsJson::interval).orElseGet(Json.Null::new))
        .put(
            "change",
            report
                .change()
                .<Json>map(change ->
                    Json.object()
                        .put("points", Wording.points(change.difference()))
                        .put("low", Wording.points(change.low()))
                        .put("high", Wording.points(change.high()))
                        .put(
                            "p",
                            Json.of(
                                BigDecimal.valueOf(change.p()).setScale(4, RoundingMode.HALF_UP)))
                        .build())
                .orElseGet(Json.Null::new))
        .put("by", Json.array(report.groups().stream().map(EnpsJson::group).toList()))
        .build();
  }

  private static Json group(EnpsReport.Group group) {
    return Json.object()
        .put("attribute", group.attribute())
        .put("value", group.value())
        .put("enps", score(group.counts()))
        .put("n", count(group.counts(), PromoterCounts::answered))
        .put("interval", group.counts().<Json>map(EnpsJson::interval).orElseGet(Json.Null::new))
        .put("hidden", group.hidden().isPresent() ? Json.of("protected") : new Json.Null())
        .build();
  }

  private static Json interval(PromoterCounts counts) {
    var interval = TangoInterval.of(counts);
    return Json.object()
        .put("low", Wording.points(interval.low()))
        .put("high", Wording.points(interval.high()))
        .build();
  }

  private static Json score(Optional<PromoterCounts> counts) {
    return counts.<Json>map(c -> Json.of(c.enps().orElse(0))).orElseGet(Json.Null::new);
  }

  private static Json count(Optional<PromoterCounts> counts, ToIntFunction<PromoterCounts> which) {
    return counts.<Json>map(c -> Json.of(which.applyAsInt(c))).orElseGet(Json.Null::new);
  }
}
