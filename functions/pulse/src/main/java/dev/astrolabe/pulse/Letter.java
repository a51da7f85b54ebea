package dev.astrolabe.pulse;

import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.time.ZoneId;
import java.util.Optional;

/** The mails of a run, in the language of whoever gets them. */
enum Letter {
  INVITATION(Phrase.INVITATION_SUBJECT, Phrase.INVITATION),
  REMINDER(Phrase.REMINDER_SUBJECT, Phrase.REMINDER);

  private final Phrase subject;
  private final Phrase words;

  Letter(Phrase subject, Phrase words) {
    this.subject = subject;
    this.words = words;
  }

  /**
   * The mail.
   *
   * @param preferred the tag of the reader's language
   * @param link personal
   */
  Mailer.Mail to(String address, SurveyRun run, String preferred, String link, ZoneId zone) {
    var language = AnswerPage.language(run.plan().survey(), preferred);
    var until = AnswerPage.until(run, language, zone);
    var opening = words.in(language, until);
    var here = link + "?lang=" + language.tag();
    var promise = Phrase.PROMISE.in(language);
    var personal = Phrase.PERSONAL.in(language);
    var text = opening + "\n\n" + here + "\n\n" + promise + "\n\n" + personal + "\n";
    var html =
        "<!doctype html><html lang=\"%1$s\" dir=\"%2$s\"><head><meta charset=\"utf-8\"><title>%3$s</title></head><body dir=\"%2$s\"><div lang=\"%1$s\" dir=\"%2$s\"><p>%4$s</p><p><a href=\"%5$s\">%6$s</a></p><p>%7$s</p><p>%8$s</p></div></body></html>"
            .formatted(
                language.tag(),
                language.direction(),
                Html.escape(subject.in(language)),
                Html.escape(opening),
                Html.escape(here),
                Html.escape(Phrase.ANSWER.in(language)),
                Html.escape(promise),
                Html.escape(personal));
    return new Mailer.Mail(address, Optional.empty(), subject.in(language), text, html);
  }

  static Language languageOf(String tag) {
    return Language.ofTag(tag).orElse(Language.ENGLISH);
  }
}
