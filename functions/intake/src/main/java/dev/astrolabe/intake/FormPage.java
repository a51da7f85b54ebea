package dev.astrolabe.intake;

import dev.astrolabe.runtime.door.Reception.Code;
import dev.astrolabe.runtime.door.Reception.Reason;
import dev.astrolabe.runtime.http.Page;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The page on which a form is filled in, empty or with what is to be mended. */
final class FormPage {
  private static final List<String> AUTOCOMPLETE_NAMES = List.of("name", "email", "phone");

  private final Language language;
  private final String form;
  private final SortedMap<String, String> values;
  private final Map<String, String> carried;

  /**
   * @param form its name, letters, digits and hyphens
   * @param values what stands in the fields already
   * @param carried hidden fields: where the visitor came from
   */
  FormPage(
      Language language,
      String form,
      SortedMap<String, String> values,
      Map<String, String> carried) {
    this.language = language;
    this.form = form;
    this.values = values;
    this.carried = carried;
  }

  Response empty() {
    return page(200, List.of());
  }

  /** The same form again with what is wrong, said beside the fields. */
  Response mend(List<Reason> reasons) {
    return page(422, reasons);
  }

  private Response page(int status, List<Reason> reasons) {
    var html = new StringBuilder();
    if (!reasons.isEmpty()) {
      html.append("<div role=\"alert\"><p>").append(say(Phrase.PLEASE_MEND)).append("</p><ul>");
      for (var reason : reasons) {
        html.append("<li>").append(say(phrase(reason.code()))).append("</li>");
      }
      html.append("</ul></div>\n");
    }
    html.append("<p id=\"reach\">").append(say(Phrase.REACH_YOU)).append("</p>\n");
    html.append("<form method=\"post\" action=\"/forms/%s\">\n".formatted(form));
    hidden(html, "lang", language.tag());
    carried.forEach((name, value) -> hidden(html, name, value));
    for (var question : FormKind.of(form).questions()) {
      field(html, question, reasons);
    }
    html.append(
        "<p><label class=\"check\"><input type=\"checkbox\" name=\"consent\" value=\"yes\"%s> %s</label></p>\n"
            .formatted(values.containsKey("consent") ? " checked" : "", say(Phrase.CONSENT)));
    html.append(
        "<div class=\"trap\"><label for=\"%1$s\">%2$s</label><input id=\"%1$s\" name=\"%1$s\" tabindex=\"-1\" autocomplete=\"off\"></div>\n"
            .formatted(FormDoor.HONEYPOT, say(Phrase.LEAVE_EMPTY)));
    html.append("<button type=\"submit\">%s</button>\n</form>".formatted(say(Phrase.SEND)));
    return Page.of(status, language, title(language, form), "/forms/" + form, html.toString());
  }

  private void field(StringBuilder html, String name, List<Reason> reasons) {
    boolean wrong = reasons.stream().anyMatch(r -> r.pointer().equals("/" + name));
    var label = Phrase.named("", name).map(phrase -> phrase.in(language)).orElse(name);
    html.append("<label for=\"%s\">%s</label>\n".formatted(name, Html.escape(label)));
    var common =
        "id=\"%1$s\" name=\"%1$s\"%2$s%3$s"
            .formatted(
                name,
                wrong ? " class=\"wrong\" aria-invalid=\"true\"" : "",
                AUTOCOMPLETE_NAMES.contains(name) ? " aria-describedby=\"reach\"" : "");
    var value = values.getOrDefault(name, "");
    var choices = Choice.of(name);
    if (!choices.isEmpty()) {
      html.append("<select %s>\n".formatted(common));
      html.append("<option value=\"\">%s</option>\n".formatted(say(Phrase.NO_ANSWER)));
      for (var choice : choices) {
        html.append(
            "<option value=\"%s\"%s>%s</option>\n"
                .formatted(
                    Html.escape(choice.value()),
                    choice.value().equals(value) ? " selected" : "",
                    Html.escape(choice.in(language))));
      }
      html.append("</select>\n");
    } else if (name.equals("message")) {
      html.append(
          "<textarea %s rows=\"4\" maxlength=\"2000\" dir=\"auto\">%s</textarea>\n"
              .formatted(common, Html.escape(value)));
    } else {
      html.append("<input %s %s value=\"%s\">\n".formatted(common, kind(name), Html.escape(value)));
    }
  }

  private static String kind(String name) {
    return switch (name) {
      case "name" -> "type=\"text\" autocomplete=\"name\" dir=\"auto\"";
      case "email" -> "type=\"email\" autocomplete=\"email\" dir=\"ltr\"";
      case "phone" -> "type=\"tel\" autocomplete=\"tel\" dir=\"ltr\"";
      case "company" -> "type=\"text\" autocomplete=\"organization\" dir=\"auto\"";
      case "role" -> "type=\"text\" autocomplete=\"organization-title\" dir=\"auto\"";
      default -> "type=\"text\" autocomplete=\"off\" dir=\"auto\"";
    };
  }

  private static void hidden(StringBuilder html, String name, String value) {
    html.append(
        "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
            .formatted(Html.escape(name), Html.escape(value)));
  }

  private String say(Phrase phrase) {
    return Html.escape(phrase.in(language));
  }

  /** What a form is called on its page. */
  static String title(Language language, String form) {
    return Phrase.named("FORM_", form).orElse(Phrase.FORM_ANY).in(language);
  }

  private static Phrase phrase(Code code) {
    return switch (code) {
      case NO_IDENTITY -> Phrase.NO_IDENTITY;
      case NO_EMAIL -> Phrase.NO_EMAIL;
      case NO_PHONE -> Phrase.NO_PHONE;
      case TOO_LONG -> Phrase.TOO_LONG;
      case NOT_TEXT -> Phrase.NOT_TEXT;
      case BAD_IDENTITY, BAD_TIME, BAD_ID, BAD_KIND -> Phrase.NOT_VALID;
    };
  }
}
