package dev.astrolabe.runtime.store;

import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.funnel.Counters.Standing;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.lead.LeadId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * The items of counted milestones.
 *
 * <p>A lead's marker: {@code pk} LEAD#id, {@code sk} model#milestone. A counter {@code n}: {@code
 * pk} COUNT#model#milestone.attribution#month, {@code sk} day#channel#campaign. What is behind the
 * counters: {@code pk} DONE#model#milestone#month, {@code sk} day#id.
 */
final class CounterItems {
  static final int FORMAT = 1;

  private CounterItems() {}

  static String marker(LeadId lead) {
    return "LEAD#" + lead.value();
  }

  static String sortKey(Counted counted) {
    return counted.model() + "#" + counted.milestone().word();
  }

  static String behind(Counted counted) {
    return behind(counted.model(), counted.milestone(), YearMonth.from(counted.day()));
  }

  static String behind(String model, Milestone milestone, YearMonth month) {
    return "DONE#" + model + "#" + milestone.word() + "#" + month;
  }

  static String dayAndLead(Counted counted) {
    return dayAndLead(counted.day(), counted.lead());
  }

  static String dayAndLead(LocalDate day, LeadId lead) {
    return day + "#" + lead.value();
  }

  static String counters(String model, Milestone milestone, String by, YearMonth month) {
    return "COUNT#" + model + "#" + milestone.word() + "." + by + "#" + month;
  }

  static String dayAndCredit(LocalDate day, Credit credit) {
    return day + "#" + escaped(credit.channel()) + "#" + escaped(credit.campaign());
  }

  /** The channel and campaign of a counter. */
  static Credit credit(Item item) {
    item.format(FORMAT);
    var key = item.sk().split("#", 3);
    return new Credit(word(key[1]), word(key[2]));
  }

  static Item item(Standing standing, String pk, String sk) {
    var counted = standing.counted();
    return Item.of(pk, sk)
        .number(Item.FORMAT, FORMAT)
        .text("lead", counted.lead().value())
        .text("model", counted.model())
        .text("milestone", counted.milestone().word())
        .text("day", counted.day().toString())
        .text("firstChannel", counted.firstTouch().channel())
        .text("firstCampaign", counted.firstTouch().campaign())
        .text("lastChannel", counted.lastTouch().channel())
        .text("lastCampaign", counted.lastTouch().campaign())
        .number("version", counted.modelVersion())
        .text("why", counted.why().name().toLowerCase(Locale.ROOT))
        .text("entry", counted.entry())
        .number("counts", standing.counts() ? 1 : 0)
        .number("corrections", standing.corrections())
        .build();
  }

  static Standing standing(Item item) {
    item.format(FORMAT);
    return new Standing(
        new Counted(
            new LeadId(item.requiredText("lead")),
            item.requiredText("model"),
            Milestone.of(item.requiredText("milestone")),
            LocalDate.parse(item.requiredText("day")),
            new Credit(item.text("firstChannel"), item.text("firstCampaign")),
            new Credit(item.text("lastChannel"), item.text("lastCampaign")),
            (int) item.requiredNumber("version"),
            Why.valueOf(item.requiredText("why").toUpperCase(Locale.ROOT)),
            item.text("entry")),
        item.requiredNumber("counts") == 1,
        (int) item.requiredNumber("corrections"));
  }

  /** A name without the sign that parts keys. */
  private static String escaped(Optional<String> word) {
    return word.map(w -> URLEncoder.encode(w, StandardCharsets.UTF_8)).orElse("");
  }

  private static Optional<String> word(String escaped) {
    return escaped.isEmpty()
        ? Optional.empty()
        : Optional.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
  }
}
