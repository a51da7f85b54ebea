package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.funnel.Counters.Standing;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.model.spend.SpendInPeriod;
import dev.astrolabe.runtime.json.Json;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** A page of what is behind a report's figures. */
final class EvidenceJson {
  private EvidenceJson() {}

  static Json.Fields of(Choices choices, Evidence.Page page, Optional<String> cursor) {
    return Json.object()
        .put("period", choices.period().code())
        .put("currency", choices.currency().code())
        .put("sqls", Json.array(page.sqls().stream().map(EvidenceJson::sql).toList()))
        .put(
            "spend",
            Json.array(
                page.spend().stream().map(share -> share(share, choices.currency())).toList()))
        .put("leftOut", Json.array(page.leftOut().stream().map(EvidenceJson::leftOut).toList()))
        .put("nextCursor", Json.ofText(cursor))
        .build();
  }

  private static Json sql(Standing standing) {
    var counted = standing.counted();
    return Json.object()
        .put("leadId", counted.lead().value())
        .put("day", counted.day().toString())
        .put("cause", counted.why().name().toLowerCase(Locale.ROOT))
        .put("entry", Json.ofText(counted.entry()))
        .put("version", counted.modelVersion())
        .put("firstTouch", credit(counted.firstTouch()))
        .put("lastTouch", credit(counted.lastTouch()))
        .put("counts", standing.counts())
        .put("corrections", standing.corrections())
        .build();
  }

  private static Json credit(Credit credit) {
    return Json.object()
        .put("channel", Json.ofText(credit.channel()))
        .put("campaign", Json.ofText(credit.campaign()))
        .build();
  }

  /** Exact: with more decimals than the currency has where the amount needs them. */
  private static Json share(SpendInPeriod.Share share, Currency currency) {
    var exact = share.amount();
    var amount =
        exact.scale() < currency.digits()
            ? exact.setScale(currency.digits(), RoundingMode.UNNECESSARY)
            : exact;
    return Json.object()
        .put("row", SpendRoutes.json(share.row()))
        .put("days", share.days())
        .put("amount", amount.toPlainString())
        .put("rates", Json.array(share.rates().stream().map(EvidenceJson::rate).toList()))
        .build();
  }

  private static Json rate(Rate rate) {
    return Json.object()
        .put("date", rate.date().toString())
        .put("from", rate.from().code())
        .put("to", rate.to().code())
        .put("rate", rate.rate().toPlainString())
        .build();
  }

  private static Json leftOut(SpendInPeriod.Unconverted refused) {
    return Json.object()
        .put("row", SpendRoutes.json(refused.row()))
        .put("reason", "no rate to " + refused.to() + " on " + refused.day())
        .build();
  }
}
