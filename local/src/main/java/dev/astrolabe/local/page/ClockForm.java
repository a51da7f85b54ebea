package dev.astrolabe.local.page;

import dev.astrolabe.local.Keep;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.runtime.text.Html;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The clock as a page, with the form that moves it. */
final class ClockForm {
  /** As a browser writes the value of a field for a day and a time. */
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Asked asked;
  private final LaptopClock clock;

  ClockForm(Asked asked, LaptopClock clock) {
    this.asked = asked;
    this.clock = clock;
  }

  static String written(Instant time) {
    return FIELD.format(time);
  }

  /**
   * The page.
   *
   * @param wrong why the clock was not moved, where somebody tried to
   */
  GatewayAnswer page(int status, Optional<String> wrong) {
    var now = clock.now();
    var html = new StringBuilder();
    wrong.ifPresent(reason ->
        html.append("<div role=\"alert\">").append(Markup.paragraph(reason)).append("</div>\n"));
    told(html);
    html.append("<dl><dt>")
        .append(say(Phrase.CLOCK_SHOWS))
        .append("</dt><dd>")
        .append(Markup.time(now))
        .append("</dd>\n<dt>")
        .append(say(Phrase.MACHINE_SHOWS))
        .append("</dt><dd>")
        .append(Markup.time(now.minus(clock.ahead())))
        .append("</dd></dl>\n<h2>")
        .append(say(Phrase.MOVE_THE_CLOCK))
        .append("</h2>\n<p id=\"forward\">")
        .append(say(Phrase.FORWARD_ONLY))
        .append("</p>\n<form method=\"post\" action=\"/_local/clock\">")
        .append("<input type=\"hidden\" name=\"lang\" value=\"")
        .append(asked.language().tag())
        .append("\">\n<label for=\"now\">")
        .append(say(Phrase.MOVE_TO))
        .append("</label>\n<input id=\"now\" name=\"now\" type=\"datetime-local\" dir=\"ltr\"")
        .append(" required aria-describedby=\"forward\" min=\"")
        .append(written(now.plus(Duration.ofMinutes(1))))
        .append("\" value=\"")
        .append(written(now.plus(Duration.ofDays(1))))
        .append("\">\n<label for=\"keep\">")
        .append(say(Phrase.KEEP))
        .append("</label>\n<select id=\"keep\" name=\"keep\">")
        .append(Markup.option("", Phrase.KEEP_BY_NUMBER.in(asked.language())));
    for (var keep : Keep.values()) {
      html.append(
          Markup.option(keep.name().toLowerCase(Locale.ROOT), words(keep).in(asked.language())));
    }
    html.append("</select>\n<button>")
        .append(say(Phrase.MOVE_THE_CLOCK))
        .append("</button></form>\n");
    return Frame.page(asked, status, Phrase.CLOCK.in(asked.language()), html.toString());
  }

  /** What fired on the way, where a move led here. */
  private void told(StringBuilder html) {
    var fired = count("fired");
    if (fired.isEmpty()) {
      return;
    }
    html.append("<div role=\"status\"><p>")
        .append(Phrase.FIRED.in(asked.language(), Markup.code(fired.get())))
        .append("</p>\n");
    count("thinned")
        .filter(thinned -> thinned > 0)
        .ifPresent(thinned ->
            html.append("<p>")
                .append(Phrase.THINNED.in(asked.language(), Markup.code(thinned)))
                .append("</p>\n"));
    html.append("</div>\n");
  }

  private Optional<Integer> count(String name) {
    return Optional.ofNullable(asked.query().get(name))
        .filter(written -> written.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  private String say(Phrase phrase) {
    return Html.escape(phrase.in(asked.language()));
  }

  private static Phrase words(Keep keep) {
    return switch (keep) {
      case EACH -> Phrase.KEEP_EACH;
      case HOUR -> Phrase.KEEP_HOUR;
      case DAY -> Phrase.KEEP_DAY;
      case LAST -> Phrase.KEEP_LAST;
    };
  }
}
