package dev.astrolabe.runtime.door;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.identity.PhoneNumbers;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes an arrival of a submission, or says what is wrong with it. */
public final class Reception {
  /** An occurredAt may be ahead of us by as much as clocks differ. */
  public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** Bytes of UTF-8 that one attribute may have. */
  public static final int LARGEST_ATTRIBUTE = 2 * 1024;

  /** Bytes of UTF-8 that payload and profile may have together, names and values. */
  public static final int LARGEST_PAYLOAD = 32 * 1024;

  /** The payload's field that keeps an occurredAt which lay ahead, as it was stated. */
  public static final String STATED_TIME = "occurredAt.stated";

  /** Ids that strangers name have at most so many characters. */
  public static final int LONGEST_ID = 200;

  private static final int MOST_IDENTITIES = 10;
  private static final int LONGEST_NAME = 128;

  private final PhoneNumbers phones;

  public Reception(PhoneNumbers phones) {
    this.phones = phones;
  }

  /** What came of a submission. */
  public sealed interface Outcome {
    /**
     * It can be sent on.
     *
     * @param fingerprint the same for the same content, whenever it is received
     */
    record Received(Arrival arrival, String fingerprint) implements Outcome {}

    /**
     * It is not taken.
     *
     * @param reasons at least one
     */
    record Rejected(List<Reason> reasons) implements Outcome {
      public Rejected {
        reasons = List.copyOf(reasons);
      }
    }
  }

  /**
   * Why a submission is not taken.
   *
   * @param pointer JSON pointer to the part that is wrong
   */
  public record Reason(Code code, String pointer, Refusal refusal) {
    /** A reason in a sentence that only this door says. */
    public Reason(Code code, String pointer, String english) {
      this(code, pointer, Refusal.inEnglish(english));
    }

    /** In English, as programs read it. */
    public String detail() {
      return refusal.in(Language.ENGLISH);
    }
  }

  /** What can be wrong with a submission; a page says it in its reader's language. */
  public enum Code {
    NO_IDENTITY,
    NO_EMAIL,
    NO_PHONE,
    BAD_IDENTITY,
    BAD_TIME,
    BAD_ID,
    BAD_KIND,
    TOO_LONG,
    NOT_TEXT
  }

  /** Normalises a submission received at {@code now}. */
  public Outcome receive(Submission submission, Naming naming, Instant now) {
    var reasons = new ArrayList<Reason>();
    var contacts = contacts(submission.identities(), reasons);
    var recordedAt = now.truncatedTo(ChronoUnit.SECONDS);
    var profile = profile(submission.profile(), reasons);
    var payload = payload(submission.payload(), bytes(profile), reasons);
    var occurredAt = occurredAt(submission, recordedAt, payload, reasons);
    if (!submission.kind().matches("[a-z][a-z0-9-]{0,63}")) {
      reasons.add(new Reason(Code.BAD_KIND, "/kind", new Refusal(EntryRefusal.KIND_RULE)));
    }
    checkId(naming, reasons);
    if (contacts.isEmpty() && reasons.isEmpty()) {
      reasons.add(new Reason(Code.NO_IDENTITY, "", new Refusal(EntryRefusal.NO_IDENTITY)));
    }
    if (!reasons.isEmpty()) {
      return new Outcome.Rejected(reasons);
    }
    var id = id(submission, naming, contacts, recordedAt);
    var before =
        naming instanceof Naming.ByContent
            ? Optional.of(id(submission, naming, contacts, recordedAt.minus(ContentId.STRETCH)))
            : Optional.<EntryId>empty();
    return new Outcome.Received(
        new Arrival(
            id,
            before,
            contacts,
            submission.kind(),
            occurredAt,
            recordedAt,
            submission.trust(),
            submission.origin(),
            profile,
            payload,
            submission.directive()),
        ContentId.fingerprint(submission, contacts));
  }

  private static void checkId(Naming naming, List<Reason> reasons) {
    var id =
        switch (naming) {
          case Naming.Own(var own) -> Optional.of(own);
          case Naming.Public(var named) -> Optional.of(named);
          case Naming.ByContent() -> Optional.<String>empty();
        };
    if (id.isPresent() && (id.get().isBlank() || !isId(id.get()))) {
      reasons.add(
          new Reason(Code.BAD_ID, "/entryId", new Refusal(EntryRefusal.ID_RULE, LONGEST_ID)));
    }
  }

  private static boolean isId(String id) {
    return id.length() <= LONGEST_ID && id.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  private static EntryId id(
      Submission submission, Naming naming, List<Contact> contacts, Instant receivedAt) {
    var id =
        switch (naming) {
          case Naming.Own(var own) -> own;
          case Naming.Public(var named) ->
              named + "~" + ContentId.of(contacts.getFirst().identity());
          case Naming.ByContent() -> ContentId.of(submission, contacts, receivedAt);
        };
    return new EntryId(submission.source(), id);
  }

  private List<Contact> contacts(List<Stated> stated, List<Reason> reasons) {
    var byIdentity = new LinkedHashMap<Identity, Contact>();
    for (var one : stated) {
      var key = key(one, reasons);
      if (key.isPresent()) {
        var identity = new Identity(one.kind(), key.get());
        byIdentity.putIfAbsent(identity, new Contact(identity, one.written().strip()));
      }
    }
    if (byIdentity.size() > MOST_IDENTITIES) {
      reasons.add(
          new Reason(
              Code.BAD_IDENTITY,
              "/identities",
              new Refusal(EntryRefusal.MOST_IDENTITIES, MOST_IDENTITIES)));
    }
    return byIdentity.values().stream().sorted(Comparator.comparing(Contact::identity)).toList();
  }

  private Optional<String> key(Stated stated, List<Reason> reasons) {
    var written = stated.written().strip();
    if (written.isEmpty() && stated.kind() != IdentityKind.EXTERNAL) {
      return Optional.empty();
    }
    if (!written.isEmpty() && !Identity.isKey(written)) {
      reasons.add(
          new Reason(Code.BAD_IDENTITY, stated.pointer(), new Refusal(EntryRefusal.IDENTITY_RULE)));
      return Optional.empty();
    }
    return switch (stated.kind()) {
      case EMAIL ->
          orReason(
              MatchingKey.email(written),
              reasons,
              new Reason(Code.NO_EMAIL, stated.pointer(), new Refusal(EntryRefusal.EMAIL_RULE)));
      case PHONE ->
          orReason(
              phones.e164(written),
              reasons,
              new Reason(Code.NO_PHONE, stated.pointer(), new Refusal(EntryRefusal.PHONE_RULE)));
      case EXTERNAL ->
          orReason(
              Optional.of(written)
                  .filter(id -> id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}:.{1,400}")),
              reasons,
              new Reason(
                  Code.BAD_IDENTITY, stated.pointer(), new Refusal(EntryRefusal.EXTERNAL_RULE)));
      case ANONYMOUS ->
          orReason(
              Optional.of(written).filter(id -> id.matches("[A-Za-z0-9._:-]{1,128}")),
              reasons,
              new Reason(
                  Code.BAD_IDENTITY, stated.pointer(), new Refusal(EntryRefusal.ANONYMOUS_RULE)));
      case INTERNAL -> Optional.of(written);
    };
  }

  private static Optional<String> orReason(
      Optional<String> key, List<Reason> reasons, Reason reason) {
    if (key.isEmpty()) {
      reasons.add(reason);
    }
    return key;
  }

  private static SortedMap<String, String> profile(
      Map<String, String> stated, List<Reason> reasons) {
    var profile = new TreeMap<String, String>();
    for (var attribute : stated.entrySet()) {
      var pointer = Problem.pointer("profile", attribute.getKey());
      var value = attribute.getValue().strip();
      if (!attribute.getKey().matches("[A-Za-z][A-Za-z0-9._-]{0,63}")) {
        reasons.add(
            new Reason(Code.NOT_TEXT, "/profile", new Refusal(EntryRefusal.ATTRIBUTE_NAME_RULE)));
      } else if (hasControl(value)) {
        reasons.add(notText(pointer));
      } else if (bytes(value) > LARGEST_ATTRIBUTE) {
        reasons.add(
            new Reason(
                Code.TOO_LONG,
                pointer,
                new Refusal(EntryRefusal.ATTRIBUTE_LENGTH, LARGEST_ATTRIBUTE)));
      } else if (!value.isEmpty()) {
        profile.put(attribute.getKey(), value);
      }
    }
    return profile;
  }

  private static SortedMap<String, String> payload(
      Map<String, String> stated, int profileBytes, List<Reason> reasons) {
    var payload = new TreeMap<String, String>();
    int size = profileBytes;
    var largest = "";
    int largestSize = 0;
    for (var field : stated.entrySet()) {
      var pointer = Problem.pointer("payload", field.getKey());
      int bytes = bytes(field.getKey()) + bytes(field.getValue());
      size += bytes;
      if (bytes > largestSize) {
        largest = pointer;
        largestSize = bytes;
      }
      if (field.getKey().isEmpty()
          || field.getKey().length() > LONGEST_NAME
          || hasControl(field.getKey())) {
        reasons.add(
            new Reason(
                Code.NOT_TEXT,
                "/payload",
                new Refusal(EntryRefusal.FIELD_NAME_RULE, LONGEST_NAME)));
      } else if (hasControl(field.getValue())) {
        reasons.add(notText(pointer));
      } else {
        payload.put(field.getKey(), field.getValue());
      }
    }
    if (size > LARGEST_PAYLOAD) {
      reasons.add(
          new Reason(
              Code.TOO_LONG,
              largest.isEmpty() || largest.length() > 200 ? "/payload" : largest,
              new Refusal(EntryRefusal.PAYLOAD_LENGTH, LARGEST_PAYLOAD)));
    }
    return payload;
  }

  private static Instant occurredAt(
      Submission submission, Instant now, Map<String, String> payload, List<Reason> reasons) {
    if (submission.occurredAt().isEmpty()) {
      return now;
    }
    var stated = submission.occurredAt().get();
    if (stated.isBefore(Entry.EARLIEST) || !stated.isBefore(Entry.LATEST)) {
      reasons.add(
          new Reason(Code.BAD_TIME, "/occurredAt", new Refusal(EntryRefusal.OCCURRED_AT_YEARS)));
      return now;
    }
    if (stated.isAfter(now.plus(CLOCKS_DIFFER))) {
      payload.put(STATED_TIME, stated.truncatedTo(ChronoUnit.SECONDS).toString());
      return now;
    }
    return stated.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Reason notText(String pointer) {
    return new Reason(Code.NOT_TEXT, pointer, new Refusal(EntryRefusal.CONTROL_CHARACTERS));
  }

  /** U+FFFE and U+FFFF are no characters, and no queue takes them. */
  private static boolean hasControl(String text) {
    return text.chars()
        .anyMatch(
            c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') || c >= 0xFFFE);
  }

  private static int bytes(Map<String, String> fields) {
    return fields.entrySet().stream().mapToInt(f -> bytes(f.getKey()) + bytes(f.getValue())).sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
