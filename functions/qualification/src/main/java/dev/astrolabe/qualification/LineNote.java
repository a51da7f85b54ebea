package dev.astrolabe.qualification;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of an explanation says beside its points: how many entries it stands for, and its
 * note. What the scoring notes is said in the reader's language; what a person or a model wrote, as
 * the reason of a quarantine, stays as it was given.
 */
final class LineNote {
  private static final Pattern HELD =
      Pattern.compile("(cap|floor) of (?:(group|rule) (.+)|(\\w+))");
  private static final Pattern AT_MOST = Pattern.compile("at most ([0-9]+) in ([0-9]+) s");
  private static final Pattern SILENCE = Pattern.compile("([0-9]+) periods of silence");

  private LineNote() {}

  /** As HTML, each part in its own direction; empty where there is nothing to say. */
  static String html(Json.Fields line, Language language) {
    var parts = new ArrayList<String>();
    line.decimal("count")
        .ifPresent(count -> parts.add(Said.STANDS_FOR.in(language, number(count.toPlainString()))));
    line.text("note")
        .filter(note -> !note.isEmpty())
        .ifPresent(note -> parts.add(note(line.text("status").orElse(""), note, language)));
    return String.join(language.comma(), parts);
  }

  private static String note(String status, String note, Language language) {
    return switch (status) {
      case "unvoluntary" -> Said.PURCHASED.in(language);
      case "capped" -> held(note, language);
      case "frequency" -> {
        var most = AT_MOST.matcher(note);
        yield most.matches() ? Said.AT_MOST.in(language, numbers(most)) : asGiven(note);
      }
      case "counted" -> {
        var silence = SILENCE.matcher(note);
        yield silence.matches() ? Said.SILENCE.in(language, numbers(silence)) : asGiven(note);
      }
      default -> asGiven(note);
    };
  }

  private static String held(String note, Language language) {
    var held = HELD.matcher(note);
    if (!held.matches()) {
      return asGiven(note);
    }
    var what = held.group(2) == null ? held.group(4) : held.group(3);
    return (held.group(1).equals("cap") ? Said.CAP_OF : Said.FLOOR_OF).in(language, asGiven(what));
  }

  private static String[] numbers(Matcher matched) {
    var numbers = new String[matched.groupCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(matched.group(i + 1));
    }
    return numbers;
  }

  private static String number(String digits) {
    return "<bdi dir=\"ltr\">" + digits + "</bdi>";
  }

  private static String asGiven(String words) {
    return "<bdi>" + Html.escape(words) + "</bdi>";
  }
}
