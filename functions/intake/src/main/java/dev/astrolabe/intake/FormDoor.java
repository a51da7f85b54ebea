package dev.astrolabe.intake;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.identity.PhoneNumbers;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.door.Naming;
import dev.astrolabe.runtime.door.Reception;
import dev.astrolabe.runtime.door.Reception.Code;
import dev.astrolabe.runtime.door.Reception.Reason;
import dev.astrolabe.runtime.door.Stated;
import dev.astrolabe.runtime.door.Submission;
import dev.astrolabe.runtime.door.Suspicion;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes a form that anybody filled in. */
final class FormDoor {
  /** A field that people do not see; who fills it in is a program. */
  static final String HONEYPOT = "leave_empty";

  /** Fields that are about the form and not about the person. */
  private static final Set<String> ABOUT_THE_FORM =
      Set.of(HONEYPOT, "kind", "lang", "aid", "entryId", "occurredAt");

  private final Reception reception;
  private final PhoneNumbers phones;
  private final ArrivalQueue queue;

  FormDoor(PhoneNumbers phones, ArrivalQueue queue) {
    this.reception = new Reception(phones);
    this.phones = phones;
    this.queue = queue;
  }

  /** What became of a form. */
  sealed interface Outcome {
    /** The queue has it. */
    record Accepted(Arrival arrival) implements Outcome {}

    record Rejected(List<Reason> reasons) implements Outcome {}

    /** The queue did not answer; the form has to be sent again. */
    record Unavailable() implements Outcome {}
  }

  /**
   * Takes one form.
   *
   * @param key the client's name of this submission, by which a repeat is known
   * @param cookie the visitor's anonymous id, where a cookie has one
   * @param request says when it came and in which trace
   */
  Outcome take(
      String form,
      FormContent content,
      Optional<String> key,
      Optional<String> cookie,
      Request request) {
    var reasons = new ArrayList<Reason>();
    var occurredAt = content.get("occurredAt").flatMap(text -> time(text, reasons));
    var kind = content.get("kind").orElse(FormKind.of(form).kind());
    if (!FormKind.isAllowed(kind)) {
      reasons.add(new Reason(Code.BAD_KIND, "/kind", "a form cannot be of this kind"));
    }
    if (!reasons.isEmpty()) {
      return new Outcome.Rejected(reasons);
    }
    var profile = new TreeMap<String, String>();
    var payload = new TreeMap<String, String>(Map.of("form", form));
    sort(content, profile, payload);
    var submission =
        new Submission(
            "form:" + form,
            kind,
            identities(content, cookie, profile, payload),
            occurredAt,
            Trust.ANONYMOUS,
            Origin.VOLUNTARY,
            profile,
            payload,
            Optional.empty());
    Naming naming =
        key.or(() -> content.get("entryId"))
            .<Naming>map(Naming.Public::new)
            .orElseGet(Naming.ByContent::new);
    return switch (reception.receive(submission, naming, request.now())) {
      case Reception.Outcome.Rejected(var why) ->
          new Outcome.Rejected(why.stream().map(FormDoor::atField).toList());
      case Reception.Outcome.Received(var arrival, var fingerprint) ->
          send(arrival, request.trace());
    };
  }

  private Outcome send(Arrival arrival, String trace) {
    return switch (queue.send(arrival, trace)) {
      case ArrivalQueue.Sent.Queued() -> new Outcome.Accepted(arrival);
      case ArrivalQueue.Sent.Unavailable() -> new Outcome.Unavailable();
      case ArrivalQueue.Sent.TooLarge(int limit) ->
          new Outcome.Rejected(
              List.of(
                  new Reason(
                      Code.TOO_LONG,
                      "",
                      "all fields together have at most " + limit + " bytes once normalised")));
    };
  }

  private static Optional<Instant> time(String text, List<Reason> reasons) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException e) {
      reasons.add(new Reason(Code.BAD_TIME, "/occurredAt", new Refusal(EntryRefusal.TIME_RULE)));
      return Optional.empty();
    }
  }

  private static void sort(
      FormContent content, SortedMap<String, String> profile, SortedMap<String, String> payload) {
    for (var field : content.fields().entrySet()) {
      if (ABOUT_THE_FORM.contains(field.getKey()) || field.getValue().isBlank()) {
        continue;
      }
      var attribute = FormFields.attribute(field.getKey());
      if (attribute.isEmpty() || profile.putIfAbsent(attribute.get(), field.getValue()) != null) {
        boolean ours = field.getKey().equals(Suspicion.FIELD);
        payload.putIfAbsent(
            ours ? field.getKey() + ".asWritten" : field.getKey(), field.getValue());
      }
    }
    if (content.get(HONEYPOT).isPresent()) {
      payload.put(Suspicion.FIELD, Suspicion.HONEYPOT);
    }
    var first = profile.get("firstName");
    var last = profile.get("lastName");
    if (first != null && last != null) {
      profile.putIfAbsent("name", first.strip() + " " + last.strip());
    }
  }

  private List<Stated> identities(
      FormContent content,
      Optional<String> cookie,
      SortedMap<String, String> profile,
      SortedMap<String, String> payload) {
    var stated = new ArrayList<Stated>();
    var email = Optional.ofNullable(profile.get("email"));
    email.ifPresent(written -> stated.add(new Stated(IdentityKind.EMAIL, written, "/email")));
    var phone = Optional.ofNullable(profile.get("phone"));
    if (phone.isPresent()) {
      if (email.isPresent() && phones.e164(phone.get()).isEmpty()) {
        // Nobody is turned away for a mistyped number while the e-mail address reaches them.
        profile.remove("phone");
        payload.put("phone.asWritten", phone.get());
      } else {
        stated.add(new Stated(IdentityKind.PHONE, phone.get(), "/phone"));
      }
    }
    content
        .get("aid")
        .or(() -> cookie)
        .filter(id -> id.strip().matches("[A-Za-z0-9._:-]{1,128}"))
        .ifPresent(id -> stated.add(new Stated(IdentityKind.ANONYMOUS, id, "/aid")));
    return stated;
  }

  /** A form's fields are flat: what the reception calls /profile/name is the field /name. */
  private static Reason atField(Reason reason) {
    for (var part : List.of("/profile/", "/payload/")) {
      if (reason.pointer().startsWith(part)) {
        return new Reason(
            reason.code(), reason.pointer().substring(part.length() - 1), reason.refusal());
      }
    }
    return reason;
  }

  /** The refusal as problem+json shows it. */
  static Problem problem(List<Reason> reasons) {
    return Problem.invalid(
        reasons.stream().map(r -> new Problem.Finding(r.pointer(), r.detail())).toList());
  }
}
