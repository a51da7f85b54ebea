package dev.astrolabe.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What travels on the queues: an {@link Arrival} as JSON. Carries the number of its format; readers
 * take this one and the one before.
 */
public final class ArrivalJson {
  /** The format that is written of what came with a file; what came alone has the one before. */
  static final int FORMAT = 2;

  private static final int ALONE = 1;

  /** No message is longer. */
  public static final int LONGEST = 64 * 1024;

  private final JsonWriter writer = new JsonWriter();
  private final JsonReader reader = new JsonReader(new JsonLimits(LONGEST, 8));

  /** The message's bytes. They may be more than {@link #LONGEST}: the sender has to look. */
  public byte[] write(Arrival arrival) {
    return writer.bytes(out -> write(out, arrival));
  }

  private static void write(JsonGenerator out, Arrival arrival) throws IOException {
    out.writeStartObject();
    out.writeNumberField("format", arrival.imported().isPresent() ? FORMAT : ALONE);
    id(out, "id", arrival.id());
    if (arrival.before().isPresent()) {
      id(out, "before", arrival.before().get());
    }
    out.writeArrayFieldStart("contacts");
    for (var contact : arrival.contacts()) {
      out.writeStartObject();
      out.writeStringField("kind", contact.identity().kind().code());
      out.writeStringField("key", contact.identity().key());
      out.writeStringField("original", contact.original());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeStringField("kind", arrival.kind());
    out.writeStringField("occurredAt", arrival.occurredAt().toString());
    out.writeStringField("recordedAt", arrival.recordedAt().toString());
    out.writeStringField("trust", code(arrival.trust()));
    out.writeStringField("origin", code(arrival.origin()));
    texts(out, "profile", arrival.profile());
    texts(out, "payload", arrival.payload());
    if (arrival.directive().isPresent()) {
      directive(out, arrival.directive().get());
    }
    if (arrival.imported().isPresent()) {
      imported(out, arrival.imported().get());
    }
    out.writeEndObject();
  }

  private static void id(JsonGenerator out, String name, EntryId id) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("source", id.source());
    out.writeStringField("id", id.id());
    out.writeEndObject();
  }

  private static void texts(JsonGenerator out, String name, Map<String, String> texts)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (var text : texts.entrySet()) {
      out.writeStringField(text.getKey(), text.getValue());
    }
    out.writeEndObject();
  }

  private static void imported(JsonGenerator out, Imported imported) throws IOException {
    out.writeObjectFieldStart("imported");
    out.writeStringField("import", imported.importId());
    out.writeBooleanField("history", imported.history());
    if (imported.knownSince().isPresent()) {
      out.writeStringField("knownSince", imported.knownSince().get().toString());
    }
    out.writeEndObject();
  }

  private static void directive(JsonGenerator out, Directive directive) throws IOException {
    switch (directive) {
      case Directive.Mark mark -> {
        out.writeObjectFieldStart("mark");
        id(out, "target", mark.target());
        out.writeBooleanField("quarantined", mark.quarantined());
        out.writeStringField("reason", mark.reason());
      }
      case Directive.Merge merge -> out.writeObjectFieldStart("merge");
      case Directive.Cut cut -> {
        out.writeObjectFieldStart("cut");
        side(out, "left", cut.left());
        side(out, "right", cut.right());
        out.writeBooleanField("lifted", cut.lifted());
      }
    }
    out.writeEndObject();
  }

  private static void side(JsonGenerator out, String name, Set<Identity> side) throws IOException {
    out.writeArrayFieldStart(name);
    for (var identity : new TreeSet<>(side)) {
      out.writeString(identity.code());
    }
    out.writeEndArray();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a message; throws {@link NotAnArrival} saying why it is none. */
  public Arrival read(byte[] message) throws NotAnArrival {
    try {
      if (!(reader.read(message) instanceof Json.Fields fields)) {
        throw new NotAnArrival("a message is an object");
      }
      return arrival(fields);
    } catch (MalformedJson e) {
      throw new NotAnArrival("the message cannot be read", e);
    }
  }

  /** Which entry a message speaks of, and the import it came with. */
  public record Named(Identity home, EntryId id, Optional<String> importId) {}

  /**
   * Which entry the message speaks of, as far as that can be read though the rest of it is no
   * arrival that this version knows; empty where it cannot.
   */
  public Optional<Named> named(byte[] message) {
    try {
      if (reader.read(message) instanceof Json.Fields fields) {
        var contacts = contacts(fields);
        return contacts.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Named(
                    contacts.getFirst().identity(),
                    id(fields(fields, "id"), "id"),
                    fields
                        .fields("imported")
                        .flatMap(file -> file.text("import"))
                        .filter(Imported::isImportId)));
      }
      return Optional.empty();
    } catch (MalformedJson | NotAnArrival e) {
      // Then there is nobody whom its refusal could be told.
      return Optional.empty();
    }
  }

  private static Arrival arrival(Json.Fields message) throws NotAnArrival {
    var format = message.decimal("format").orElseThrow(() -> new NotAnArrival("format is missing"));
    if (format.compareTo(BigDecimal.valueOf(FORMAT)) != 0
        && format.compareTo(BigDecimal.valueOf(ALONE)) != 0) {
      throw new NotAnArrival("format is none that this version reads");
    }
    var kind = text(message, "kind");
    var profile = texts(message, "profile");
    var payload = texts(message, "payload");
    var trust = one(Trust.values(), message, "trust");
    var origin = one(Origin.values(), message, "origin");
    var occurredAt = time(message, "occurredAt");
    var recordedAt = time(message, "recordedAt");
    var contacts = contacts(message);
    var id = id(fields(message, "id"), "id");
    Optional<EntryId> before =
        message.get("before").isPresent()
            ? Optional.of(id(fields(message, "before"), "before"))
            : Optional.empty();
    try {
      return new Arrival(
          id,
          before,
          contacts,
          kind,
          occurredAt,
          recordedAt,
          trust,
          origin,
          profile,
          payload,
          directive(message),
          imported(message));
    } catch (IllegalArgumentException e) {
      throw new NotAnArrival("the values do not make an arrival", e);
    }
  }

  private static List<Contact> contacts(Json.Fields message) throws NotAnArrival {
    var items =
        message.items("contacts").orElseThrow(() -> new NotAnArrival("contacts are missing"));
    var contacts = new ArrayList<Contact>();
    for (var item : items) {
      if (!(item instanceof Json.Fields fields)) {
        throw new NotAnArrival("a contact is an object");
      }
      contacts.add(
          new Contact(
              identity(text(fields, "kind"), text(fields, "key")), text(fields, "original")));
    }
    return contacts;
  }

  private static Identity identity(String kind, String key) throws NotAnArrival {
    for (var known : IdentityKind.values()) {
      if (known.code().equals(kind)) {
        try {
          return new Identity(known, key);
        } catch (IllegalArgumentException e) {
          throw new NotAnArrival("an identity's key is none", e);
        }
      }
    }
    throw new NotAnArrival("an identity's kind is none that is known");
  }

  private static Optional<Directive> directive(Json.Fields message) throws NotAnArrival {
    var mark = message.fields("mark");
    if (mark.isPresent()) {
      return Optional.of(
          new Directive.Mark(
              id(fields(mark.get(), "target"), "target"),
              bool(mark.get(), "quarantined"),
              text(mark.get(), "reason")));
    }
    if (message.fields("merge").isPresent()) {
      return Optional.of(new Directive.Merge());
    }
    var cut = message.fields("cut");
    if (cut.isPresent()) {
      return Optional.of(
          new Directive.Cut(
              side(cut.get(), "left"), side(cut.get(), "right"), bool(cut.get(), "lifted")));
    }
    return Optional.empty();
  }

  private static Optional<Imported> imported(Json.Fields message) throws NotAnArrival {
    var imported = message.fields("imported");
    if (imported.isEmpty()) {
      return Optional.empty();
    }
    var fields = imported.get();
    Optional<Instant> since =
        fields.get("knownSince").isPresent()
            ? Optional.of(time(fields, "knownSince"))
            : Optional.empty();
    return Optional.of(new Imported(text(fields, "import"), bool(fields, "history"), since));
  }

  private static Set<Identity> side(Json.Fields cut, String name) throws NotAnArrival {
    var side = new LinkedHashSet<Identity>();
    for (var item : cut.items(name).orElseThrow(() -> new NotAnArrival(name + " is missing"))) {
      if (!(item instanceof Json.Text(var code)) || code.indexOf('#') < 0) {
        throw new NotAnArrival("a side of a cut lists identities");
      }
      int hash = code.indexOf('#');
      side.add(identity(code.substring(0, hash), code.substring(hash + 1)));
    }
    return side;
  }

  private static EntryId id(Json.Fields id, String name) throws NotAnArrival {
    try {
      return new EntryId(text(id, "source"), text(id, "id"));
    } catch (IllegalArgumentException e) {
      throw new NotAnArrival(name + " is no entry's id", e);
    }
  }

  private static Json.Fields fields(Json.Fields from, String name) throws NotAnArrival {
    return from.fields(name).orElseThrow(() -> new NotAnArrival(name + " is missing"));
  }

  private static String text(Json.Fields from, String name) throws NotAnArrival {
    return from.text(name).orElseThrow(() -> new NotAnArrival(name + " is missing"));
  }

  private static boolean bool(Json.Fields from, String name) throws NotAnArrival {
    if (from.get(name).orElseGet(Json.Null::new) instanceof Json.Bool(var value)) {
      return value;
    }
    throw new NotAnArrival(name + " is missing");
  }

  private static Instant time(Json.Fields from, String name) throws NotAnArrival {
    try {
      return Instant.parse(text(from, name));
    } catch (DateTimeException e) {
      throw new NotAnArrival(name + " is no time", e);
    }
  }

  private static <E extends Enum<E>> E one(E[] values, Json.Fields from, String name)
      throws NotAnArrival {
    var code = text(from, name);
    for (var value : values) {
      if (code(value).equals(code)) {
        return value;
      }
    }
    throw new NotAnArrival(name + " is none that is known");
  }

  private static SortedMap<String, String> texts(Json.Fields from, String name)
      throws NotAnArrival {
    var texts = new TreeMap<String, String>();
    for (var member : fields(from, name).members().entrySet()) {
      if (!(member.getValue() instanceof Json.Text(var value))) {
        throw new NotAnArrival(name + " holds texts only");
      }
      texts.put(member.getKey(), value);
    }
    return texts;
  }
}
